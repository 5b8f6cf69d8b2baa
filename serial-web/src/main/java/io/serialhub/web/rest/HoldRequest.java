package io.serialhub.web.rest;

import io.serialhub.base.Problem;
import java.util.List;

/**
 * What to stop and why.
 *
 * @param codes    units, each by any of its codes; or else
 * @param material with {@code lot}: every unit that contains it
 */
record HoldRequest(List<String> codes, String material, String lot, String reason) {
    HoldRequest {
        boolean units = codes != null && !codes.isEmpty();
        boolean wholeLot = material != null && lot != null;
        if (units == wholeLot || (material == null) != (lot == null)) {
            throw Problem.invalid("hold-on-what");
        }
    }
}
