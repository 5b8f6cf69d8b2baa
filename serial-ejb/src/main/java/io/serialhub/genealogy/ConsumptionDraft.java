package io.serialhub.genealogy;

import io.serialhub.base.Problem;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * So much of a lot was used for a whole work order.
 *
 * @param order      code of the work order
 * @param material   of the lot
 * @param happenedAt null: now
 */
public record ConsumptionDraft(String order, String material, String lot, BigDecimal quantity, Instant happenedAt) {
    public ConsumptionDraft {
        if (order == null || order.isBlank()) {
            throw Problem.invalid("order-needed", "step", "backflush", "kind", "work");
        }
        if (material == null || material.isBlank() || lot == null || lot.isBlank()) {
            throw Problem.invalid("code-needed");
        }
        if (quantity == null || quantity.signum() <= 0) {
            throw Problem.invalid("amount-out-of-range", "value", quantity, "min", 0, "max", "");
        }
        lot = lot.strip();
    }
}
