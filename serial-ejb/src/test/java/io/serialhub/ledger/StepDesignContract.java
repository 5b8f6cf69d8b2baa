package io.serialhub.ledger;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Json;
import io.serialhub.story.Story;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A step that an administrator designs works at once, and nonsense is refused when it is written. */
abstract class StepDesignContract {
    @Inject
    Hub hub;

    @Inject
    Story story;

    @Inject
    Steps steps;

    @Inject
    Units units;

    @OnDerby
    static class DerbyStepDesignTest extends StepDesignContract {}

    @OnPostgres
    static class PostgresStepDesignTest extends StepDesignContract {}

    @BeforeEach
    void scene() {
        story.scene(hub);
    }

    private static StepDefinition calibrate(String fields, String role) {
        return Json.read("""
                {"code": "calibrate", "nameZh": "校准", "nameEn": "Calibrate", "titleZh": "已校准", "titleEn": "Calibrated",
                 "kind": "quality", "icon": "gauge", "permission": "record-inspect", "fields": %s,
                 "roles": [%s], "station": ["unit"], "message": "unit.calibrated"}
                """.formatted(fields, role), StepDefinition.class);
    }

    private static final String FIELDS = """
            ["device", {"name": "deviation", "type": "number", "nameZh": "偏差", "nameEn": "Deviation",
             "required": true, "min": -0.5, "max": 0.5},
             {"name": "due", "type": "date"}, {"name": "grade", "type": "choice", "choices": ["A", "B"]}]
            """;

    private static final String ROLE =
            "{\"name\": \"unit\", \"number\": [\"commissioned\"], \"quality\": [\"good\", \"defective\"],"
                    + " \"effects\": [\"quality good\"]}";

    @Test
    void aNewStepIsRecordedWithItsOwnFieldsAndItsOwnTransition() {
        steps.save(calibrate(FIELDS, ROLE));
        story.inStock("BIKE", "CAL-1");
        story.when("inspect").as("fail", "CAL-1").happens();

        story.when("calibrate").units("CAL-1").isRefused("step-field-needed");
        story.when("calibrate")
                .saying(Map.of("deviation", "0.7"))
                .units("CAL-1")
                .isRefused("step-field-out-of-limits");
        story.when("calibrate")
                .saying(Map.of("deviation", "much"))
                .units("CAL-1")
                .isRefused("step-field-not-a-number");
        story.when("calibrate")
                .saying(Map.of("deviation", "0.1", "grade", "C"))
                .units("CAL-1")
                .isRefused("step-field-not-a-choice");
        story.when("calibrate")
                .saying(Map.of("deviation", "0.1", "due", "soon"))
                .units("CAL-1")
                .isRefused("step-field-not-a-date");
        story.when("calibrate")
                .saying(Map.of("deviation", "0.1", "colour", "red"))
                .units("CAL-1")
                .isRefused("field-unknown");
        story.when("calibrate")
                .saying(Map.of("deviation", "-0.5", "due", "2027-01-31", "grade", "A", "device", "M-7"))
                .units("CAL-1")
                .happens();

        story.unit("CAL-1").isOf(Quality.GOOD);
        assertThat(story.life("CAL-1")).endsWith("calibrate");
        story.addsUp();
    }

    @Test
    void aChangeIsANewVersionAndHistoryKeepsTheOldOne() {
        int first = steps.save(calibrate("[]", ROLE)).version();
        story.inStock("BIKE", "VER-1");
        story.when("calibrate").units("VER-1").happens();
        assertThat(steps.save(calibrate("[]", ROLE)).version()).isEqualTo(first);
        assertThat(steps.save(calibrate("[\"device\"]", ROLE)).version()).isEqualTo(first + 1);
        story.when("calibrate").saying(Map.of("device", "M-7")).units("VER-1").happens();
        story.addsUp();
    }

    @Test
    void whatAnOwnStepSoldIsASaleLikeAnyOther() {
        steps.save(Json.read("""
                {"code": "hand-over", "nameZh": "当面交付", "nameEn": "Hand over", "titleZh": "已交付", "titleEn": "Handed over",
                 "kind": "moved", "icon": "truck", "permission": "record-ship", "needs": ["party"], "fields": ["tracking"],
                 "roles": [{"name": "unit", "custody": ["location"], "owner": ["own"],
                  "effects": ["custody party", "owner party"]}], "message": "unit.sold"}
                """, StepDefinition.class));
        story.inStock("BIKE", "HO-1");
        assertThat(units.get("HO-1").sale()).isNull();

        story.when("hand-over")
                .with("ANNA")
                .saying(Map.of("tracking", "SF-7"))
                .units("HO-1")
                .happens();

        Sale sale = units.get("HO-1").sale();
        assertThat(sale.customer().code()).isEqualTo("ANNA");
        assertThat(sale.tracking()).isEqualTo("SF-7");
    }

    @Test
    void nonsenseIsRefusedWithTheWordThatIsWrong() {
        refused(
                "step-word-unknown",
                () -> steps.save(calibrate("[]", "{\"name\": \"unit\", \"custody\": [\"moon\"]}")));
        refused(
                "effect-unknown",
                () -> steps.save(calibrate("[]", "{\"name\": \"unit\", \"effects\": [\"custody mars\"]}")));
        refused(
                "step-place-missing",
                () -> steps.save(calibrate("[]", "{\"name\": \"unit\", \"effects\": [\"custody place\"]}")));
        refused(
                "step-party-missing",
                () -> steps.save(calibrate("[]", "{\"name\": \"unit\", \"effects\": [\"owner party\"]}")));
    }

    @Test
    void everyStepThatShipsKeepsToTheLists() {
        StepBook.shipped().forEach(StepRules::check);
    }
}
