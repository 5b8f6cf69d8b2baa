package io.serialhub.identifier;

import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whatever a scanner, a keyboard or a partner's message delivers, read: a number as it stands, element strings with or
 * without separators, a GS1 Digital Link, an EPC as URI or as a tag's memory.
 *
 * @param text     as delivered, without the symbology prefix and blanks around it
 * @param readings as GS1 keys, likeliest first; empty for a number that is none of these. More than one where a keyboard
 *                 scanner swallowed the separators
 * @param fault    why a text that says that it is GS1's cannot be read; else null
 */
public record Scanned(String text, List<ElementString> readings, Reason fault) {
    private static final Pattern SYMBOLOGY = Pattern.compile("\\](C1|e[0-3]|d[2-6]|Q[3-6]|J[1-6])");
    private static final Pattern ANY_SYMBOLOGY = Pattern.compile("\\][A-Za-z][0-9A-Za-z]");

    /** How scanners and people write the separator that a keyboard lacks. */
    private static final Pattern SEPARATORS =
            Pattern.compile("\u001D|\u241D|\\\\x1[Dd]|\\\\u001[Dd]|\\^\\]|\\^|[<{\\[](?i:GS|FNC1)[>}\\]]");

    private static final Pattern LOT_CLASS =
            Pattern.compile("(?i)urn:epc:class:lgtin:([0-9]{6,12})\\.([0-9]{1,7})\\.(\\S{1,60})");

    public Scanned {
        readings = List.copyOf(readings);
    }

    /** Never throws: what cannot be read is a number as it stands. */
    public static Scanned of(String delivered) {
        String text = plain(delivered);
        try {
            return read(text);
        } catch (Problem problem) {
            return new Scanned(text, List.of(), problem.reason());
        }
    }

    private static String plain(String delivered) {
        String text = delivered == null ? "" : delivered.strip();
        return text.chars().allMatch(c -> c < 0x80) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static Scanned read(String text) {
        if (text.isEmpty()) {
            return number(text);
        }
        Matcher symbology = ANY_SYMBOLOGY.matcher(text);
        if (symbology.lookingAt()) {
            String rest = text.substring(symbology.end());
            return SYMBOLOGY.matcher(text).lookingAt() && !rest.contains("://") ? certain(rest) : read(rest);
        }
        if (text.regionMatches(true, 0, "http", 0, 4)) {
            return DigitalLink.find(text).map(found -> found(text, found)).orElseGet(() -> number(text));
        }
        if (text.startsWith("(") && text.matches("(?s)\\([0-9]{2,4}\\).+")) {
            return found(text, ElementString.ofBracketed(text));
        }
        Optional<ElementString> epc = epc(text);
        if (epc.isPresent()) {
            return found(text, epc.get());
        }
        return withSeparators(text).indexOf(ElementString.SEPARATOR) >= 0
                ? tentative(text)
                : bare(withSeparators(text));
    }

    private static Optional<ElementString> epc(String text) {
        if (text.regionMatches(true, 0, "urn:epc:class:", 0, 14)) {
            Matcher lot = LOT_CLASS.matcher(text);
            return lot.matches()
                    ? Sgtin.find("urn:epc:id:sgtin:" + lot.group(1) + "." + lot.group(2) + ".0")
                            .map(item -> ElementString.of(
                                            Map.of("01", item.gtin().digits()))
                                    .with("10", DigitalLink.decode(lot.group(3))))
                    : Optional.empty();
        }
        boolean urn = text.regionMatches(true, 0, "urn:epc:", 0, 8);
        if (!urn && !text.matches("3[016][0-9A-Fa-f]{22,50}")) {
            return Optional.empty();
        }
        Optional<ElementString> unit = Sgtin.find(text).map(Sgtin::elementString);
        return unit.isPresent() ? unit : Sscc.find(text).map(sscc -> ElementString.of(Map.of("00", sscc.digits())));
    }

    /** The reader says that it is GS1's. */
    private static Scanned certain(String rest) {
        String text = withSeparators(rest);
        List<ElementString> guesses =
                text.indexOf(ElementString.SEPARATOR) < 0 ? Unseparated.readings(text) : List.of();
        return guesses.isEmpty() ? found(rest, ElementString.ofPlain(text)) : new Scanned(rest, guesses, null);
    }

    /** Something in it may be a separator; if it cannot be read so, it is a number with a strange character. */
    private static Scanned tentative(String text) {
        try {
            return found(text, ElementString.ofPlain(withSeparators(text)));
        } catch (Problem problem) {
            return new Scanned(text, List.of(), text.indexOf(ElementString.SEPARATOR) < 0 ? null : problem.reason());
        }
    }

    /** Nothing but its own digits says what it is; a good check digit does. */
    private static Scanned bare(String text) {
        if (text.matches("[0-9]{12,14}")) {
            return Gtin.find(text)
                    .map(gtin -> found(text, ElementString.of(Map.of("01", gtin.digits()))))
                    .orElseGet(() -> number(text));
        }
        if (text.matches("[0-9]{18}")) {
            return Sscc.find(text)
                    .map(sscc -> found(text, ElementString.of(Map.of("00", sscc.digits()))))
                    .orElseGet(() -> number(text));
        }
        return text.matches("(?:0[123][0-9]{14}|00[0-9]{18}|8006[0-9]{18}).*")
                ? new Scanned(text, Unseparated.readings(text), null)
                : number(text);
    }

    /** A text with whatever stands for a separator turned into {@link ElementString#SEPARATOR}; one at the front goes. */
    public static String withSeparators(String text) {
        String separated = SEPARATORS.matcher(text).replaceAll(String.valueOf(ElementString.SEPARATOR));
        return !separated.isEmpty() && separated.charAt(0) == ElementString.SEPARATOR
                ? separated.substring(1)
                : separated;
    }

    private static Scanned number(String text) {
        return new Scanned(text, List.of(), null);
    }

    private static Scanned found(String text, ElementString reading) {
        return new Scanned(text, List.of(reading), null);
    }

    /** The likeliest reading. */
    public Optional<ElementString> best() {
        return readings.stream().findFirst();
    }

    private Optional<String> value(String ai) {
        return best().flatMap(reading -> reading.find(ai));
    }

    /** The trade item: AI (01), else (03) or that of an item piece, (8006). */
    public Optional<Gtin> gtin() {
        return best().flatMap(Scanned::gtin);
    }

    static Optional<Gtin> gtin(ElementString reading) {
        return reading.find("01")
                .or(() -> reading.find("03"))
                .or(() -> reading.find("8006").map(piece -> piece.substring(0, 14)))
                .flatMap(Gtin::find);
    }

    public Optional<String> serial() {
        return value("21");
    }

    public Optional<String> lot() {
        return value("10");
    }

    /** @param thisYear decides the century of two digits */
    public Optional<LocalDate> expiry(int thisYear) {
        return value("17").map(day -> Gs1Date.of(day, thisYear));
    }

    public Optional<Sscc> sscc() {
        return value("00").map(Sscc::new);
    }

    /** Every unit that this may mean, each once, likeliest first. */
    public List<Sgtin> units() {
        var units = new ArrayList<Sgtin>();
        for (ElementString reading : readings) {
            gtin(reading)
                    .ifPresent(gtin -> reading.find("21")
                            .map(serial -> new Sgtin(gtin, serial))
                            .ifPresent(unit -> {
                                if (!units.contains(unit)) {
                                    units.add(unit);
                                }
                            }));
        }
        return units;
    }
}
