package io.serialhub.imports;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.TreeSet;

/**
 * What tells one sender's files from another's: the headings, whatever their order, case and punctuation. Columns without a
 * heading, which a layout calls by their number, do not count, nor do those that our own files of rejects add.
 */
final class Fingerprint {
    private Fingerprint() {}

    static String of(Collection<String> headings) {
        var folded = new TreeSet<String>();
        headings.stream()
                .filter(heading -> !heading.matches("#\\d+") && !RejectsFile.ADDED.contains(heading))
                .forEach(heading -> folded.add(Catalogue.folded(heading)));
        folded.remove("");
        return StoredFiles.sha256(String.join("\n", folded).getBytes(StandardCharsets.UTF_8));
    }

    /** Null for a profile that was made for no particular line of headings. */
    static String of(ImportProfile profile) {
        return profile.headings().isEmpty() ? null : of(profile.headings());
    }
}
