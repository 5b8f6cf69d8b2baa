package io.serialhub.connection;

import io.serialhub.base.Reason;
import java.time.Instant;

/**
 * How a connection goes.
 *
 * @param lastRunAt when it last ran, well or not
 * @param lastOkAt  when it last went well
 * @param nextRunAt when it is due
 * @param failures  in a row
 * @param problem   what went wrong last; null when it went well
 */
public record ConnectionHealth(Instant lastRunAt, Instant lastOkAt, Instant nextRunAt, int failures, Reason problem) {}
