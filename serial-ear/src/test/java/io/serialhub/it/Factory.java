package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A small factory that was set up over REST; every one has codes of its own on the shared server. */
final class Factory {
    private static final AtomicInteger COUNT = new AtomicInteger();

    final String id = "F" + COUNT.incrementAndGet();
    final String pump = id + "-PUMP";
    final String motor = id + "-MOTOR";
    final String seal = id + "-SEAL";
    final String line = id + "-LINE";
    final String warehouse = id + "-WH";
    final String customer = id + "-C";
    final String dealer = id + "-D";
    final String supplier = id + "-S";
    final Program rest;

    Factory(Program rest) {
        this.rest = rest;
        arrive();
        rule(pump, id + "P-");
        rule(motor, id + "M-");
    }

    /** Everything that other systems know comes as files. */
    private void arrive() {
        accept("partners.csv", """
                伙伴编码 Partner code,中文名称 Chinese name,英文名称 English name,类型 Kind
                %s,碧波泳池,Bibo Pools,customer
                %s,海蓝经销,Hailan Trading,dealer
                %s,联新密封,Lianxin Seals,supplier
                """.formatted(customer, dealer, supplier), 3);
        accept("locations.csv", """
                地点编码 Location code,中文名称 Chinese name,英文名称 English name,类型 Kind
                %s,一线,Line 1,line
                %s,一号仓,Warehouse 1,warehouse
                """.formatted(line, warehouse), 2);
        accept("materials.csv", """
                物料编码 Item,中文名称 Chinese name,英文名称 English name,追溯方式 Tracking,保修月数 Warranty months
                %s,循环泵,Circulation pump,serial,24
                %s,电机,Motor,serial,12
                %s,密封圈,Seal,lot,0
                """.formatted(pump, motor, seal), 3);
        accept("bom.csv", """
                父项物料 Parent item,子项物料 Component,用量 Quantity,位置号 Position
                %1$s,%2$s,1,10
                %1$s,%3$s,2,20
                """.formatted(pump, motor, seal), 2);
        accept("lots.csv", """
                批次 Lot,物料编码 Item,供应商 Supplier,数量 Quantity
                LX-1,%1$s,%2$s,500
                LX-2,%1$s,%2$s,500
                """.formatted(seal, supplier), 2);
    }

    private void accept(String name, String csv, int rows) {
        String code = rest.upload(name, csv).is(202).key();
        JsonNode run = rest.await("/imports/" + code, json -> ended(json, "queued", "running"))
                .json();
        assertThat(run.get("status").asText()).as(run.toString()).isEqualTo("done");
        assertThat(run.get("accepted").asInt() + run.get("already").asInt())
                .as(name + " " + rest.get("/imports/" + code + "/rejects").body())
                .isEqualTo(rows);
    }

    private void rule(String material, String prefix) {
        rest.put("/number-rules/" + material, """
                {"nameZh":"规则","nameEn":"Rule","timeZone":"Asia/Shanghai","segments":[
                  {"type":"literal","options":{"text":"%s"}},{"type":"counter","options":{"width":"6"}}]}
                """.formatted(prefix)).is(201);
    }

    String order(String kind, String suffix, String material, int quantity) {
        String code = id + "-" + suffix;
        String party = kind.equals("sales") ? customer : supplier;
        String whose = kind.equals("work") ? "" : "\"party\":\"%s\",".formatted(party);
        rest.post("/orders", """
                {"code":"%s","kind":"%s",%s"location":"%s","lines":[{"lineNo":1,"material":"%s","quantity":%d}]}
                """.formatted(
                                code, kind, whose, kind.equals("work") ? line : warehouse, material, quantity))
                .is(201);
        return code;
    }

    /** Asks for numbers and waits until they are made. */
    List<String> numbers(String material, String order, int quantity) {
        String code = rest.post("/number-batches", """
                {"rule":"%s","material":"%s","order":"%s","quantity":%d}
                """.formatted(material, material, order, quantity))
                .is(202)
                .key();
        rest.await(
                "/number-batches/" + code, json -> json.get("status").asText().equals("done"));
        return List.of(rest.get("/number-batches/" + code + "/numbers", "Accept", "text/plain")
                .is(200)
                .body()
                .split("\n"));
    }

    /** Pumps in the warehouse, ready to be sold. */
    List<String> stock(String suffix, int quantity) {
        String order = order("work", suffix, pump, quantity);
        List<String> pumps = numbers(pump, order, quantity);
        scan("commission", pumps, "\"order\":\"%s\"".formatted(order)).is(200);
        scan("inspect", pumps, "\"location\":\"%s\"".formatted(line)).is(200);
        scan("receive", pumps, "\"order\":\"%s\",\"location\":\"%s\"".formatted(order, warehouse))
                .is(200);
        return pumps;
    }

    /** Pumps that were in the warehouse before there was a hub. */
    Program.Answer adopt(List<String> codes) {
        var items = new ArrayList<String>();
        codes.forEach(code ->
                items.add("{\"code\":\"%s\",\"material\":\"%s\",\"data\":{\"custody\":\"location\",\"place\":\"%s\"}}"
                        .formatted(code, pump, warehouse)));
        return rest.post("/scans", "{\"step\":\"adopt\",\"items\":%s}".formatted(items));
    }

    Program.Answer scan(String step, List<String> codes, String context) {
        return rest.post("/scans", "{\"step\":\"%s\",\"codes\":%s,%s}".formatted(step, quoted(codes), context));
    }

    Program.Answer ship(String code, String order) {
        return rest.post("/scans", shipment(code, order));
    }

    String shipment(String code, String order) {
        return "{\"step\":\"ship\",\"code\":\"%s\",\"order\":\"%s\"}".formatted(code, order);
    }

    static String quoted(List<String> codes) {
        var quoted = new ArrayList<String>();
        codes.forEach(code -> quoted.add('"' + code + '"'));
        return quoted.toString();
    }

    private static boolean ended(JsonNode run, String... open) {
        return !List.of(open).contains(run.get("status").asText());
    }
}
