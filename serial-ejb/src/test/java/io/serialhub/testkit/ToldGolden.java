package io.serialhub.testkit;

import io.serialhub.base.Database;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Map;

/** What subscribers are told, held against the documents in {@code outbox/golden}. */
public class ToldGolden {
    private static final Path FOLDER = Path.of("src/test/resources/io/serialhub/outbox/golden");

    @Inject
    Database database;

    /**
     * The newest message of this type.
     *
     * @param names of the test's own things, and what stands for them in the document
     */
    public void says(String type, Map<String, String> names) {
        String said = database.with(h -> h.createQuery(
                        "SELECT subject, payload FROM outbox WHERE type = :type ORDER BY id DESC FETCH FIRST 1 ROWS ONLY")
                .bind("type", type)
                .map((rs, ctx) -> "{\"type\": \"%s\", \"subject\": \"%s\", \"data\": %s}"
                        .formatted(type, rs.getString("subject"), rs.getString("payload")))
                .one());
        for (var name : names.entrySet()) {
            said = said.replace(name.getKey(), name.getValue());
        }
        Golden.json(FOLDER.resolve(type.replace('.', '-') + ".json"), Golden.masked(said));
    }
}
