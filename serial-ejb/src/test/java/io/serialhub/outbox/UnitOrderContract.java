package io.serialhub.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.serialhub.base.Database;
import io.serialhub.base.Json;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.World;
import io.serialhub.message.MessageFilter;
import io.serialhub.message.MessagePartner;
import io.serialhub.message.MessageStatus;
import io.serialhub.message.MessageView;
import io.serialhub.message.Messages;
import io.serialhub.testkit.Golden;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.TestClock;
import io.serialhub.testkit.ToldGolden;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order of messages for each unit, what a receiver is told of, and what people do with what went wrong. */
abstract class UnitOrderContract {
    static {
        System.setProperty("serial.key", Base64.getEncoder().encodeToString(new byte[32]));
    }

    private static int run;

    @Inject
    ToldGolden told;

    @Inject
    Hub hub;

    @Inject
    World world;

    @Inject
    Ledger ledger;

    @Inject
    Deliveries deliveries;

    @Inject
    Subscriptions subscriptions;

    @Inject
    Messages messages;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    private String p;

    @BeforeEach
    void nothingWaits() {
        world.build();
        p = "N" + ++run;
        database.use(h -> {
            h.execute("DELETE FROM delivery_try");
            h.execute("DELETE FROM delivery");
            h.execute("DELETE FROM outbox");
            h.execute("DELETE FROM subscription");
        });
    }

    @Test
    void holdsBackOnlyWhatSharesAUnitWithAMessageThatFails() {
        List<String> units = units("BIKE", 4);
        subscribe(subscription());
        record("hold", units.get(0), units.get(1));
        record("release", units.get(1));
        record("hold", units.get(2));
        record("hold", units.get(1), units.get(3));

        List<DeliveryTask> first = claim();
        assertThat(first).extracting(this::words).containsExactly("held 1 2", "held 3");
        settle(first, 500, 200);
        record("release", units.get(2));
        record("release", units.get(3));
        List<DeliveryTask> second = claim();
        assertThat(second).extracting(this::words).containsExactly("released 3");
        settle(second, 200);

        assertThat(list(DeliveryStatus.HELD)).hasSize(3);
        assertThat(list(DeliveryStatus.HELD)).extracting(DeliveryView::waitsFor).doesNotContainNull();
        clock.advance(Duration.ofSeconds(6));
        assertThat(drain()).containsExactly("held 1 2", "released 2", "held 2 4", "released 4");
    }

    @Test
    void givesUpAfterTheLastAttemptAndTheNextMessageOfTheUnitSaysWhatIsMissing() {
        List<String> units = units("BIKE", 2);
        subscribe(subscription());
        record("hold", units.get(0), units.get(1));
        record("release", units.get(0));
        record("hold", units.get(0));
        DeliveryTask dead = failToTheEnd();

        List<DeliveryTask> next = claim();
        assertThat(next).extracting(this::words).containsExactly("released 1");
        assertThat(gap(next.get(0))).isEqualTo(dead.message());
        settle(next, 200);
        next = claim();
        assertThat(next).extracting(this::words).containsExactly("held 1");
        assertThat(gap(next.get(0))).as("told once for this unit").isNull();
        settle(next, 200);

        record("release", units.get(1));
        next = claim();
        assertThat(gap(next.get(0))).as("the other unit hears of it too").isEqualTo(dead.message());
    }

    @Test
    void holdsBackByItsUnitsAndNotByTheOrderThatMessagesHaveInCommon() {
        List<String> units = units("BIKE", 2);
        world.order(p + "-SO", 'S', "BIKE", 2);
        subscribe(subscription());
        ship(units.get(0));
        ship(units.get(1));
        assertThat(claim()).hasSize(2);
    }

    @Test
    void tellsOnlyOfTheMaterialsThatAreAskedFor() {
        List<String> bikes = units("BIKE", 2);
        List<String> motors = units("MOTOR", 3);
        subscribe(subscription().only(List.of("MOTOR"), List.of()));
        record("hold", bikes.get(0), motors.get(0), motors.get(1));
        record("hold", bikes.get(1));
        List<DeliveryTask> told = claim();
        assertThat(told).hasSize(1);
        JsonNode data = data(told.get(0));
        assertThat(data.get("units").findValuesAsText("material")).containsExactly("MOTOR", "MOTOR");
        assertThat(data.get("count").asInt()).isEqualTo(2);
        assertThat(list(null).get(0).units()).isEqualTo(2);
    }

