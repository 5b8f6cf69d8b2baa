package io.serialhub.order;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.serialhub.audit.AuditEntry;
import io.serialhub.audit.AuditFilter;
import io.serialhub.audit.AuditTrail;
import io.serialhub.base.Page;
import io.serialhub.base.Saved;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.location.Location;
import io.serialhub.location.LocationKind;
import io.serialhub.location.Locations;
import io.serialhub.location.Site;
import io.serialhub.material.Material;
import io.serialhub.material.Materials;
import io.serialhub.party.Parties;
import io.serialhub.party.Party;
import io.serialhub.party.PartyKind;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders as people and programs announce and change them, on both databases. */
abstract class OrdersContract {
    @Inject
    Orders orders;

    @Inject
    OrderIndex index;

    @Inject
    OrderProgress progress;

    @Inject
    Materials materials;

    @Inject
    Parties parties;

    @Inject
    Locations locations;

    @Inject
    AuditTrail trail;

    @OnDerby
    static class DerbyOrdersTest extends OrdersContract {}

    @OnPostgres
    static class PostgresOrdersTest extends OrdersContract {}

    @BeforeEach
    void masterData() {
        for (String code : List.of("TV", "BOX")) {
            materials.save(new Material(code, code + "名", code, null, null, null, null, null, 0, true, 0), null);
        }
        parties.save(
                new Party("HOTEL", PartyKind.CUSTOMER, "大酒店", "Grand Hotel", null, null, null, null, true, 0), null);
        locations.saveSite(new Site("SH1", "上海", "Shanghai", "Asia/Shanghai"));
        locations.save(new Location("WH-SH", LocationKind.WAREHOUSE, null, "上海仓", null, "SH1", true, 0), null);
    }

