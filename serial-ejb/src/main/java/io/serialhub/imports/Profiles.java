package io.serialhub.imports;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The profiles that a file may be read by.
 *
 * @param all       in the order of their codes
 * @param exclusive whether the sender asked for them, so that nothing else is tried
 */
record Profiles(List<ImportProfile> all, boolean exclusive) {
    static final Profiles NONE = new Profiles(List.of(), false);

    /** Those for files without headings; only where they were asked for, since anything fits them. */
    List<ImportProfile> headless() {
        return exclusive ? all.stream().filter(p -> !p.csv().headed()).toList() : List.of();
    }

    /** Those that this line of headings fits: made for it, or asked for and able to find all their columns. */
    List<ImportProfile> fitting(List<String> headings) {
        String print = Fingerprint.of(headings);
        Set<String> folded = new HashSet<>();
        headings.forEach(h -> folded.add(Catalogue.folded(h)));
        return all.stream()
                .filter(p -> p.csv().headed())
                .filter(p -> exclusive || p.headings().isEmpty() || print.equals(Fingerprint.of(p)))
                .filter(p -> p.columns().stream()
                        .allMatch(c -> c.heading() == null || folded.contains(Catalogue.folded(c.heading()))))
                .toList();
    }

    /** How a text file is written: as the first profile that was asked for says. */
    CsvForm form() {
        return exclusive ? all.get(0).csv() : CsvForm.FOUND_OUT;
    }
}