    @Test
    void tellsOnlyOfTheSitesThatAreAskedFor() {
        List<String> units = units("BIKE", 1);
        world.sql("DELETE FROM site WHERE code = 'SZ9'");
        world.sql(
                "INSERT INTO site (code, name_zh, name_en, time_zone) VALUES ('SZ9', '苏州', 'Suzhou', 'Asia/Shanghai')");
        subscribe(subscription().only(List.of(), List.of("SZ9")));
        record("hold", units.get(0));
        assertThat(claim()).isEmpty();
        assertThatThrownBy(() -> subscribe(subscription().only(List.of("NO-SUCH"), List.of())))
                .hasMessageContaining("unknown-material");
    }

    @Test
    void cutsAnEventOfManyUnitsIntoPartsOfTheMaterialsThatAreAskedFor() {
        List<String> bikes = units("BIKE", 300);
        List<String> motors = units("MOTOR", 600);
        var all = new ArrayList<>(bikes);
        all.addAll(motors);
        subscribe(subscription().only(List.of("MOTOR"), List.of()));
        record("hold", all.toArray(String[]::new));
        int told = 0;
        for (int part = 1; part <= 2; part++) {
            List<DeliveryTask> tasks = claim();
            assertThat(data(tasks.get(0)).get("part").asInt()).isEqualTo(part);
            assertThat(data(tasks.get(0)).get("parts").asInt()).isEqualTo(2);
            told += data(tasks.get(0)).get("units").size();
            settle(tasks, 200);
        }
        assertThat(told).isEqualTo(600);
        assertThat(claim()).isEmpty();
    }

    @Test
    void writesAShipmentAsTheGoldenDocumentSays() {
        List<String> units = units("BIKE", 2);
        world.order(p + "-SO", 'S', "BIKE", 2);
        subscribe(subscription());
        var context = Context.ofOrder(p + "-SO").with(Map.of("carrier", "SF", "tracking", "SF1"));
        ledger.record(Recording.of("ship", context, items(units)));
        golden("unit-shipped", claim().get(0));
    }

    @Test
    void writesAHoldAsTheGoldenDocumentSays() {
        List<String> units = units("BIKE", 1);
        subscribe(subscription());
        record("hold", units.get(0));
        golden("unit-held", claim().get(0));
    }

    /** What differs from run to run stands in angle brackets. */
    private void golden(String name, DeliveryTask task) {
        JsonNode said = Json.read(task.body(), JsonNode.class);
        String body = said.toString()
                .replace(task.message(), "<id>")
                .replace(p + "-SO", "<order>")
                .replace(p + "BIKE", "<unit>");
        Path golden = Path.of("src/test/resources/io/serialhub/outbox/golden").resolve(name + ".json");
        Golden.json(golden, Golden.masked(body));
    }

    @Test
    void keepsEveryAttemptWithTheAnswerMaskedAndCut() {
        List<String> units = units("BIKE", 1);
        subscribe(subscription());
        record("hold", units.get(0));
        DeliveryTask task = claim().get(0);
        deliveries.settle(
                List.of(new DeliveryResult(task, 422, 31, "422 no", "{\"token\":\"t1\",\"why\":\"no\"}", null)));
        clock.advance(Duration.ofSeconds(6));
        task = claim().get(0);
        deliveries.settle(List.of(new DeliveryResult(task, 202, 7, null, "taken", null)));
        DeliveryDetail detail = deliveries.detail(task.id());
        assertThat(detail.tries())
                .extracting(a -> a.status() + " " + a.latencyMs() + " " + a.answer())
                .containsExactly("422 31 {\"token\":\"***\",\"why\":\"no\"}", "202 7 taken");
        assertThat(detail.body()).contains(units.get(0)).contains("unit.held");
        assertThat(detail.delivery().lastAnswer()).isEqualTo("taken");
    }

    @Test
    void showsWhoWasToldOfAnOrderAndOfAUnit() {
        List<String> units = units("BIKE", 2);
        world.order(p + "-SO", 'S', "BIKE", 2);
        subscribe(subscription());
        ship(units.get(0));
        settle(claim(), 200);
        List<MessageView> ofOrder = messages.ofOrder(p + "-SO");
        assertThat(ofOrder).hasSize(1).allMatch(m -> m.partner().equals("crm") && m.status() == MessageStatus.DONE);
        assertThat(messages.ofUnit(units.get(0))).isEqualTo(ofOrder);
        assertThat(messages.ofUnit(units.get(1))).isEmpty();
        MessageView line = ofOrder.get(0);
        assertThat(messages.list(MessageFilter.of(null, null, line.message()), null, null)
                        .items())
                .isEqualTo(ofOrder);
        assertThat(messages.get(line.id()).said().content()).contains(units.get(0));
        assertThat(messages.counts().dead()).isZero();
        assertThat(messages.partners()).extracting(MessagePartner::code).contains("crm");
    }

