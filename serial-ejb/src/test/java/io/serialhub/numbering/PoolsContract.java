package io.serialhub.numbering;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.NumberState;
import io.serialhub.ledger.Recording;
import io.serialhub.order.Orders;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers kept for somebody before goods exist. */
abstract class PoolsContract extends BatchStories {
    @Inject
    Pools pools;

    @Inject
    Ledger ledger;

    @Inject
    Orders orders;

    @OnDerby
    static class DerbyPoolsTest extends PoolsContract {}

    @OnPostgres
    static class PostgresPoolsTest extends PoolsContract {}

    private NumberPool pool(int quantity) {
        plainRule();
        NumberPool pool = pools.create(new PoolDraft(p, "A01 shift", "BIKE", null, "A01", null, p, quantity));
        runner.drain();
        return pool;
    }

    private List<String> drawn(String draw) {
        return pools.numbers(p, draw, null, 200).items().stream()
                .map(PoolNumber::number)
                .toList();
    }

    private void record(String step, Context context, List<String> codes) {
        Item[] items = codes.stream().map(Item::of).toArray(Item[]::new);
        assertThat(ledger.record(Recording.of(step, context, items)).refused()).isZero();
    }

    @Test
    void aPoolIsMadeByARuleAndTheLowestNumbersAreDrawnFirst() {
        NumberPool pool = pool(20);
        assertThat(pool.kind()).isEqualTo(PoolKind.LINE);
        assertThat(pools.get(p).free()).isEqualTo(20);
        PoolDraw draw = pools.draw(p, new DrawRequest(5, null, "A01", null, "early shift"));
        assertThat(drawn(draw.code())).isEqualTo(expected(1, 5));
        assertThat(draw.open()).isEqualTo(5);
        assertThat(pools.counts(p)).isEqualTo(new PoolCounts(15, 5, 0, 0, 0));
        assertThat(pools.draw(p, new DrawRequest(1, null, null, null, null)).quantity())
                .isEqualTo(1);
        refused("pool-short", () -> pools.draw(p, new DrawRequest(15, null, null, null, null)));
        assertThat(pools.get(p).free()).isEqualTo(14);
        assertThat(pools.list(null, "BIKE", null, 200).items())
                .extracting(NumberPool::code)
                .contains(p);
        refused("pool-there", () -> pools.create(new PoolDraft(p, "again", "BIKE", null, null, null, null, 0)));
        refused("unknown-pool", () -> pools.get("NONE"));
    }

    @Test
    void numbersDrawnForAWorkOrderBelongToIt() {
        pool(3);
        world.order(p + "-WO", 'W', "BIKE", 5);
        world.order(p + "-XO", 'W', "BIKE", 5);
        PoolDraw draw = pools.draw(p, new DrawRequest(2, p + "-WO", null, null, null));
        Item first = Item.of(drawn(draw.code()).get(0));
        var other = ledger.record(Recording.of("commission", Context.ofOrder(p + "-XO"), first));
        assertThat(other.items().get(0).reason().code()).isEqualTo("of-other-order");
        record("commission", Context.ofOrder(p + "-WO"), drawn(draw.code()));
        assertThat(pools.counts(p)).isEqualTo(new PoolCounts(1, 0, 0, 2, 0));
    }

    @Test
    void moreThanOneEventTakesIsDrawnAtOnceAndWrittenByAJob() {
        int many = database.maxItems() + 500;
        pool(many + 10);
        world.order(p + "-WO", 'W', "BIKE", many);
        PoolDraw draw = pools.draw(p, new DrawRequest(many, p + "-WO", null, null, null));
        assertThat(pools.get(p).free()).as("nobody else draws them").isEqualTo(10);
        assertThat(draw.recorded()).isZero();
        refused("draw-going-on", () -> pools.giveBack(draw.code(), "too many"));
        runner.drain();
        assertThat(pools.draws(p, null, 1).items().get(0).recorded()).isEqualTo(many);
        assertThat(world.count("SELECT COUNT(*) FROM unit u JOIN doc_order o ON o.id = u.work_order_id WHERE o.code = '"
                        + p + "-WO' AND u.seq = 2"))
                .isEqualTo(many);
        assertThat(pools.giveBack(draw.code(), "order halved").returned()).isEqualTo(many);
        assertThat(pools.get(p).free()).isEqualTo(many + 10);
    }

