package io.serialhub.ledger;

import io.serialhub.identifier.ElementString;
import io.serialhub.identifier.Scanned;
import io.serialhub.identifier.SerialNumber;
import io.serialhub.identifier.Sgtin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A number to look for, as one way to read a code.
 *
 * @param code    as it came
 * @param written the number in it
 * @param gtin    the trade item that it must be of, in 14 digits; null where the code does not say
 */
record Sought(String code, String written, String gtin) {
    /** No code of GS1's that names a unit is shorter: (00) and 18 digits, or a tag's 24. */
    static final int SHORTEST = 18;

    /** Further numbers that name a unit without its GTIN: SSCC, asset, IMEI of both radios. */
    private static final List<String> NUMBERS = List.of("00", "8004", "8040", "8041");

    String key() {
        return SerialNumber.fold(written);
    }

    /** Every way to read a code: as it stands first, then as GS1's carriers and tags write units. */
    static List<Sought> in(String code) {
        var sought = new ArrayList<Sought>();
        sought.add(new Sought(code, code.strip(), null));
        if (code.length() >= SHORTEST) {
            Scanned scanned = Scanned.of(code);
            for (Sgtin unit : scanned.units()) {
                sought.add(new Sought(code, unit.serial(), unit.gtin().digits()));
            }
            numbers(scanned).map(number -> new Sought(code, number, null)).forEach(sought::add);
        }
        return sought;
    }

    private static Stream<String> numbers(Scanned scanned) {
        return scanned.best().stream()
                .map(ElementString::elements)
                .flatMap(elements -> NUMBERS.stream().map(elements::get))
                .filter(number -> number != null && !number.equals(scanned.text()));
    }
}
