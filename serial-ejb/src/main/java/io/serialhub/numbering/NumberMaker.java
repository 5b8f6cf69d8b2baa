package io.serialhub.numbering;

import io.serialhub.base.Problem;
import io.serialhub.identifier.CheckCharacter;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A number rule made ready for one occasion: turns counter values into numbers. Needs no database. */
final class NumberMaker {
    private static final Set<String> ATTRIBUTES = Set.of("code", "colour", "specification", "gtin");
    private static final int MAX_COUNTER_WIDTH = 18;
    private static final int MAX_RANDOM_WIDTH = 32;
    private static final long MAX_STEP = 1_000_000;

    /** Appends its piece to the text so far. */
    private interface Piece {
        void append(StringBuilder text, long value, SecureRandom random);
    }

    private final List<Piece> pieces = new ArrayList<>();
    private final boolean random;
    private final String scope;
    private final long first;
    private final long step;
    private final long last;
    private final BigInteger different;

    NumberMaker(NumberRule rule, Occasion occasion) {
        ZonedDateTime at = occasion.at().atZone(rule.zone());
        for (Segment segment : rule.segments()) {
            if (segment.kind() != SegmentType.SECRET) {
                pieces.add(piece(segment, occasion, at));
            }
        }
        random = rule.segments().stream().anyMatch(s -> s.kind() == SegmentType.RANDOM);
        Segment counter = rule.counter();
        scope = counter == null
                ? Reset.NEVER.scope(at, null)
                : Per.scope(Reset.of(counter).scope(at, occasion.order()), counter, occasion);
        first = counter == null ? 1 : start(counter);
        step = counter == null ? 1 : counter.number("step", 1, 1, MAX_STEP);
        last = lastValue(rule);
        different = counter == null
                ? BigInteger.valueOf(last)
                : power(Alphabet.ofCounter(counter).folded(), counterWidth(counter));
    }

    private static Piece piece(Segment segment, Occasion occasion, ZonedDateTime at) {
        return switch (segment.kind()) {
            case LITERAL -> constant(literal(segment));
            case DATE -> constant(new DatePattern(segment).format(at));
            case MATERIAL, LINE, SITE, ORDER -> constant(needed(segment, occasion));
            case COUNTER -> {
                Alphabet alphabet = Alphabet.ofCounter(segment);
                int width = counterWidth(segment);
                yield (text, value, random) -> alphabet.append(text, value, width);
            }
            case RANDOM -> {
                Alphabet alphabet = Alphabet.ofRandom(segment);
                int width = randomWidth(segment);
                yield (text, value, random) -> alphabet.appendRandom(text, random, width);
            }
            case CHECK -> {
                CheckCharacter check = CheckCharacter.ofWord(segment.option("algorithm", ""));
                yield (text, value, random) -> text.append(check.over(protectedBy(check, text)));
            }
            case SECRET -> throw new IllegalArgumentException("no part of a number");
        };
    }

    private static Piece constant(String constant) {
        return (text, value, random) -> text.append(constant);
    }

    static String literal(Segment segment) {
        String text = segment.option("text", "");
        if (text.isEmpty() || text.length() > 40 || text.chars().anyMatch(c -> c <= ' ' || Character.isISOControl(c))) {
            throw segment.unfit("text", "1–40");
        }
        return text;
    }

    private static String needed(Segment segment, Occasion occasion) {
        if (segment.kind() == SegmentType.MATERIAL && !ATTRIBUTES.contains(segment.option("attribute", ""))) {
            throw segment.unfit("attribute", "code, colour, specification, gtin");
        }
        String text = occasion.text(segment);
        if (text == null || text.isBlank()) {
            throw Problem.invalid("number-part-missing", "part", segment.option("attribute", segment.type()));
        }
        return text.strip();
    }

    /** Letters that an algorithm for digits cannot protect are passed over; the rule's preview warns of it. */
    private static CharSequence protectedBy(CheckCharacter check, CharSequence text) {
        var kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (check.fits(Character.toString(c))) {
                kept.append(c);
            }
        }
        return kept;
    }

    static int counterWidth(Segment counter) {
        return (int) counter.number("width", 6, 1, MAX_COUNTER_WIDTH);
    }

    static int randomWidth(Segment random) {
        return (int) random.number("width", 8, 1, MAX_RANDOM_WIDTH);
    }

    private static long start(Segment counter) {
        return counter.number("start", 1, 0, Long.MAX_VALUE / 2);
    }

    /**
     * The highest counter value that fits. Without a counter the value only counts the draws, and no more than half of
     * all possible numbers are drawn, so that drawing again stays rare and guessing hard.
     */
    private static long lastValue(NumberRule rule) {
        Segment counter = rule.counter();
        BigInteger all = BigInteger.ONE;
        if (counter == null) {
            for (Segment segment : rule.segments()) {
                if (segment.kind() == SegmentType.RANDOM) {
                    all = all.multiply(power(Alphabet.ofRandom(segment).folded(), randomWidth(segment)));
                }
            }
            all = all.shiftRight(1);
        } else {
            all = power(Alphabet.ofCounter(counter).radix(), counterWidth(counter))
                    .subtract(BigInteger.ONE);
        }
        return all.min(BigInteger.valueOf(Long.MAX_VALUE / 2)).longValue();
    }

    private static BigInteger power(int radix, int width) {
        return BigInteger.valueOf(radix).pow(width);
    }

    /** The number for a counter value between {@link #first} and {@link #last}. */
    String make(long value, SecureRandom random) {
        return beginning(pieces.size(), value, random);
    }

    /** The number as far as its first pieces go. */
    String beginning(int count, long value, SecureRandom random) {
        var text = new StringBuilder(32);
        for (int i = 0; i < count; i++) {
            pieces.get(i).append(text, value, random);
        }
        return text.toString();
    }

    /** The number for a value in its pieces, one for each segment but a secret. */
    List<String> inPieces(long value, SecureRandom random) {
        var text = new StringBuilder(32);
        var each = new ArrayList<String>(pieces.size());
        for (Piece piece : pieces) {
            int from = text.length();
            piece.append(text, value, random);
            each.add(text.substring(from));
        }
        return each;
    }

    /** Whether the same value makes another number each time. */
    boolean isRandom() {
        return random;
    }

    /** The counter's period; each has its own counter. */
    String scope() {
        return scope;
    }

    /** The first counter value of a period. */
    long first() {
        return first;
    }

    /** From one counter value of a period to the next. */
    long step() {
        return step;
    }

    /** The last counter value that a number of this shape can show. */
    long last() {
        return last;
    }

    /** How many numbers a period has room for; those that look alike count once. */
    BigInteger capacity() {
        return BigInteger.valueOf(last)
                .subtract(BigInteger.valueOf(first))
                .divide(BigInteger.valueOf(step))
                .add(BigInteger.ONE)
                .min(different);
    }

    /** How many values of the period are taken when this one was the last. */
    long used(long lastTaken) {
        return lastTaken < first ? 0 : (lastTaken - first) / step + 1;
    }
}
