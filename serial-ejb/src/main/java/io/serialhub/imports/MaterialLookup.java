package io.serialhub.imports;

import io.serialhub.material.MaterialIndex;
import io.serialhub.material.MaterialKey;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The materials that a chunk names, and what those that do not exist probably meant. */
record MaterialLookup(Map<String, MaterialKey> byCode, List<String> known) {
    private static final int GUESSED_AMONG = 5_000;

    static MaterialLookup of(MaterialIndex index, Set<String> codes) {
        Map<String, MaterialKey> found = index.byCodes(codes);
        boolean unknown = codes.stream().anyMatch(code -> !found.containsKey(code));
        return new MaterialLookup(found, unknown ? index.codes(GUESSED_AMONG) : List.of());
    }

    /** What the cell names, which must be there. */
    MaterialKey needed(Row row, String column) {
        String code = row.neededCode(column, 60);
        MaterialKey found = byCode.get(code);
        if (found == null) {
            throw Guess.nearest(code, known)
                    .map(guess -> row.refused(column, "unknown-material-guess", "material", code, "guess", guess))
                    .orElseGet(() -> row.refused(column, "unknown-material", "material", code));
        }
        return found;
    }
}