    @Test
    void replaysWhatWasChosenAPeriodOrAllDeadUnderTheSameIds() {
        List<String> units = units("BIKE", 3);
        subscribe(subscription());
        Instant start = clock.instant();
        record("hold", units.get(0));
        record("hold", units.get(1));
        List<DeliveryTask> sent = claim();
        settle(sent, 200, 200);
        clock.advance(Duration.ofHours(1));
        Instant later = clock.instant();
        record("hold", units.get(2));
        settle(claim(), 200);

        DeliveryTask first = sent.get(0);
        assertThat(deliveries.replaySelected(List.of(first.id()))).isEqualTo(1);
        List<DeliveryTask> again = claim();
        assertThat(again).extracting(DeliveryTask::message).containsExactly(first.message());
        settle(again, 200);
        assertThat(deliveries.detail(first.id()).tries()).as("both successes").hasSize(2);

        var period = new DeliveryFilter("crm", null, null, null, start, later);
        assertThat(deliveries.replayAll(period)).isEqualTo(2);
        again = claim();
        assertThat(again).extracting(DeliveryTask::message).containsExactlyInAnyOrderElementsOf(messages(sent));
        assertThat(deliveries.replayAll(period))
                .as("those that wait are left alone")
                .isZero();
        settle(again, 410, 410);
        subscribe(subscription());
        assertThat(deliveries.replayAll(DeliveryFilter.of(null, DeliveryStatus.DEAD)))
                .isEqualTo(2);
        assertThatThrownBy(() -> deliveries.replayAll(DeliveryFilter.ALL)).hasMessageContaining("replay-too-wide");
    }

    @Test
    void letsDeadOnesGoWithAReason() {
        List<String> units = units("BIKE", 1);
        subscribe(subscription());
        record("hold", units.get(0));
        DeliveryTask task = claim().get(0);
        settle(List.of(task), 410);
        assertThat(deliveries.discard(List.of(task.id()), "they have it by hand"))
                .isEqualTo(1);
        assertThat(deliveries.get(task.id()).status()).isEqualTo(DeliveryStatus.DISCARDED);
        assertThat(deliveries.backlog().dead()).isZero();
        assertThat(deliveries.discard(List.of(task.id()), "again")).isZero();
    }

    @Test
    void findsAMessageByItsUnitsItsOrderAndItsSubject() {
        List<String> units = units("BIKE", 2);
        subscribe(Subscription.to("crm", "https://203.0.113.9/crm", List.of("*")));
        record("hold", units.get(0), units.get(1));
        hub.get(Outbox.class).add("lot.held", p + "/L1", null, null);
        world.order(p + "-SO", 'S', "BIKE", 2);
        record("release", units.get(1));
        ship(units.get(1));
        deliveries.waiting();
        assertThat(about(units.get(0))).containsExactly("unit.held");
        assertThat(about(units.get(1))).containsExactly("unit.shipped", "unit.released", "unit.held");
        assertThat(about(p + "-SO")).containsExactly("unit.shipped");
        assertThat(about(p + "/L1")).containsExactly("lot.held");
        String event = deliveries
                .list(new DeliveryFilter(null, null, "unit.held", null, null, null), null, null)
                .items()
                .get(0)
                .subject();
        assertThat(event).startsWith("event/");
        assertThat(about(event)).containsExactly("unit.held");
        assertThat(about("event/99999999")).isEmpty();
    }

    private List<String> about(String key) {
        return deliveries.list(new DeliveryFilter(null, null, null, key, null, null), null, null).items().stream()
                .map(DeliveryView::type)
                .toList();
    }

    @Test
    void stopsAReceiverThatFailsForDaysAndTellsTheOthers() {
        List<String> units = units("BIKE", 1);
        subscribe(subscription());
        subscribe(Subscription.to("ops", "https://203.0.113.9/ops", List.of("alert.*")));
        record("hold", units.get(0));
        for (int day = 0; day <= 6 && subscriptions.get("crm").active(); day++) {
            List<DeliveryTask> tasks = claim();
            settle(tasks.stream().filter(t -> t.url().endsWith("crm")).toList(), 503);
            clock.advance(Duration.ofHours(25));
        }
        Subscription stopped = subscriptions.get("crm");
        assertThat(stopped.active()).isFalse();
        assertThat(stopped.state().stopped()).isEqualTo("failing");
        assertThat(deliveries.backlog().stopped()).isEqualTo(1);
        List<DeliveryTask> alerts = claim();
        assertThat(alerts).extracting(DeliveryTask::type).containsExactly("alert.subscription-stopped");
        told.says("alert.subscription-stopped", Map.of());

        subscribe(subscription());
        assertThat(subscriptions.get("crm").state().stopped()).isNull();
        assertThat(claim()).extracting(this::words).containsExactly("held 1");
    }

