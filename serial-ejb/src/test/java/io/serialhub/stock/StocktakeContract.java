package io.serialhub.stock;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.serialhub.base.Page;
import io.serialhub.job.JobRunner;
import io.serialhub.job.Progress;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.StateWord;
import io.serialhub.ledger.World;
import io.serialhub.packaging.BoxDraft;
import io.serialhub.packaging.HandlingUnits;
import io.serialhub.packaging.Packing;
import io.serialhub.packaging.SsccRule;
import io.serialhub.packaging.SsccRules;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a count of a place finds, and what becomes of it. */
abstract class StocktakeContract extends StockScene {
    @Inject
    Ledger ledger;

    @Inject
    World world;

    @Inject
    Stocktakes stocktakes;

    @Inject
    JobRunner runner;

    @Inject
    HandlingUnits boxes;

    @Inject
    Packing packing;

    @Inject
    SsccRules rules;

    @OnDerby
    static class DerbyStocktakeTest extends StocktakeContract {}

    @OnPostgres
    static class PostgresStocktakeTest extends StocktakeContract {}

    @Test
    void aCountFindsWhatIsMissingMovedFoundAndNotToBeThere() {
        received(null, material + "-1", material + "-2", material + "-3", material + "-4");
        story.when("lose").because("last year").units(material + "-4").happens();
        story.soldTo("ANNA", "BIKE", material + "-SOLD");
        String count = stocktakes.open(wh, "yearly").code();

        assertThat(stocktakes.scan(count, material + "-1", wh + "-A", null).finding())
                .isEqualTo(Finding.RIGHT);
        assertThat(stocktakes.scan(count, material + "-1", wh + "-A", null).repeated())
                .isTrue();
        assertThat(stocktakes.scan(count, material + "-2", wh + "-B", null).finding())
                .isEqualTo(Finding.MOVED);
        assertThat(stocktakes.scan(count, material + "-4", wh + "-B", null).finding())
                .isEqualTo(Finding.FOUND);
        assertThat(stocktakes.scan(count, material + "-SOLD", wh + "-B", null).finding())
                .isEqualTo(Finding.SURPLUS);
        assertThat(stocktakes.scan(count, "NEVER-SEEN", null, null).finding()).isEqualTo(Finding.UNKNOWN);
        refused("stocktake-other-place", () -> stocktakes.scan(count, material + "-1", "WH", null));
        received(null, material + "-5");

        Stocktake seen = stocktakes.get(count);
        assertThat(seen.of(Finding.MISSING)).isOne();
        assertThat(seen.seen()).isEqualTo(5);
        assertThat(stocktakes.differences(count, Finding.MISSING, null, null).items())
                .extracting(Difference::code, d -> d.expected().code())
                .containsExactly(tuple(material + "-3", wh + "-A"));
        assertThat(stocktakes.differences(count, Finding.MOVED, null, null).items())
                .extracting(Difference::code, d -> d.seen().code())
                .containsExactly(tuple(material + "-2", wh + "-B"));
        assertThat(stocktakes.differences(count, Finding.UNKNOWN, null, null).items())
                .extracting(Difference::code)
                .containsExactly("NEVER-SEEN");
        refused("stocktake-changed", () -> stocktakes.confirm(count, 7));

        stocktakes.confirm(count, 1);

        assertThat(story.life(material + "-1")).endsWith("count");
        story.unit(material + "-2").isAt(wh + "-B");
        story.unit(material + "-4").isAt(wh + "-B").is(StateWord.IN_STOCK);
        assertThat(story.life(material + "-3")).endsWith("lose");
        story.unit(material + "-5").isAt(wh + "-A");
        story.unit(material + "-SOLD").is(StateWord.SOLD);
        refused("stocktake-closed", () -> stocktakes.scan(count, material + "-1", null, null));
        assertThat(stocktakes.get(count).status()).isEqualTo(StocktakeStatus.CONFIRMED);
        story.addsUp();
    }

    @Test
    void aBigCountIsConfirmedByAJobThatGoesOnWhereItWasStopped() {
        int all = 2_200;
        List<String> units =
                IntStream.rangeClosed(1, all).mapToObj(i -> material + "-" + i).toList();
        takenOver(units.subList(0, 1_500));
        takenOver(units.subList(1_500, all));
        String count = stocktakes.open(wh, "yearly").code();
        clock.advance(Duration.ofHours(1));
        seen(count, wh + "-A", 1, 1_200);
        seen(count, wh + "-B", 1_201, 1_300);
        Stocktake begun = stocktakes.confirm(count, 900);
        assertThat(begun.status()).isEqualTo(StocktakeStatus.CONFIRMING);
        assertThat(begun.progress()).isEqualTo(new Progress(0, all, null));
        refused("stocktake-closed", () -> stocktakes.confirm(count, 900));
        refused("stocktake-closed", () -> stocktakes.scan(count, units.get(0), null, null));

        runner.drain();

        assertThat(stocktakes.get(count).status()).isEqualTo(StocktakeStatus.CONFIRMED);
        assertThat(stocktakes.get(count).progress()).isNull();
        assertThat(story.life(units.get(0))).containsOnlyOnce("count");
        assertThat(story.life(units.get(1_199))).containsOnlyOnce("count");
        assertThat(story.life(units.get(1_200))).doesNotContain("count").endsWith("put-away");
        assertThat(story.life(units.get(1_300))).endsWith("lose");
        assertThat(story.life(units.get(all - 1))).endsWith("lose");
        assertThat(counted("step = 'count'")).isEqualTo(1_200);
        assertThat(counted("step = 'put-away'")).isEqualTo(100);
        assertThat(counted("step = 'lose'")).isEqualTo(900);
    }

