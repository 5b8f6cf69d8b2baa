package io.serialhub.numbering;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Reason;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DesignTest {
    private static List<String> warnings(long used, Segment... segments) {
        var rule = new NumberRule("R", 0, "规则", "Rule", "UTC", List.of(segments), true);
        var maker = new NumberMaker(
                rule,
                new Occasion(Map.of("code", "BIKE"), "A01", "NB1", "WO-7", Instant.parse("2026-01-01T00:00:00Z")));
        var examples = List.of(maker.make(maker.first(), new SecureRandom()));
        return Design.warnings(rule, maker, examples, used).stream()
                .map(Reason::code)
                .toList();
    }

    private static List<String> warnings(Segment... segments) {
        return warnings(0, segments);
    }

    @Test
    void aSoundRuleHasNoWarnings() {
        assertThat(warnings(
                        Segment.of("literal", "text", "PJC-"),
                        Segment.of("date", "pattern", "yyMMdd"),
                        Segment.of("counter", "width", "5", "reset", "day"),
                        Segment.of("check", "algorithm", "mod-37-36")))
                .isEmpty();
        assertThat(warnings(Segment.of("random", "width", "10"))).isEmpty();
    }

    @Test
    void warnsOfWhatGs1CarriersCannotHold() {
        assertThat(warnings(Segment.of("literal", "text", "ABCDEFGHIJKLMNO"), Segment.of("counter")))
                .containsExactly("rule-long");
        assertThat(warnings(Segment.of("literal", "text", "京#"), Segment.of("counter")))
                .containsExactly("rule-characters");
    }

    @Test
    void warnsOfLookAlikes() {
        assertThat(warnings(Segment.of("counter", "radix", "36"))).containsExactly("rule-ambiguous");
        assertThat(warnings(Segment.of("counter", "alphabet", "aAbBcCdDeE"))).containsExactly("rule-ambiguous");
        assertThat(warnings(Segment.of("counter", "radix", "32"))).isEmpty();
    }

    @Test
    void warnsWhenNumbersWouldComeAgainAfterAReset() {
        Segment daily = Segment.of("counter", "width", "5", "reset", "day");
        assertThat(warnings(daily)).containsExactly("rule-repeats");
        assertThat(warnings(Segment.of("date", "pattern", "yyMM"), daily)).containsExactly("rule-repeats");
        assertThat(warnings(Segment.of("date", "pattern", "MMdd"), daily)).containsExactly("rule-repeats");
        assertThat(warnings(Segment.of("date", "pattern", "yyDDD"), daily)).isEmpty();
        Segment monthly = Segment.of("counter", "width", "5", "reset", "month");
        assertThat(warnings(Segment.of("date", "pattern", "YYww"), monthly)).containsExactly("rule-repeats");
        assertThat(warnings(Segment.of("date", "pattern", "yyMM"), monthly)).isEmpty();
        Segment perOrder = Segment.of("counter", "width", "5", "reset", "order");
        assertThat(warnings(perOrder)).containsExactly("rule-repeats");
        assertThat(warnings(Segment.of("order"), perOrder)).isEmpty();
    }

    @Test
    void warnsWhenCountersOfTheirOwnMakeTheSameNumber() {
        Segment perLine = Segment.of("counter", "width", "5", "per", "line");
        assertThat(warnings(perLine)).containsExactly("rule-repeats-per");
        assertThat(warnings(Segment.of("line"), perLine)).isEmpty();
        Segment perMaterial = Segment.of("counter", "width", "5", "per", "material,site");
        assertThat(warnings(Segment.of("literal", "text", "A"), perMaterial))
                .containsExactly("rule-repeats-per", "rule-repeats-per");
    }

    @Test
    void warnsOfCountersThatRunOut() {
        assertThat(warnings(Segment.of("counter", "width", "2"))).containsExactly("rule-small");
        assertThat(warnings(79_999, Segment.of("counter", "width", "5"))).isEmpty();
        assertThat(warnings(80_000, Segment.of("counter", "width", "5"))).containsExactly("rule-nearly-full");
    }

    @Test
    void warnsOfRandomPartsThatCanBeGuessed() {
        assertThat(warnings(Segment.of("counter"), Segment.of("random", "width", "3")))
                .containsExactly("rule-guessable");
    }

    @Test
    void warnsOfLettersThatTheCheckDoesNotProtect() {
        Segment luhn = Segment.of("check", "algorithm", "luhn");
        assertThat(warnings(Segment.of("literal", "text", "A"), Segment.of("counter"), luhn))
                .containsExactly("rule-check-letters");
        assertThat(warnings(Segment.of("counter", "radix", "16"), luhn)).containsExactly("rule-check-letters");
        assertThat(warnings(
                        Segment.of("literal", "text", "京"),
                        Segment.of("counter"),
                        Segment.of("check", "algorithm", "mod-37-36")))
                .containsExactly("rule-characters", "rule-check-letters");
        assertThat(warnings(
                        Segment.of("date", "pattern", "yy-MM"),
                        Segment.of("counter"),
                        luhn,
                        Segment.of("literal", "text", "A")))
                .isEmpty();
    }
}
