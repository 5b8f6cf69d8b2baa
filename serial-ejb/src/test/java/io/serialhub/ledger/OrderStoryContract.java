package io.serialhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.order.Due;
import io.serialhub.order.OrderKind;
import io.serialhub.order.Orders;
import io.serialhub.order.Outlook;
import io.serialhub.quality.Holds;
import io.serialhub.quality.Stops;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import io.serialhub.testkit.ToldGolden;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a manager and a keeper look at: an order's own history and units, what is open, and what the days brought. */
abstract class OrderStoryContract {
    private static final Map<String, Object> STOCK =
            Map.of("number", "commissioned", "custody", "location", "place", "W1-A", "quality", "good", "owner", "own");

    @Inject
    ToldGolden told;

    @Inject
    Ledger ledger;

    @Inject
    CorrectionDesk desk;

    @Inject
    OrderStory story;

    @Inject
    Activity activity;

    @Inject
    Orders orders;

    @Inject
    Steps steps;

    @Inject
    Holds holds;

    @Inject
    Stops stops;

    @Inject
    Clock clock;

    @Inject
    World world;

    @OnDerby
    static class DerbyOrderStoryTest extends OrderStoryContract {}

    @OnPostgres
    static class PostgresOrderStoryTest extends OrderStoryContract {}

    private static int run;
    private String p;

    @BeforeEach
    void twoBikesShipped() {
        world.build();
        p = "OS" + ++run;
        List<Item> items = List.of(p + "-1", p + "-2", p + "-3").stream()
                .map(code -> new Item(code, "unit", null, "BIKE", null, null, null, STOCK))
                .toList();
        ledger.record(new Recording(null, "adopt", Mode.ALL_OR_NOTHING, items, Context.NONE));
        world.order(p, 'S', "BIKE", 3);
        ledger.record(Recording.of("ship", Context.ofOrder(p), Item.of(p + "-1")));
        ledger.record(Recording.of("ship", Context.ofOrder(p), Item.of(p + "-2")));
    }

    @Test
    void anOrderTellsWhatWasDoneUnderItAndWithWhichUnits() {
        assertThat(story.deeds(p, 20)).singleElement().satisfies(deed -> {
            assertThat(deed.step()).isEqualTo("ship");
            assertThat(deed.units()).isEqualTo(2);
            assertThat(deed.postings()).isEqualTo(2);
        });
        assertThat(story.units(p, null, null, 1).next()).isNotNull();
        assertThat(story.units(p, 1, null, 50).items())
                .extracting(OrderUnit::code)
                .containsExactly(p + "-1", p + "-2");
        assertThat(story.units(p, 2, null, 50).items()).isEmpty();
    }

    @Test
    void aUnitThatWasTakenBackIsNoLongerCounted() {
        String event = world.text("SELECT CAST(MIN(id) AS CHAR(20)) FROM event WHERE order_id ="
                        + " (SELECT id FROM doc_order WHERE code = '" + p + "')")
                .strip();
        ledger.record(Recording.of("ship", Context.ofOrder(p), Item.of(p + "-3")));
        desk.takeBack(null, event, List.of(p + "-1"), "wrong one");
        told.says("order.corrected", Map.of(p, "<order>"));
        assertThat(story.units(p, null, null, 50).items())
                .extracting(OrderUnit::code)
                .containsExactly(p + "-2", p + "-3");
    }

