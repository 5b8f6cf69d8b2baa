package io.serialhub.numbering;

import static io.serialhub.testkit.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Actor;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Reason;
import io.serialhub.base.Saved;
import io.serialhub.ledger.World;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
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
        assertThat(rules.save(first)).isEqualTo(new Saved<>(first.at(1), Saved.Outcome.CREATED));
        assertThat(rules.save(first)).isEqualTo(new Saved<>(first.at(1), Saved.Outcome.UNCHANGED));
        NumberRule second = rule("V", Segment.of("literal", "text", "A"), Segment.of("counter", "width", "4"));
        assertThat(rules.save(second.at(1))).isEqualTo(new Saved<>(second.at(2), Saved.Outcome.CHANGED));
        assertThat(rules.get("V")).isEqualTo(second.at(2));
        assertThat(world.count("SELECT COUNT(*) FROM number_rule WHERE code = 'V'"))
                .isEqualTo(2);
        assertThat(world.count("SELECT COUNT(*) FROM audit WHERE object_kind = 'number-rule' AND object_key = 'V'"))
                .isEqualTo(2);
    }

    @Test
    void whoSawAnOlderVersionIsTold() {
        NumberRule first = rules.save(rule("S", Segment.of("counter"))).view();
        rules.save(rule("S", Segment.of("counter", "width", "7")));
        refused("changed-meanwhile", () -> rules.save(first.at(1)));
        refused(
                "changed-meanwhile",
                () -> rules.save(rule("NEW", Segment.of("counter")).at(3)));
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
        Preview empty = rules.preview(rule, null, null, null);
        assertThat(empty.examples()).containsExactly("LINENB1001", "LINENB1002", "LINENB1999");
        assertThat(empty.capacity()).isEqualTo(999);
        assertThat(empty.used()).isZero();
        assertThat(empty.length()).isEqualTo(10);
        assertThat(empty.warnings()).extracting(Reason::code).containsExactly("rule-small");
        rules.save(rule);
        batches.request(new BatchRequest("P", "BIKE", null, "A01", 800));
        Preview used = rules.preview(rule, "BIKE", "A01", "SH2");
        assertThat(used.examples()).containsExactly("A01SH2801", "A01SH2802", "A01SH2999");
        assertThat(used.used()).isEqualTo(800);
        assertThat(used.warnings()).extracting(Reason::code).contains("rule-nearly-full");
        assertThat(rules.preview(rule, "BIKE", "A01", "SH2").used()).isEqualTo(800);
        refused("unknown-material", () -> rules.preview(rule, "NONE", null, null));
    }

    @Test
    void attributesAreTakenFromTheMaterialThatIsNamed() {
        NumberRule rule = rule("M", Segment.of("material", "attribute", "code"), Segment.of("counter", "width", "2"));
        assertThat(rules.preview(rule, "BIKE", null, null).examples()).first().isEqualTo("BIKE01");
        assertThat(rules.preview(rule, null, null, null).examples()).first().isEqualTo("CODE01");
        NumberRule colour = rule("M", Segment.of("material", "attribute", "colour"), Segment.of("counter"));
        refused("number-part-missing", () -> rules.preview(colour, "BIKE", null, null));
    }

    @Test
    void aRuleIsSavedByWhoHasTheRightOnly() {
        var planner = new Actor("p", "P", Set.of(Permission.NUMBERS_WRITE), "rest", Hub.SITE, Locale.ENGLISH);
        refused("no-right", () -> planner.run(() -> rules.save(rule("Q", Segment.of("counter")))));
    }
}
