package io.serialhub.it;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Webhooks that a power cut meets on their way: the receiver has them and has not answered. In the end it was told of each unit. */
final class CutMessages implements AutoCloseable {
    /** More than are on their way at a time. */
    private static final int UNITS = 20;

    private final Partner partner = new Partner();
    private final Rest rest;
    private final String code;
    private final List<String> units;

    /** Subscribes the receiver. */
    CutMessages(Rest rest, String code) throws IOException {
        this.rest = rest;
        this.code = code;
        this.units = IntStream.range(0, UNITS)
                .mapToObj(i -> "PC-U-" + code + "-" + i)
                .toList();
        partner.subscribe(rest, code, "unit.adopted");
    }

    /** Units of the material come into being; waits until the first are on their way. */
    void start(String material, String place) {
        partner.hold();
        Map<String, String> there = Map.of("custody", "location", "place", place);
        for (String unit : units) {
            Map<String, Object> item = Map.of("code", unit, "material", material, "data", there);
            rest.post("/api/v1/scans", Map.of("step", "adopt", "items", List.of(item)));
        }
        Until.so(partner::holds);
    }

    /** After the power was cut and has come back. */
    void endWhole() {
        partner.letPass();
        Until.so(() -> partner.units().containsAll(units), () -> "told of " + partner.units());
        for (String unit : units) {
            String told = "/api/v1/deliveries?subscription=%s&status=delivered&key=%s".formatted(code, unit);
            Until.so(() -> rest.get(told).get("items").size() == 1);
        }
    }

    @Override
    public void close() {
        partner.letPass();
        rest.put("/api/v1/subscriptions/" + code, Map.of("url", partner.url(), "types", List.of("x"), "active", false));
        partner.close();
    }
}
