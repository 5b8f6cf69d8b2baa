package io.serialhub.imports;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What a run's rows share.
 *
 * @param file what people called it
 * @param site that rows belong to which name none
 * @param zone of that site, in which days are told
 */
record Surroundings(String file, String site, ZoneId zone, Instant now) {}