    @Test
    void tellsWhatWasRefusedAndARepeatIsNoRefusal() {
        Instant before = clock.instant();
        long today = activity.refused(before, null);
        ledger.record(Recording.of("ship", Context.ofOrder(p), Item.of(p + "-1")));
        String hold = holds.placeOnUnits(List.of(p + "-3"), "brake awaits inspection")
                .get(0)
                .code();
        ledger.record(Recording.of("ship", Context.ofOrder(p), Item.of(p + "-3")));
        ledger.record(Recording.of("ship", Context.ofOrder(p), Item.of(p + "-3")));
        assertThat(stops.stopped(p)).singleElement().satisfies(stopped -> {
            assertThat(stopped.unit()).isEqualTo(p + "-3");
            assertThat(stopped.reason()).isEqualTo("brake awaits inspection");
        });
        holds.release(hold, "brake is good");
        assertThat(stops.stopped(p)).isEmpty();
        assertThat(story.refusals(p, 20)).singleElement().satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo("unit-on-hold");
            assertThat(refusal.units()).isEqualTo(2);
        });
        assertThat(activity.refused(before, null)).isEqualTo(today + 2);
        assertThat(activity.isBegun()).isTrue();
    }

    @Test
    void aLongListOfRefusalsIsKeptInAFewRows() {
        List<Item> unknown =
                IntStream.range(0, 500).mapToObj(i -> Item.of(p + "-none-" + i)).toList();
        ledger.record(new Recording(null, "ship", Mode.ACCEPT_GOOD, unknown, Context.ofOrder(p)));
        assertThat(story.refusals(p, 20))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.units()).isEqualTo(500));
        assertThat(world.text("SELECT CAST(COUNT(*) AS CHAR(9)) FROM refusal WHERE order_id ="
                                + " (SELECT id FROM doc_order WHERE code = '" + p + "')")
                        .strip())
                .isEqualTo("51");
    }

    @Test
    void whatIsDueWithinASpanIsPlanned() {
        world.sql("UPDATE doc_order SET due_at = CAST('2021-05-04 10:00:00' AS TIMESTAMP) WHERE code = '" + p + "'");
        Instant day = Instant.parse("2021-05-04T00:00:00Z");
        Instant next = day.plus(Duration.ofDays(1));
        String site = world.text("SELECT site FROM doc_order WHERE code = '" + p + "'");
        assertThat(orders.plan(day, next, site)).contains(new Due(OrderKind.SALES, 10, 3, 2));
        assertThat(orders.plan(day, next, "elsewhere")).isEmpty();
        assertThat(orders.plan(day.minus(Duration.ofDays(1)), day, null)).allMatch(Due::isLate);
    }

    @Test
    void whatShouldHaveBeenDoneBeforeIsPlannedAsFarAsItIsMissing() {
        world.sql("UPDATE doc_order SET due_at = CAST('2019-05-04 10:00:00' AS TIMESTAMP) WHERE code = '" + p + "'");
        Instant day = Instant.parse("2019-05-05T00:00:00Z");
        assertThat(orders.plan(day, day.plus(Duration.ofDays(1)), null))
                .containsExactly(new Due(OrderKind.SALES, Due.LATE, 1, 0));
        ledger.record(Recording.of("ship", Context.ofOrder(p), Item.of(p + "-3")));
        assertThat(orders.plan(day, day.plus(Duration.ofDays(1)), null)).isEmpty();
    }

    @Test
    void aUnitThatWentByAnotherOrderThanWasRecordedIsCountedThere() {
        world.order(p + "-O", 'S', "BIKE", 1);
        String event = world.text("SELECT CAST(MIN(id) AS CHAR(20)) FROM event WHERE order_id ="
                        + " (SELECT id FROM doc_order WHERE code = '" + p + "')")
                .strip();
        desk.record(new Correction(
                null,
                "other order",
                List.of(new Correction.Change(p + "-1", event, null, p + "-O", null, null, null))));
        assertThat(story.units(p, null, null, 50).items())
                .extracting(OrderUnit::code)
                .containsExactly(p + "-2");
        assertThat(story.units(p + "-O", null, null, 50).items())
                .extracting(OrderUnit::code)
                .containsExactly(p + "-1");
    }

    @Test
    void whatIsOpenAndDueIsToldByKind() {
        Outlook sales = orders.outlook(null).stream()
                .filter(o -> o.kind().word().equals("sales"))
                .findFirst()
                .orElseThrow();
        assertThat(sales.orders()).isPositive();
        assertThat(sales.missing()).isPositive().isLessThan(sales.pieces());
        assertThat(orders.outlook("elsewhere")).isEmpty();
        world.sql("UPDATE doc_order SET due_at = CAST('2020-01-01 00:00:00' AS TIMESTAMP) WHERE code = '" + p + "'");
        assertThat(orders.due(Instant.parse("2020-01-02T00:00:00Z"), null, 5))
                .extracting(o -> o.code())
                .contains(p);
        assertThat(orders.due(Instant.parse("2020-01-02T00:00:00Z"), "elsewhere", 5))
                .isEmpty();
    }

    @Test
    void theDaysTellWhatWasShippedOnTheAskersCalendar() {
        Instant now = clock.instant();
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        LocalDate today = now.atZone(zone).toLocalDate();
        assertThat(activity.perDay(now.minus(Duration.ofDays(2)), zone, null))
                .filteredOn(day -> day.step().equals("ship") && day.day().equals(today))
                .singleElement()
                .satisfies(day -> assertThat(day.units()).isGreaterThanOrEqualTo(2));
        assertThat(activity.perDay(now.minus(Duration.ofDays(2)), zone, "elsewhere"))
                .isEmpty();
        assertThat(activity.perHour(now.minus(Duration.ofHours(2)), "elsewhere"))
                .isEmpty();
        assertThat(activity.refused(now.minus(Duration.ofDays(2)), "elsewhere")).isZero();
    }

    @Test
    void whatAStepAddsToADayFollowsFromItsDefinition() {
        Map<String, Traffic> expected = Map.of(
                "commission", Traffic.MADE,
                "receive", Traffic.RECEIVED,
                "transfer-in", Traffic.RECEIVED,
                "return", Traffic.RECEIVED,
                "ship", Traffic.SHIPPED,
                "direct-ship", Traffic.SHIPPED,
                "service-in", Traffic.REPAIR);
        expected.forEach((step, traffic) ->
                assertThat(steps.get(step).traffic()).as(step).isEqualTo(traffic));
        assertThat(List.of("put-away", "issue", "inspect", "find", "hold"))
                .allSatisfy(step -> assertThat(steps.get(step).traffic()).isNull());
    }
}
