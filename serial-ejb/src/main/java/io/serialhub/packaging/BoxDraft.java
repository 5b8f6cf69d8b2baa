package io.serialhub.packaging;

import io.serialhub.base.Problem;

/**
 * A handling unit to be.
 *
 * @param code     an SSCC that it carries already, in any form; null: the rule makes one
 * @param rule     which SSCC rule; null: the only one there is
 * @param material the only one that it may take, or null
 * @param capacity how many things fit directly into it, or null
 */
public record BoxDraft(String code, BoxKind kind, String rule, String material, Integer capacity) {
    public BoxDraft {
        kind = kind == null ? BoxKind.CARTON : kind;
        code = code == null || code.isBlank() ? null : code.strip();
        rule = rule == null || rule.isBlank() ? null : rule.strip();
        material = material == null || material.isBlank() ? null : material.strip();
        if (capacity != null && (capacity < 1 || capacity > 10_000)) {
            throw Problem.invalid("amount-out-of-range", "value", capacity, "min", 1, "max", 10_000);
        }
    }
}