    @Test
    void anOrderIsKeptAsItWasSentAndSavedOnce() {
        Order sent = new Order(
                "SO-1",
                OrderKind.SALES,
                null,
                "HOTEL",
                "WH-SH",
                null,
                Instant.parse("2026-05-01T08:00:00Z"),
                "PO 77",
                "顺丰",
                "SF123",
                List.of(line(20, "BOX", 3), line(10, "TV", 5)),
                0);
        Saved<OrderView> saved = orders.save(sent, null);
        assertThat(saved.outcome()).isEqualTo(Outcome.CREATED);
        OrderView kept = orders.get("SO-1");
        assertThat(kept).isEqualTo(saved.view());
        assertThat(kept.order().asksForTheSameAs(sent.at("SH1"))).isTrue();
        assertThat(kept.status()).isEqualTo(OrderStatus.OPEN);
        assertThat(kept.source()).isEqualTo("test");
        assertThat(kept.party().nameEn()).isEqualTo("Grand Hotel");
        assertThat(kept.lines())
                .extracting(OrderLineView::lineNo, l -> l.material().nameZh(), OrderLineView::quantity)
                .containsExactly(tuple(10, "TV名", 5), tuple(20, "BOX名", 3));
        assertThat(orders.save(sent, kept.version()).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(orders.get("SO-1").version()).isEqualTo(kept.version());
        assertThat(audited("SO-1")).hasSize(1);
    }

    @Test
    void aChangeOfALineAloneIsANewVersion() {
        long version = orders.save(work("WO-V", line(10, "TV", 5)), null).view().version();
        Saved<OrderView> changed = orders.save(work("WO-V", line(10, "TV", 6)), version);
        assertThat(changed.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(changed.view().version()).isGreaterThan(version);
        assertThat(orders.get("WO-V").version()).isEqualTo(changed.view().version());
        refused("changed-meanwhile", () -> orders.save(work("WO-V", line(10, "TV", 7)), version));
        refused("changed-meanwhile", () -> orders.save(work("WO-NEW", line(10, "TV", 7)), 3L));
        assertThat(audited("WO-V")).hasSize(2);
    }

    @Test
    void linesComeAndGoWhileNothingIsDoneOnThem() {
        orders.save(work("WO-L", line(10, "TV", 5), line(20, "BOX", 5)), null);
        orders.save(work("WO-L", line(20, "TV", 4), line(30, "BOX", 1)), null);
        assertThat(orders.get("WO-L").lines())
                .extracting(OrderLineView::lineNo, l -> l.material().code(), OrderLineView::quantity)
                .containsExactly(tuple(20, "TV", 4), tuple(30, "BOX", 1));
    }

    @Test
    void whatWasDoneStaysDone() {
        orders.save(work("WO-D", line(10, "TV", 5), line(20, "BOX", 5)), null);
        advance("WO-D", 10, 3);
        refused("order-line-started", () -> orders.save(work("WO-D", line(20, "BOX", 5)), null));
        refused("order-line-started", () -> orders.save(work("WO-D", line(10, "BOX", 5), line(20, "BOX", 5)), null));
        refused("order-line-below-done", () -> orders.save(work("WO-D", line(10, "TV", 2), line(20, "BOX", 5)), null));
        refused("order-started", () -> orders.cancel("WO-D", "no longer wanted"));
        OrderView less = orders.save(work("WO-D", line(10, "TV", 3)), null).view();
        assertThat(less.status()).isEqualTo(OrderStatus.DONE);
        assertThat(less.done()).isEqualTo(3);
        assertThat(orders.save(work("WO-D", line(10, "TV", 4)), null).view().status())
                .isEqualTo(OrderStatus.STARTED);
    }

    @Test
    void theKindOfAnOrderStays() {
        orders.save(work("WO-K", line(10, "TV", 5)), null);
        refused("order-kind-stays", () -> orders.save(sales("WO-K", line(10, "TV", 5)), null));
    }

    @Test
    void aCancelledOrderStaysCancelled() {
        orders.save(work("WO-X", line(10, "TV", 5)), null);
        OrderView cancelled = orders.cancel("WO-X", "customer withdrew");
        assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(orders.cancel("WO-X", "again")).isEqualTo(cancelled);
        assertThat(audited("WO-X")).hasSize(2);
        refused("order-cancelled", () -> orders.save(work("WO-X", line(10, "TV", 6)), null));
        refused("order-cancelled", () -> advance("WO-X", 10, 1));
        refused("unknown-order", () -> orders.cancel("NOPE", "why"));
        refused("field-missing", () -> orders.cancel("WO-X", " "));
    }

    @Test
    void whatAnOrderRefersToMustBeThere() {
        refused("unknown-material", () -> orders.save(work("WO-U", line(10, "NOPE", 5)), null));
        refused("unknown-party", () -> orders.save(order("SO-U", OrderKind.SALES, "NOPE", null, null), null));
        refused("unknown-location", () -> orders.save(order("WO-U", OrderKind.WORK, null, "NOPE", null), null));
        refused("unknown-site", () -> orders.save(order("WO-U", OrderKind.WORK, null, null, "NOPE"), null));
        refused(
                "order-site-of-location",
                () -> orders.save(order("WO-U", OrderKind.WORK, null, "WH-SH", Hub.SITE), null));
        refused("unknown-order", () -> orders.get("WO-U"));
        refused("unknown-order", () -> index.get("WO-U"));
    }

    @Test
    void withoutLocationTheOrderIsAtTheSiteOfWhoMakesIt() {
        assertThat(orders.save(work("WO-S", line(10, "TV", 1)), null).view().site())
                .isEqualTo(Hub.SITE);
    }

    @Test
    void theListShowsProgressNewestFirst() {
        orders.save(sales("LST-1", line(10, "TV", 5), line(20, "BOX", 2)), null);
        orders.save(sales("LST-2", line(10, "TV", 5)), null);
        orders.save(work("LST-3", line(10, "TV", 5)), null);
        advance("LST-1", 10, 4);
        assertThat(orders.list(new OrderFilter(OrderKind.SALES, null, "lst", null), null, null)
                        .items())
                .extracting(
                        OrderRow::code, OrderRow::status, row -> row.party().code(), OrderRow::quantity, OrderRow::done)
                .containsExactly(
                        tuple("LST-2", OrderStatus.OPEN, "HOTEL", 5, 0),
                        tuple("LST-1", OrderStatus.STARTED, "HOTEL", 7, 4));
        assertThat(orders.list(new OrderFilter(null, OrderStatus.STARTED, "LST", null), null, null)
                        .items())
                .extracting(OrderRow::code)
                .containsExactly("LST-1");
        assertThat(orders.list(OrderFilter.containing("酒店"), null, null).items())
                .extracting(OrderRow::code)
                .contains("LST-1", "LST-2")
                .doesNotContain("LST-3");
        var codes = new ArrayList<String>();
        String next = null;
        do {
            Page<OrderRow> page = orders.list(OrderFilter.containing("lst-"), next, 2);
            page.items().forEach(row -> codes.add(row.code()));
            next = page.next();
        } while (next != null);
        assertThat(codes).containsExactly("LST-3", "LST-2", "LST-1");
        refused("bad-cursor", () -> orders.list(OrderFilter.ALL, "bm8", 2));
    }

    @Test
    void otherRoomsReadAnOrderWithItsLines() {
        orders.save(sales("IDX-1", line(20, "BOX", 2), line(10, "TV", 5)), null);
        advance("IDX-1", 20, 1);
        OrderKey key = index.get("IDX-1");
        assertThat(key.kind()).isEqualTo(OrderKind.SALES);
        assertThat(key.status()).isEqualTo(OrderStatus.STARTED);
        assertThat(key.partyId()).isNotNull();
        assertThat(key.locationId()).isNull();
        assertThat(key.lines())
                .extracting(OrderKey.Line::lineNo, OrderKey.Line::quantity, OrderKey.Line::done)
                .containsExactly(tuple(10, 5, 0), tuple(20, 2, 1));
    }

    private void advance(String order, int lineNo, int count) {
        OrderKey.Line line = index.get(order).lines().stream()
                .filter(l -> l.lineNo() == lineNo)
                .findFirst()
                .orElseThrow();
        progress.advance(Map.of(new OrderKey.Slot(line.id(), line.materialId()), count));
    }

    private List<AuditEntry> audited(String code) {
        return trail.list(AuditFilter.ofObject("order", code), null, null).items();
    }

    private static OrderLine line(int lineNo, String material, int quantity) {
        return new OrderLine(lineNo, material, quantity, 0);
    }

    private static Order work(String code, OrderLine... lines) {
        return new Order(code, OrderKind.WORK, null, null, null, null, null, null, null, null, List.of(lines), 0);
    }

    private static Order sales(String code, OrderLine... lines) {
        return new Order(code, OrderKind.SALES, null, "HOTEL", null, null, null, null, null, null, List.of(lines), 0);
    }

    private static Order order(String code, OrderKind kind, String party, String location, String site) {
        return new Order(
                code, kind, null, party, location, site, null, null, null, null, List.of(line(10, "TV", 1)), 0);
    }
}
