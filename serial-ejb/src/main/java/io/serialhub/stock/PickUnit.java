package io.serialhub.stock;

import io.serialhub.base.Ref;
import io.serialhub.ledger.Reservation;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A unit to take from the shelf.
 *
 * @param reserved null when it is only proposed
 */
public record PickUnit(
        String code, Ref place, String lot, LocalDate expiresOn, Instant stockedAt, Reservation reserved) {}
