package io.serialhub.order;

import io.serialhub.base.Ref;
import java.time.Instant;

/**
 * One row of the list of orders.
 *
 * @param quantity pieces of all lines
 * @param done     pieces of all lines
 */
public record OrderRow(
        String code, OrderKind kind, OrderStatus status, Ref party, Instant dueAt, int quantity, int done) {}
