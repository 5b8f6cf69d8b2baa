package io.serialhub.numbering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Problem;
import io.serialhub.identifier.CheckCharacter;
import io.serialhub.identifier.SerialNumber;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class NumberMakerTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Map<String, String> MATERIAL =
            Map.of("code", "BIKE", "colour", "RED", "gtin", "06291041500213");
    private static final Instant CHRISTMAS = Instant.parse("2023-12-25T10:15:30Z");

    private static Occasion on(Instant at) {
        return new Occasion(MATERIAL, "A01", "NB1", "WO-7", at);
    }

    private static NumberRule rule(String timeZone, Segment... segments) {
        return new NumberRule("R", 0, "规则", "Rule", timeZone, List.of(segments), true);
    }

    private static NumberRule rule(Segment... segments) {
        return rule("Asia/Shanghai", segments);
    }

    private static String make(NumberRule rule, Instant at, long value) {
        return new NumberMaker(rule, on(at)).make(value, RANDOM);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
    }

    @Test
    void makesTheNumberOfTheBook() {
        NumberRule rule = rule(
                Segment.of("literal", "text", "PJC-"),
                Segment.of("date", "pattern", "yyMMdd"),
                Segment.of("literal", "text", "-"),
                Segment.of("line"),
                Segment.of("literal", "text", "-"),
                Segment.of("counter", "width", "5"));
        assertThat(make(rule, CHRISTMAS, 1)).isEqualTo("PJC-231225-A01-00001");
        assertThat(make(rule, CHRISTMAS, 99_999)).isEqualTo("PJC-231225-A01-99999");
    }

    @Test
    void takesTextFromMaterialSiteAndOrder() {
        NumberRule rule = rule(
                Segment.of("material", "attribute", "code"),
                Segment.of("material", "attribute", "colour"),
                Segment.of("site"),
                Segment.of("order"),
                Segment.of("counter", "width", "2"));
        assertThat(make(rule, CHRISTMAS, 7)).isEqualTo("BIKEREDNB1WO-707");
        refused(
                "number-part-missing",
                () -> make(
                        rule(Segment.of("material", "attribute", "specification"), Segment.of("counter")),
                        CHRISTMAS,
                        1));
        refused(
                "segment-unfit",
                () -> make(rule(Segment.of("material", "attribute", "weight"), Segment.of("counter")), CHRISTMAS, 1));
        refused(
                "number-part-missing",
                () -> new NumberMaker(
                        rule(Segment.of("line"), Segment.of("counter")),
                        new Occasion(MATERIAL, null, "NB1", null, CHRISTMAS)));
    }

    @Test
    void writesDatesInTheRulesTimeZone() {
        Instant late = Instant.parse("2025-12-31T17:30:00Z");
        for (var expected : Map.of(
                        "yyyyMMdd", "20260101",
                        "yy.MM/dd", "26.01/01",
                        "yyDDD", "26001",
                        "YYYY-ww", "2026-01",
                        "YYww", "2601",
                        "yyMMddHHmm", "2601010130")
                .entrySet()) {
            Segment[] segments = {Segment.of("date", "pattern", expected.getKey()), Segment.of("counter", "width", "1")
            };
            assertThat(make(rule("Asia/Shanghai", segments), late, 5)).isEqualTo(expected.getValue() + "5");
        }
        Segment[] day = {Segment.of("date", "pattern", "yyMMdd"), Segment.of("counter", "width", "1")};
        assertThat(make(rule("America/New_York", day), late, 5)).isEqualTo("2512315");
        for (String bad : List.of("", "yyy", "d", "EEE", "yyMMdd'T'", "yy MM", "年")) {
            refused(
                    "segment-unfit",
                    () -> make(rule(Segment.of("date", "pattern", bad), Segment.of("counter")), late, 1));
        }
    }

    @Test
    void aCounterStartsAgainWhereTheRulesTimeZoneSaysSo() {
        Instant before = Instant.parse("2026-03-31T15:59:59Z");
        Instant after = Instant.parse("2026-03-31T16:00:00Z");
        assertThat(scope("Asia/Shanghai", "day", before)).isEqualTo("2026-03-31");
        assertThat(scope("Asia/Shanghai", "day", after)).isEqualTo("2026-04-01");
        assertThat(scope("UTC", "day", after)).isEqualTo("2026-03-31");
        assertThat(scope("Asia/Shanghai", "month", before)).isEqualTo("2026-03");
        assertThat(scope("Asia/Shanghai", "month", after)).isEqualTo("2026-04");
        assertThat(scope("Asia/Shanghai", "year", after)).isEqualTo("2026");
        assertThat(scope("Asia/Shanghai", "never", before)).isEqualTo(scope("Asia/Shanghai", "never", after));
        assertThat(scope("Asia/Shanghai", "order", after)).isEqualTo("order WO-7");
        refused("segment-unfit", () -> scope("UTC", "weekly", after));
    }

    private static String scope(String timeZone, String reset, Instant at) {
        return new NumberMaker(rule(timeZone, Segment.of("counter", "reset", reset)), on(at)).scope();
    }

    @Test
    void countsInEveryRadixAndInOwnAlphabets() {
        assertThat(counter(255, "width", "4", "radix", "16")).isEqualTo("00FF");
        assertThat(counter(32 * 32 - 1, "width", "3", "radix", "32")).isEqualTo("0ZZ");
        assertThat(counter(36 * 36 - 1, "width", "3", "radix", "36")).isEqualTo("0ZZ");
        assertThat(counter(18, "width", "3", "radix", "32")).isEqualTo("00J");
        assertThat(counter(5, "width", "4", "alphabet", "BCD")).isEqualTo("BBCD");
        refused("segment-unfit", () -> counter(1, "radix", "11"));
        refused("segment-unfit", () -> counter(1, "radix", "10", "alphabet", "BCD"));
        refused("segment-unfit", () -> counter(1, "alphabet", "AA"));
        refused("segment-unfit", () -> counter(1, "alphabet", "A京"));
        refused("segment-unfit", () -> counter(1, "width", "0"));
        refused("segment-unfit", () -> counter(1, "width", "19"));
        refused("segment-unfit", () -> counter(1, "width", "x"));
        refused("segment-option-unknown", () -> counter(1, "length", "3"));
    }

    private static String counter(long value, String... options) {
        return make(rule(Segment.of("counter", options)), CHRISTMAS, value);
    }

    @Test
    void knowsHowManyNumbersThereAre() {
        assertThat(capacity(Segment.of("counter", "width", "5"))).isEqualTo(99_999);
        assertThat(capacity(Segment.of("counter", "width", "5", "start", "0"))).isEqualTo(100_000);
        assertThat(capacity(Segment.of("counter", "width", "5", "start", "99999")))
                .isEqualTo(1);
        assertThat(capacity(Segment.of("counter", "width", "3", "radix", "16"))).isEqualTo(4_095);
        assertThat(capacity(Segment.of("counter", "width", "2", "radix", "36"))).isEqualTo(33 * 33);
        assertThat(capacity(Segment.of("random", "width", "2"))).isEqualTo(32 * 32 / 2);
        assertThat(new NumberMaker(rule(Segment.of("counter", "width", "18", "radix", "36")), on(CHRISTMAS)).capacity())
                .isEqualTo(BigInteger.valueOf(Long.MAX_VALUE / 2));
    }

    private static long capacity(Segment segment) {
        return new NumberMaker(rule(segment), on(CHRISTMAS)).capacity().longValueExact();
    }

    @Test
    void randomPiecesComeFromTheirAlphabetAndDiffer() {
        NumberRule rule =
                rule(Segment.of("random", "width", "12"), Segment.of("random", "width", "3", "alphabet", "XYZ"));
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            made.add(make(rule, CHRISTMAS, i));
        }
        assertThat(made).hasSize(1_000).allMatch(n -> n.matches("[0-9A-HJKMNP-TV-Z]{12}[XYZ]{3}"));
    }

    @Test
    void checkCharactersProtectWhatStandsBeforeThem() {
        for (CheckCharacter check : CheckCharacter.values()) {
            NumberRule rule = rule(
                    Segment.of("date", "pattern", "yy-MM"),
                    Segment.of("counter", "width", "4"),
                    Segment.of("check", "algorithm", check.word()),
                    Segment.of("literal", "text", "/E"));
            String number = make(rule, CHRISTMAS, 42);
            assertThat(number).hasSize(12).startsWith("23-120042").endsWith("/E");
            assertThat(check.isRight(number.substring(0, 10))).isTrue();
        }
        assertThat(make(
                        rule(
                                Segment.of("literal", "text", "京A"),
                                Segment.of("counter", "width", "10"),
                                Segment.of("check", "algorithm", "luhn")),
                        CHRISTMAS,
                        4_992_739_871L))
                .isEqualTo("京A49927398716");
        refused("unknown-word", () -> make(rule(Segment.of("counter"), Segment.of("check")), CHRISTMAS, 1));
    }

    @Test
    void refusesRulesThatCannotMakeNumbers() {
        refused("rule-never-varies", () -> rule(Segment.of("literal", "text", "A")));
        refused("rule-two-counters", () -> rule(Segment.of("counter"), Segment.of("counter")));
        refused("rule-check-first", () -> rule(Segment.of("check", "algorithm", "luhn"), Segment.of("counter")));
        refused("field-missing", () -> rule());
        refused("field-missing", () -> new NumberRule("R", 0, "规则", "Rule", "UTC", null, true));
        refused("unknown-time-zone", () -> rule("Mars/Olympus", Segment.of("counter")));
        refused("unknown-word", () -> Segment.of("barcode"));
        refused("segment-unfit", () -> make(rule(Segment.of("literal"), Segment.of("counter")), CHRISTMAS, 1));
        refused(
                "segment-unfit",
                () -> make(rule(Segment.of("literal", "text", "A B"), Segment.of("counter")), CHRISTMAS, 1));
    }

    @Test
    void differentCounterValuesNeverMakeTheSameNumber() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        List<String> radixes = List.of("10", "16", "32");
        for (int i = 0; i < 200; i++) {
            NumberRule rule = rule(
                    Segment.of("literal", "text", "P-"),
                    Segment.of("random", "width", "1"),
                    Segment.of(
                            "counter",
                            "width",
                            String.valueOf(5 + random.nextInt(8)),
                            "radix",
                            radixes.get(random.nextInt(3))),
                    Segment.of("check", "algorithm", "mod-37-36"));
            var maker = new NumberMaker(rule, on(CHRISTMAS));
            long from = 1 + random.nextLong(maker.last() - 200);
            Set<String> keys = new HashSet<>();
            IntStream.range(0, 200).forEach(n -> keys.add(SerialNumber.fold(maker.make(from + n, RANDOM))));
            assertThat(keys).as("seed %d", seed).hasSize(200);
        }
    }
}
