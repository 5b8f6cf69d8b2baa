package io.serialhub.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.serialhub.base.Json;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Recording;
import io.serialhub.testkit.Golden;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Messages about one unit come in order, whatever becomes of others. */
abstract class UnitOrderContract extends UnitOrderScene {
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

    private static String gap(DeliveryTask task) {
        JsonNode gap = Json.read(task.body(), JsonNode.class).get("gap");
        return gap == null ? null : gap.asText();
    }
}