    private void takenOver(List<String> units) {
        Item[] items = units.stream()
                .map(unit -> new Item(
                        unit,
                        null,
                        null,
                        material,
                        null,
                        null,
                        null,
                        Map.of("custody", "location", "place", wh + "-A")))
                .toArray(Item[]::new);
        assertThat(ledger.record(Recording.of("adopt", Context.NONE, items)).accepted())
                .isEqualTo(units.size());
    }

    /** As if somebody had scanned them one by one. */
    private void seen(String count, String place, int from, int to) {
        world.sql("INSERT INTO stocktake_unit (stocktake_id, unit_id, place_id, seen_by, seen_at)"
                + " SELECT s.id, u.id, l.id, 'keeper', CURRENT_TIMESTAMP FROM stocktake s, unit u, location l"
                + " WHERE s.code = '" + count + "' AND l.code = '" + place + "' AND u.code IN ("
                + IntStream.rangeClosed(from, to)
                        .mapToObj(i -> "'" + material + "-" + i + "'")
                        .collect(Collectors.joining(","))
                + ")");
    }

    private int counted(String step) {
        return world.count(
                "SELECT COUNT(*) FROM event_unit r JOIN event e ON e.id = r.event_id JOIN unit u ON u.id = r.unit_id"
                        + " WHERE u.code LIKE '" + material + "-%' AND " + step);
    }

    @Test
    void aScanTakenBackIsAsIfItHadNotBeen() {
        received(null, material + "-1");
        String count = stocktakes.open(wh, null).code();
        stocktakes.scan(count, material + "-1", null, null);
        assertThat(stocktakes.forget(count, material + "-1").seen()).isZero();
        assertThat(stocktakes.cancel(count, "wrong warehouse").status()).isEqualTo(StocktakeStatus.CANCELLED);
        assertThat(stocktakes.list(StocktakeStatus.CANCELLED, null, null, null).items())
                .extracting(StocktakeRow::code)
                .contains(count);
        assertThat(stocktakes.list(null, locations.get(wh).site(), null, null).items())
                .extracting(StocktakeRow::code)
                .contains(count);
        assertThat(stocktakes.list(null, "ELSEWHERE", null, null).items()).isEmpty();
    }

    @Test
    void codesThatMeanNoUnitAreReadPageByPage() {
        String count = stocktakes.open(wh, null).code();
        List.of("NO-2", "NO-1", "NO-3").forEach(code -> stocktakes.scan(count, code, null, null));

        Page<Difference> first = stocktakes.differences(count, Finding.UNKNOWN, null, 2);
        assertThat(first.items()).extracting(Difference::code).containsExactly("NO-1", "NO-2");
        Page<Difference> last = stocktakes.differences(count, Finding.UNKNOWN, first.next(), 2);
        assertThat(last.items()).extracting(Difference::code).containsExactly("NO-3");
        assertThat(last.next()).isNull();
        refused("bad-cursor", () -> stocktakes.differences(count, Finding.MISSING, first.next(), 2));
    }

    @Test
    void aCartonCountsWithAllThatIsInItAtTheLastPlaceThatItWasSeenAt() {
        received(null, material + "-1", material + "-2");
        String box = carton(material + "-1", material + "-2");
        String count = stocktakes.open(wh, null).code();
        Instant now = clock.instant();

        Seen seen = stocktakes.scan(count, new Sight(box, wh + "-B", null, now));
        assertThat(seen.units()).isEqualTo(2);
        assertThat(seen.repeated()).isFalse();
        assertThat(stocktakes
                        .scan(count, new Sight(material + "-1", wh + "-A", null, now.minusSeconds(60)))
                        .repeated())
                .isTrue();

        assertThat(stocktakes.differences(count, Finding.MOVED, null, null).items())
                .extracting(Difference::code, d -> d.seen().code())
                .containsExactlyInAnyOrder(tuple(material + "-1", wh + "-B"), tuple(material + "-2", wh + "-B"));
    }

    private String carton(String... units) {
        String rule = "BOX" + material;
        rules.save(new SsccRule(rule, null, null, 0, "4012345", 0, null), null);
        String box = boxes.create(new BoxDraft(null, null, rule, null, null), 1)
                .get(0)
                .code();
        packing.pack(null, box, List.of(units), null);
        return box;
    }
}
