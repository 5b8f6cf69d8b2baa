package io.serialhub.ledger;

import io.serialhub.base.Reason;
import io.serialhub.material.TestLimit;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was measured on a unit: data keys {@code m.resistance}, with the limits that the sender or the material gives as
 * {@code m.resistance.lower} and {@code m.resistance.upper}. They are kept with the event, as they were then.
 *
 * @param item with the limits in its data
 */
record Measured(Item item, Map<String, Object> values) {
    static final String PREFIX = "m.";
    private static final String LOWER = ".lower";
    private static final String UPPER = ".upper";

    static Measured of(Item item, List<TestLimit> limits) {
        var values = new TreeMap<String, Object>();
        item.data().forEach((key, value) -> {
            if (key.startsWith(PREFIX) && !key.endsWith(LOWER) && !key.endsWith(UPPER)) {
                values.put(key, value);
            }
        });
        if (values.isEmpty()) {
            return new Measured(item, values);
        }
        var data = new HashMap<>(item.data());
        for (TestLimit limit : limits) {
            String key = PREFIX + limit.characteristic();
            if (values.containsKey(key)) {
                put(data, key + LOWER, limit.lower());
                put(data, key + UPPER, limit.upper());
            }
        }
        return new Measured(
                new Item(
                        item.code(),
                        item.role(),
                        item.parent(),
                        item.material(),
                        item.lot(),
                        item.quantity(),
                        item.position(),
                        data),
                values);
    }

    /** What the material says goes before what the sender says. */
    private static void put(Map<String, Object> data, String key, BigDecimal limit) {
        if (limit != null) {
            data.put(key, limit);
        }
    }

    /** The first measurement outside its limits, or null. */
    Reason outside(String unit) {
        for (Map.Entry<String, Object> value : values.entrySet()) {
            BigDecimal measured = number(value.getValue());
            BigDecimal lower = number(item.data().get(value.getKey() + LOWER));
            BigDecimal upper = number(item.data().get(value.getKey() + UPPER));
            boolean low = measured != null && lower != null && measured.compareTo(lower) < 0;
            boolean high = measured != null && upper != null && measured.compareTo(upper) > 0;
            if (low || high) {
                return Reason.of(
                        low ? "below-limit" : "above-limit",
                        "unit",
                        unit,
                        "what",
                        value.getKey().substring(PREFIX.length()),
                        "value",
                        measured.toPlainString(),
                        "limit",
                        (low ? lower : upper).toPlainString());
            }
        }
        return null;
    }

    private static BigDecimal number(Object value) {
        try {
            return value == null ? null : new BigDecimal(value.toString());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
