package io.serialhub.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A small maker of bicycles on the shared server: master data once, fresh orders and units for every test. */
final class Bicycles {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static Rest rest;

    private Bicycles() {}

    static synchronized Rest stand() {
        if (rest == null) {
            Rest hub = Rest.administrator();
            String site = hub.get("/api/v1/sites").findPath("code").asText();
            partner(hub, "SCR-C", "dealer", "杭州骑遇车行", "Qiyu Hangzhou");
            partner(hub, "SCR-S", "supplier", "蓝芯电池", "Lanxin Battery");
            place(hub, site, "SCR-PL", "plant", "宁波一厂", "Ningbo plant 1");
            place(hub, site, "SCR-W", "warehouse", "成品仓", "Finished goods");
            material(hub, "SCR-BIKE", "山野 26 墨绿 M", "Ridge 26 moss M");
            material(hub, "SCR-BAT", "电池包 48V 14Ah", "Battery 48 V 14 Ah");
            hub.put(
                    "/api/v1/materials/SCR-BIKE/bom",
                    List.of(Map.of("position", "battery", "component", "SCR-BAT", "quantity", 1)));
            rest = hub;
        }
        return rest;
    }

    private static void partner(Rest hub, String code, String kind, String zh, String en) {
        hub.put(
                "/api/v1/partners/" + code,
                Map.of("code", code, "kind", kind, "nameZh", zh, "nameEn", en, "active", true));
    }

    private static void place(Rest hub, String site, String code, String kind, String zh, String en) {
        hub.put(
                "/api/v1/locations/" + code,
                Map.of("code", code, "kind", kind, "nameZh", zh, "nameEn", en, "site", site, "active", true));
    }

    private static void material(Rest hub, String code, String zh, String en) {
        hub.put(
                "/api/v1/materials/" + code,
                Map.of(
                        "code",
                        code,
                        "nameZh",
                        zh,
                        "nameEn",
                        en,
                        "tracking",
                        "serial",
                        "warrantyMonths",
                        24,
                        "active",
                        true));
    }

    /** Received from a supplier into the warehouse, good and in stock. */
    static List<String> inStock(String material, int n) {
        stand();
        int run = COUNT.incrementAndGet();
        String order = "SCR-PO-" + run;
        order(order, "purchase", "SCR-S", material, n);
        var codes = new ArrayList<String>();
        for (int i = 1; i <= n; i++) {
            codes.add("SCR-%s-%03d-%05d".formatted(material.substring(4, 6), run, i));
        }
        scan(
                "receive",
                codes.stream()
                        .map(code -> Map.of("code", code, "role", "supplied", "material", material))
                        .toList(),
                Map.of("order", order, "location", "SCR-W"));
        return codes;
    }

    static String salesOrder(int n) {
        stand();
        String order = "SCR-SO-" + COUNT.incrementAndGet();
        order(order, "sales", "SCR-C", "SCR-BIKE", n);
        return order;
    }

    static String purchaseOrder(String material, int n) {
        stand();
        String order = "SCR-PP-" + COUNT.incrementAndGet();
        order(order, "purchase", "SCR-S", material, n);
        return order;
    }

    /** An empty bin of the warehouse. */
    static String bin() {
        stand();
        String code = "SCR-B" + COUNT.incrementAndGet();
        String site = rest.get("/api/v1/sites").findPath("code").asText();
        rest.put(
                "/api/v1/locations/" + code,
                Map.of(
                        "code", code, "kind", "bin", "parent", "SCR-W", "nameZh", "库位", "nameEn", "Bin", "site", site,
                        "active", true));
        return code;
    }

    private static void order(String code, String kind, String party, String material, int n) {
        rest.put(
                "/api/v1/orders/" + code,
                Map.of(
                        "code",
                        code,
                        "kind",
                        kind,
                        "party",
                        party,
                        "location",
                        "SCR-W",
                        "lines",
                        List.of(Map.of("lineNo", 1, "material", material, "quantity", n))));
    }

    static void scan(String step, List<Map<String, String>> items, Map<String, String> context) {
        var body = new java.util.HashMap<String, Object>(context);
        body.put("eventId", UUID.randomUUID().toString());
        body.put("step", step);
        body.put("items", items);
        stand().post("/api/v1/scans", body);
    }
}
