package io.serialhub.numbering;

import io.serialhub.base.Reason;
import io.serialhub.identifier.Carrier;
import io.serialhub.identifier.CheckCharacter;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Looks at a rule as an experienced colleague would: what will work and yet be regretted. */
final class Design {
    private static final BigInteger SMALL = BigInteger.valueOf(1_000);
    private static final BigInteger GUESSABLE = BigInteger.valueOf(1_000_000);

    private final NumberRule rule;
    private final NumberMaker maker;
    private final List<Reason> warnings = new ArrayList<>();

    private Design(NumberRule rule, NumberMaker maker) {
        this.rule = rule;
        this.maker = maker;
    }

    static List<Reason> warnings(NumberRule rule, NumberMaker maker, List<String> examples, long used) {
        var design = new Design(rule, maker);
        design.carriers(examples);
        design.lookAlikes();
        design.resets();
        design.room(used);
        design.guessing();
        design.checks();
        return design.warnings;
    }

    private void warn(String code, Object... args) {
        warnings.add(Reason.of(code, args));
    }

    private void carriers(List<String> examples) {
        examples.stream()
                .flatMap(number -> Carrier.GS1_DATA_MATRIX.misfits(number).stream())
                .filter(distinct())
                .forEach(misfit -> {
                    if (misfit.code().equals("carrier-too-short")) {
                        warn(
                                "rule-long",
                                "length",
                                misfit.args().get("length"),
                                "max",
                                misfit.args().get("max"));
                    } else {
                        warn("rule-characters", "characters", misfit.args().get("characters"));
                    }
                });
    }

    /** The first reason of each kind. */
    private static Predicate<Reason> distinct() {
        Set<String> seen = new HashSet<>();
        return reason -> seen.add(reason.code());
    }

    private void lookAlikes() {
        for (Segment segment : rule.segments()) {
            Alphabet alphabet = alphabet(segment);
            if (alphabet != null && !alphabet.lookAlikes().isEmpty()) {
                warn("rule-ambiguous", "characters", alphabet.lookAlikes());
            }
        }
    }

    private static Alphabet alphabet(Segment segment) {
        return switch (segment.kind()) {
            case COUNTER -> Alphabet.ofCounter(segment);
            case RANDOM, SECRET -> Alphabet.ofRandom(segment);
            default -> null;
        };
    }

    private void resets() {
        Segment counter = rule.counter();
        Reset reset = counter == null ? Reset.NEVER : Reset.of(counter);
        boolean shown = rule.segments().stream()
                .anyMatch(s -> reset == Reset.NEVER
                        || s.kind() == SegmentType.ORDER && reset == Reset.ORDER
                        || s.kind() == SegmentType.DATE && new DatePattern(s).shows(reset));
        if (!shown) {
            warn("rule-repeats", "reset", reset.word());
        }
        if (counter != null) {
            Per.of(counter).stream()
                    .filter(per -> rule.segments().stream().noneMatch(per::shownBy))
                    .forEach(per -> warn("rule-repeats-per", "per", per.word()));
        }
    }

    private void room(long used) {
        BigInteger capacity = maker.capacity();
        if (capacity.compareTo(SMALL) < 0) {
            warn("rule-small", "capacity", capacity);
        }
        if (used > 0 && BigInteger.valueOf(used).multiply(BigInteger.TEN).compareTo(capacity.shiftLeft(3)) >= 0) {
            warn("rule-nearly-full", "used", used, "capacity", capacity);
        }
    }

    private void guessing() {
        BigInteger possibilities = BigInteger.ONE;
        for (Segment segment : rule.segments()) {
            if (segment.kind() == SegmentType.RANDOM) {
                possibilities = possibilities.multiply(
                        BigInteger.valueOf(Alphabet.ofRandom(segment).folded()).pow(NumberMaker.randomWidth(segment)));
            }
        }
        if (possibilities.compareTo(BigInteger.ONE) > 0 && possibilities.compareTo(GUESSABLE) < 0) {
            warn("rule-guessable", "possibilities", possibilities);
        }
        if (rule.secret() != null && Secrets.possibilities(rule.secret()).compareTo(GUESSABLE) < 0) {
            warn("rule-guessable", "possibilities", Secrets.possibilities(rule.secret()));
        }
    }

    /** Letters before a check for digits: constants are seen in a number, alphabets by themselves. */
    private void checks() {
        for (int i = 0; i < rule.segments().size(); i++) {
            Segment segment = rule.segments().get(i);
            if (segment.kind() != SegmentType.CHECK) {
                continue;
            }
            CheckCharacter check = CheckCharacter.ofWord(segment.option("algorithm", ""));
            boolean alphabetsFit = rule.segments().subList(0, i).stream()
                    .map(Design::alphabet)
                    .allMatch(a -> a == null || check.fits(a.characters()));
            boolean constantsFit = check.fits(maker.beginning(i, maker.first(), new SecureRandom()));
            if (!alphabetsFit || !constantsFit) {
                warn("rule-check-letters", "algorithm", check.word());
            }
        }
    }
}
