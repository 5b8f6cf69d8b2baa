package io.serialhub.ledger;

import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import io.serialhub.order.OrderIndex;
import io.serialhub.testkit.Hub;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;

/** A small factory to tell stories about: one bike with a motor and a battery, a line, two bins, two customers. */
public class World {
    @Inject
    Database database;

    @Inject
    Ids ids;

    @Inject
    Births births;

    @Inject
    OrderIndex orders;

    @Inject
    io.serialhub.material.MaterialIndex materials;

    /** Puts it up once; a second call does nothing. */
    public void build() {
        if (!materials.byCodes(List.of("BIKE")).isEmpty()) {
            return;
        }
        if (count("SELECT COUNT(*) FROM site WHERE code = 'NB1'") == 0) {
            sql(
                    "INSERT INTO site (code, name_zh, name_en, time_zone) VALUES ('NB1', '宁波一厂', 'Ningbo 1', 'Asia/Shanghai')");
        }
        material("BIKE", 'S', 24);
        material("BIKE-2", 'S', 24);
        material("MOTOR", 'S', 12);
        material("BATTERY", 'S', 12);
        material("CELL", 'L', 0);
        bom("BIKE", "10", "MOTOR", 1);
        bom("BIKE", "20", "BATTERY", 1);
        bom("BATTERY", "10", "CELL", 40);
        party("OWN", 'O');
        party("C1", 'C');
        party("C2", 'C');
        party("S1", 'S');
        location("PLANT", 'G');
        location("A01", 'P');
        location("W1-A", 'B');
        location("W1-B", 'B');
        location("SVC", 'V');
    }

    private void material(String code, char tracking, int warranty) {
        sql("INSERT INTO material (id, code, name_zh, name_en, base_unit, tracking, warranty_months, active, version)"
                + " VALUES (" + ids.next("material") + ", '" + code + "', '" + code + "', '" + code + "', 'EA', '"
                + tracking + "', " + warranty + ", TRUE, 0)");
    }

    private void bom(String parent, String position, String component, int quantity) {
        sql("INSERT INTO bom_line (id, material_id, position, component_id, quantity) SELECT " + ids.next("bom_line")
                + ", p.id, '" + position + "', c.id, " + quantity + " FROM material p, material c WHERE p.code = '"
                + parent + "' AND c.code = '" + component + "'");
    }

    private void party(String code, char kind) {
        sql("INSERT INTO party (id, code, kind, name_zh, name_en, active, version) VALUES (" + ids.next("party") + ", '"
                + code + "', '" + kind + "', '" + code + "', '" + code + "', TRUE, 0)");
    }

    private void location(String code, char kind) {
        sql("INSERT INTO location (id, code, kind, name_zh, name_en, site, active, version) VALUES ("
                + ids.next("location") + ", '" + code + "', '" + kind + "', '" + code + "', '" + code + "', '"
                + Hub.SITE
                + "', TRUE, 0)");
    }

    /** @param kind W, P or S; a work order is made at line A01, a sales order goes to C1 */
    public void order(String code, char kind, String material, int quantity) {
        long id = ids.next("doc_order");
        String party = kind == 'S' ? "(SELECT id FROM party WHERE code = 'C1')" : "NULL";
        String place = kind == 'W' ? "(SELECT id FROM location WHERE code = 'A01')" : "NULL";
        sql(
                "INSERT INTO doc_order (id, code, kind, status, party_id, location_id, site, source, created_at, version) VALUES ("
                        + id + ", '" + code + "', '" + kind + "', 'O', " + party + ", " + place
                        + ", 'NB1', 'test', CURRENT_TIMESTAMP, 0)");
        sql("INSERT INTO order_line (id, order_id, line_no, material_id, quantity, done) SELECT "
                + ids.next("order_line") + ", " + id + ", 1, id, " + quantity + ", 0 FROM material WHERE code = '"
                + material + "'");
    }

    /** Numbers of our own for a material, without a batch. */
    public List<String> allocate(Hub hub, String material, String prefix, int n) {
        List<String> codes =
                IntStream.rangeClosed(1, n).mapToObj(i -> prefix + "-" + i).toList();
        long id = materials.byCodes(List.of(material)).get(material).id();
        hub.inTransaction(() -> births.allocate(codes, new Births.Chunk(id, null, null, Hub.SITE)));
        return codes;
    }

    public void sql(String sql) {
        database.use(h -> h.execute(sql));
    }

    public int count(String sql) {
        return database.with(h -> h.createQuery(sql).mapTo(Integer.class).one());
    }

    public String text(String sql) {
        return database.with(h -> h.createQuery(sql).mapTo(String.class).one());
    }

    /** Puts another answer on a receipt. */
    public void answer(String receipt, String answer) {
        database.use(h -> h.createUpdate("UPDATE receipt SET answer = :answer WHERE id = :id")
                .bind("answer", answer)
                .bind("id", receipt)
                .execute());
    }
}