    @Test
    void whatIsGivenBackIsFreeAgainUnlessItWasPutOnSomething() {
        pool(6);
        world.order(p + "-WO", 'W', "BIKE", 6);
        PoolDraw draw = pools.draw(p, new DrawRequest(5, p + "-WO", null, null, null));
        List<String> codes = drawn(draw.code());
        record("commission", Context.ofOrder(p + "-WO"), codes.subList(0, 1));
        record("encode", Context.NONE, codes.subList(1, 3));
        assertThat(pools.giveBack(draw.code(), "order halved")).isEqualTo(new GivenBack(2, 2, 1));
        assertThat(pools.giveBack(draw.code(), "order halved")).isEqualTo(new GivenBack(0, 0, 1));
        assertThat(pools.counts(p)).isEqualTo(new PoolCounts(3, 0, 0, 1, 2));
        PoolDraw again = pools.draw(p, new DrawRequest(3, null, null, null, null));
        assertThat(drawn(again.code()))
                .containsExactly(codes.get(3), codes.get(4), expected(6, 6).get(0));
        assertThat(world.count("SELECT COUNT(*) FROM unit WHERE work_order_id IS NOT NULL AND code LIKE '" + p + "-%'"))
                .isEqualTo(3);
        refused("unknown-draw", () -> pools.giveBack("NONE", "x"));
        refused("field-missing", () -> pools.giveBack(draw.code(), " "));
    }

    @Test
    void aCancelledWorkOrderGivesItsNumbersBack() {
        plainRule();
        world.order(p + "-WO", 'W', "BIKE", 10);
        batches.request(new BatchRequest(p, "BIKE", p + "-WO", null, 10));
        runner.drain();
        record("encode", Context.NONE, expected(1, 4));
        orders.cancel(p + "-WO", "customer went away");
        runner.drain();
        assertThat(world.count("SELECT COUNT(*) FROM unit WHERE number_state = 'V' AND code LIKE '" + p + "-%'"))
                .isEqualTo(4);
        assertThat(world.count("SELECT COUNT(*) FROM unit u JOIN pool_number n ON n.unit_id = u.id"
                        + " JOIN number_pool q ON q.id = n.pool_id WHERE q.code = 'BACK-BIKE' AND n.draw_id = 0"
                        + " AND u.number_state = 'A' AND u.work_order_id IS NULL AND u.code LIKE '" + p + "-%'"))
                .isEqualTo(6);
        assertThat(pools.get("BACK-BIKE").free()).isGreaterThanOrEqualTo(6);
        world.order(p + "-W2", 'W', "BIKE", 10);
        PoolDraw draw = pools.draw("BACK-BIKE", new DrawRequest(6, p + "-W2", null, null, null));
        assertThat(draw.open()).isEqualTo(6);
    }

    @Test
    void aCancelledPurchaseOrderGivesItsPoolBack() {
        plainRule();
        world.order(p + "-PO", 'P', "BIKE", 10);
        world.sql(
                "UPDATE doc_order SET party_id = (SELECT id FROM party WHERE code = 'S1') WHERE code = '" + p + "-PO'");
        pools.create(new PoolDraft(p, "for the bike maker", "BIKE", p + "-PO", null, null, p, 10));
        runner.drain();
        PoolDraw draw = pools.draw(p, new DrawRequest(6, p + "-PO", null, "S1", null));
        assertThat(drawn(draw.code())).isEqualTo(expected(1, 6));
        record("encode", Context.NONE, expected(1, 2));
        record("encode", Context.NONE, expected(10, 10));
        orders.cancel(p + "-PO", "supplier cannot deliver");
        runner.drain();
        assertThat(pools.counts(p)).isEqualTo(new PoolCounts(7, 0, 0, 0, 3));
        assertThat(ledger.record(Recording.of(
                                "encode", Context.NONE, Item.of(expected(1, 1).get(0))))
                        .refused())
                .as("a voided number is never put on anything again")
                .isEqualTo(1);
        world.order(p + "-P2", 'P', "BIKE", 10);
        PoolDraw again = pools.draw(p, new DrawRequest(7, p + "-P2", null, null, null));
        assertThat(drawn(again.code())).isEqualTo(expected(3, 9));
    }

    @Test
    void aSupplierIsHandedTheListAsAFile() {
        rule(
                Segment.of("literal", "text", p + "-"),
                Segment.of("counter", "width", "6"),
                Segment.of("secret", "width", "8"));
        pools.create(new PoolDraft(p, "for the motor maker", "BIKE", null, null, "S1", p, 3));
        runner.drain();
        var csv = new ByteArrayOutputStream();
        pools.file(p, null, ListFormat.CSV, csv);
        assertThat(csv.toString(StandardCharsets.UTF_8).lines())
                .hasSize(4)
                .element(1)
                .satisfies(line -> assertThat(line).matches(p + "-000001,[0-9A-Z]{8},BIKE,,allocated"));
        var xlsx = new ByteArrayOutputStream();
        pools.file(p, null, ListFormat.XLSX, xlsx);
        assertThat(xlsx.toByteArray()).startsWith('P', 'K');
        assertThat(pools.numbers(p, null, null, null).items())
                .allMatch(n -> n.secret() == null && n.state() == NumberState.ALLOCATED);
    }
}
