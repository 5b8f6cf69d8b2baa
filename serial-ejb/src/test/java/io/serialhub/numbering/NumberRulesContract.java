package io.serialhub.numbering;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.serialhub.base.Actor;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Reason;
import io.serialhub.base.Saved;
import io.serialhub.job.JobRunner;
import io.serialhub.ledger.World;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import io.serialhub.testkit.TestClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class NumberRulesContract {
    @Inject
    NumberRules rules;

    @Inject
    NumberBatches batches;

    @Inject
    World world;

    @Inject
    JobRunner runner;

    @Inject
    TestClock clock;

    @OnDerby
    static class DerbyNumberRulesTest extends NumberRulesContract {}

    @OnPostgres
    static class PostgresNumberRulesTest extends NumberRulesContract {}

    @BeforeEach
    void build() {
        world.build();
    }

    private static NumberRule rule(String code, Segment... segments) {
        return new NumberRule(code, 0, "规则", "Rule", "Asia/Shanghai", List.of(segments), true);
    }

    @Test
    void savingTheSameChangesNothingAndAnythingElseIsTheNextVersion() {
        NumberRule first = rule("V", Segment.of("counter", "width", "4"));
        Saved<NumberRule> created = rules.save(first);
        Instant since = created.view().validFrom();
        assertThat(since).isBeforeOrEqualTo(clock.instant());
        assertThat(created).isEqualTo(new Saved<>(first.at(1, since), Saved.Outcome.CREATED));
        assertThat(rules.save(first)).isEqualTo(new Saved<>(first.at(1, since), Saved.Outcome.UNCHANGED));
        NumberRule second = rule("V", Segment.of("literal", "text", "A"), Segment.of("counter", "width", "4"));
        NumberRule changed = rules.save(second.at(1, null)).view();
        assertThat(changed).isEqualTo(second.at(2, changed.validFrom()));
        assertThat(changed.validFrom()).isAfter(since);
        assertThat(rules.get("V")).isEqualTo(changed);
        assertThat(world.count("SELECT COUNT(*) FROM number_rule WHERE code = 'V'"))
                .isEqualTo(2);
        assertThat(world.count("SELECT COUNT(*) FROM audit WHERE object_kind = 'number-rule' AND object_key = 'V'"))
                .isEqualTo(2);
    }

    @Test
    void whoSawAnOlderVersionIsTold() {
        NumberRule first = rules.save(rule("S", Segment.of("counter"))).view();
        rules.save(rule("S", Segment.of("counter", "width", "7")));
        refused("changed-meanwhile", () -> rules.save(first.at(1, null)));
        refused(
                "changed-meanwhile",
                () -> rules.save(rule("NEW", Segment.of("counter")).at(3, null)));
        refused("unknown-rule", () -> rules.get("NEW"));
    }

    @Test
    void aRuleThatCannotMakeNumbersIsNotSaved() {
        refused("segment-unfit", () -> rules.save(rule("X", Segment.of("literal"), Segment.of("counter"))));
        refused("segment-unfit", () -> rules.save(rule("X", Segment.of("counter", "width", "40"))));
        Segment forty = Segment.of("literal", "text", "x".repeat(40));
        refused("number-too-long", () -> rules.save(rule("X", forty, forty, Segment.of("counter"))));
        refused("unknown-rule", () -> rules.get("X"));
    }

    @Test
    void theListShowsTheNewestVersionOfEach() {
        for (String code : List.of("L1", "L2", "L3")) {
            rules.save(rule(code, Segment.of("counter")));
            rules.save(rule(code, Segment.of("counter", "width", "7")));
        }
        Page<NumberRule> page = rules.list(null, 2);
        var all = new java.util.ArrayList<>(page.items());
        while (page.next() != null) {
            page = rules.list(page.next(), 2);
            all.addAll(page.items());
        }
        assertThat(all)
                .extracting(NumberRule::code)
                .isSorted()
                .doesNotHaveDuplicates()
                .contains("L1", "L2", "L3");
        assertThat(all).filteredOn(r -> r.code().startsWith("L")).allMatch(r -> r.version() == 2);
    }

    @Test
    void thePreviewShowsWhatComesNextAndTakesNothing() {
        NumberRule rule = rule("P", Segment.of("line"), Segment.of("site"), Segment.of("counter", "width", "3"));
        Preview empty = rules.preview(rule, null, null, null, 3);
        assertThat(empty.examples()).containsExactly("LINENB1001", "LINENB1002", "LINENB1003");
        assertThat(empty.last()).isEqualTo("LINENB1999");
        assertThat(empty.forecast().sentence().code()).isEqualTo("forecast-unused");
        assertThat(empty.capacity()).isEqualTo(999);
        assertThat(empty.used()).isZero();
        assertThat(empty.length()).isEqualTo(10);
        assertThat(empty.warnings()).extracting(Reason::code).containsExactly("rule-small");
        rules.save(rule);
        batches.request(new BatchRequest("P", "BIKE", null, "A01", 800));
        Preview used = rules.preview(rule, "BIKE", "A01", "SH2", null);
        assertThat(used.examples()).containsExactly("A01SH2801", "A01SH2802", "A01SH2803", "A01SH2804", "A01SH2805");
        assertThat(used.forecast().level()).isEqualTo(Forecast.Level.NOW);
        assertThat(used.forecast().left()).isEqualTo(199);
        assertThat(used.forecast().sentence().code()).isEqualTo("forecast-runs-out");
        assertThat(rules.runningOut()).extracting(RunningOut::rule).contains("P");
        assertThat(used.used()).isEqualTo(800);
        assertThat(used.warnings()).extracting(Reason::code).contains("rule-nearly-full");
        assertThat(rules.preview(rule, "BIKE", "A01", "SH2", null).used()).isEqualTo(800);
        refused("unknown-material", () -> rules.preview(rule, "NONE", null, null, null));
    }

    @Test
    void aVersionCountsFromItsDateOnAndOldOnesStay() {
        rules.save(rule("D", Segment.of("literal", "text", "A"), Segment.of("counter")));
        Instant july = clock.instant().plus(Duration.ofDays(30));
        var next = new NumberRule(
                "D",
                0,
                "规则",
                "Rule",
                "Asia/Shanghai",
                List.of(Segment.of("literal", "text", "B"), Segment.of("counter")),
                true,
                july);
        assertThat(rules.save(next).view().version()).isEqualTo(2);
        assertThat(batches.request(new BatchRequest("D", "BIKE", null, null, 1)).ruleVersion())
                .isEqualTo(1);
        assertThat(rules.versions("D"))
                .extracting(RuleVersion::inUse, v -> v.rule().version())
                .containsExactly(tuple(false, 2), tuple(true, 1));
        clock.moveTo(july.plusSeconds(1));
        assertThat(batches.request(new BatchRequest("D", "BIKE", null, null, 1)).ruleVersion())
                .isEqualTo(2);
        assertThat(rules.versions("D"))
                .extracting(RuleVersion::inUse, v -> v.rule().version())
                .containsExactly(tuple(true, 2), tuple(false, 1));
        clock.moveTo(Instant.now());
        refused("rule-not-yet", () -> {
            rules.save(new NumberRule("D2", 0, "规则", "Rule", "UTC", List.of(Segment.of("counter")), true, july));
            batches.request(new BatchRequest("D2", "BIKE", null, null, 1));
        });
    }

    @Test
    void aCounterGoesInStepsAndEachLineMayHaveItsOwn() {
        NumberRule rule = rule(
                "STEP",
                Segment.of("line"),
                Segment.of("literal", "text", "-"),
                Segment.of("counter", "width", "4", "start", "10", "step", "10", "per", "line"));
        rules.save(rule);
        batches.request(new BatchRequest("STEP", "BIKE", null, "A01", 3));
        assertThat(rules.preview(rule, "BIKE", "A01", null, 2).examples()).containsExactly("A01-0040", "A01-0050");
        assertThat(rules.preview(rule, "BIKE", "A02", null, 1).examples()).containsExactly("A02-0010");
        assertThat(rules.preview(rule, "BIKE", "A02", null, 1).capacity()).isEqualTo(999);
        assertThat(rules.blocks("STEP", null, null).items())
                .singleElement()
                .isEqualTo(new NumberBlock(
                        "STEP",
                        "all / A01",
                        10,
                        3,
                        10,
                        0,
                        rules.blocks("STEP", null, null).items().get(0).batch(),
                        "system",
                        rules.blocks("STEP", null, null).items().get(0).takenAt()));
        NumberRule closer =
                rule("STEP", Segment.of("line"), Segment.of("counter", "width", "4", "step", "4", "per", "line"));
        rules.save(closer);
        assertThat(rules.preview(closer, "BIKE", "A01", null, 2).examples()).containsExactly("A010033", "A010037");
        refused("counter-exhausted", () -> batches.request(new BatchRequest("STEP", "BIKE", null, "A01", 2_493)));
        assertThat(batches.request(new BatchRequest("STEP", "BIKE", null, "A01", 2_492))
                        .requested())
                .isEqualTo(2_492);
    }

    @Test
    void aRuleThatStartsAgainIsMeasuredByItsBusiestPeriod() {
        NumberRule rule = rule(
                "BUSY", Segment.of("date", "pattern", "yyMMdd"), Segment.of("counter", "width", "3", "reset", "day"));
        rules.save(rule);
        batches.request(new BatchRequest("BUSY", "BIKE", null, null, 99));
        Forecast ample = rules.preview(rule, null, null, null, null).forecast();
        assertThat(ample.sentence().code()).isEqualTo("forecast-ample");
        assertThat(ample.sentence().args()).containsEntry("times", "10");
        batches.request(new BatchRequest("BUSY", "BIKE", null, null, 500));
        Forecast tight = rules.preview(rule, null, null, null, null).forecast();
        assertThat(tight.level()).isEqualTo(Forecast.Level.SOON);
        assertThat(tight.busiest())
                .singleElement()
                .satisfies(b -> assertThat(b.taken()).isEqualTo(599));
        assertThat(tight.runsOut()).isNull();
    }

    @Test
    void whatComesNextIsLookedUpAmongTheNumbersThatExist() {
        NumberRule first = rule("T1", Segment.of("literal", "text", "T1-"), Segment.of("counter", "width", "4"));
        rules.save(first);
        batches.request(new BatchRequest("T1", "BIKE", null, null, 3));
        runner.drain();
        NumberRule again = rule("T2", Segment.of("literal", "text", "t1-"), Segment.of("counter", "width", "4"));
        assertThat(rules.preview(again, null, null, null, null).warnings())
                .extracting(Reason::code)
                .contains("rule-next-taken");
    }

    @Test
    void attributesAreTakenFromTheMaterialThatIsNamed() {
        NumberRule rule = rule("M", Segment.of("material", "attribute", "code"), Segment.of("counter", "width", "2"));
        assertThat(rules.preview(rule, "BIKE", null, null, null).examples())
                .first()
                .isEqualTo("BIKE01");
        assertThat(rules.preview(rule, null, null, null, null).examples())
                .first()
                .isEqualTo("CODE01");
        NumberRule colour = rule("M", Segment.of("material", "attribute", "colour"), Segment.of("counter"));
        refused("number-part-missing", () -> rules.preview(colour, "BIKE", null, null, null));
    }

    @Test
    void aRuleIsSavedByWhoHasTheRightOnly() {
        var planner = new Actor("p", "P", Set.of(Permission.NUMBERS_WRITE), "rest", Hub.SITE, Locale.ENGLISH);
        refused("no-right", () -> planner.run(() -> rules.save(rule("Q", Segment.of("counter")))));
    }
}