    @Test
    void tellsOfMessagesGivenUpButNeverAboutAnAlert() {
        List<String> units = units("BIKE", 1);
        subscribe(Subscription.to("crm", "https://203.0.113.9/crm", List.of("*")));
        subscribe(Subscription.to("ops", "https://203.0.113.9/ops", List.of("alert.*")));
        record("hold", units.get(0));
        settle(claim(), 410);
        List<DeliveryTask> alerts = claim();
        assertThat(alerts).extracting(DeliveryTask::type).containsExactly("alert.subscription-stopped");
        assertThat(alerts).allMatch(t -> t.url().endsWith("ops"));
        settle(alerts, 200);
        alerts = claim();
        assertThat(alerts).extracting(DeliveryTask::type).containsExactly("alert.delivery-dead");
        told.says("alert.delivery-dead", Map.of());
        settle(alerts, 410);
        subscribe(Subscription.to("ops", "https://203.0.113.9/ops", List.of("alert.*")));
        assertThat(claim()).isEmpty();
    }

    private DeliveryTask failToTheEnd() {
        DeliveryTask last = null;
        for (int failures = 1; failures <= Schedule.ATTEMPTS; failures++) {
            List<DeliveryTask> tasks = claim();
            assertThat(tasks).hasSize(1);
            last = tasks.get(0);
            settle(tasks, 500);
            if (!Schedule.isOver(failures)) {
                clock.advance(new Schedule(() -> -1L).wait(failures, null));
            }
        }
        return last;
    }

    private Subscription subscription() {
        return Subscription.to("crm", "https://203.0.113.9/crm", List.of("unit.*"));
    }

    private void subscribe(Subscription wanted) {
        deliveries.waiting();
        subscriptions.save(wanted, null);
    }

    private List<String> units(String material, int n) {
        List<String> codes = world.allocate(hub, material, p + material, n);
        String order = p + material + "-WO";
        world.order(order, 'W', material, n);
        ledger.record(Recording.of("commission", Context.ofOrder(order), items(codes)));
        ledger.record(Recording.of("receive", Context.at("W1-A"), items(codes)));
        return codes;
    }

    private void record(String step, String... codes) {
        hub.inTransaction(() -> hub.get(io.serialhub.ledger.Recorder.class)
                .record(Recording.of(step, Context.NONE.because("test"), items(List.of(codes)))));
    }

    private void ship(String code) {
        ledger.record(Recording.of("ship", Context.ofOrder(p + "-SO"), Item.of(code)));
    }

    private static Item[] items(List<String> codes) {
        return codes.stream().map(Item::of).toArray(Item[]::new);
    }

    private List<DeliveryTask> claim() {
        return Handed.out(deliveries, 32);
    }

    private List<String> drain() {
        var told = new ArrayList<String>();
        for (List<DeliveryTask> tasks = claim(); !tasks.isEmpty(); tasks = claim()) {
            for (DeliveryTask task : tasks) {
                told.add(words(task));
                settle(List.of(task), 200);
            }
        }
        return told;
    }

    private void settle(List<DeliveryTask> tasks, int... statuses) {
        var results = new ArrayList<DeliveryResult>();
        for (int i = 0; i < tasks.size(); i++) {
            int status = statuses[Math.min(i, statuses.length - 1)];
            results.add(new DeliveryResult(tasks.get(i), status, 5, status == 200 ? null : "no", null, null));
        }
        deliveries.settle(results);
    }

    private List<DeliveryView> list(DeliveryStatus status) {
        return deliveries.list(DeliveryFilter.of(null, status), null, null).items();
    }

    private static List<String> messages(List<DeliveryTask> tasks) {
        return tasks.stream().map(DeliveryTask::message).toList();
    }

    private static JsonNode data(DeliveryTask task) {
        return Json.read(task.body(), JsonNode.class).get("data");
    }

    private static String gap(DeliveryTask task) {
        JsonNode gap = Json.read(task.body(), JsonNode.class).get("gap");
        return gap == null ? null : gap.asText();
    }

    /** {@code held 1 2}: what happened, and to the how manieth units. */
    private String words(DeliveryTask task) {
        var words = new StringBuilder(task.type().substring("unit.".length()));
        for (JsonNode unit : data(task).get("units")) {
            String code = unit.get("code").asText();
            words.append(' ').append(code.substring(code.lastIndexOf('-') + 1));
        }
        return words.toString();
    }
}
