package io.serialhub.imports;

import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Json;
import io.serialhub.base.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The table {@code import_profile}. */
@ApplicationScoped
class ProfileTable {
    private static final String VIEW = "SELECT code, name, kind, definition, active, version FROM import_profile ";

    @Inject
    Database database;

    /** Who changed it, and when. */
    record Mark(String by, Instant at) {}

    /** The part of a profile that is kept as JSON. */
    private record Definition(List<String> headings, List<ProfileColumn> columns, List<RowFilter> only, CsvForm csv) {}

    Optional<ImportProfile> find(String code) {
        return database.with(h -> h.createQuery(VIEW + "WHERE code = :code")
                .bind("code", code)
                .map((rs, ctx) -> read(rs))
                .findOne());
    }

    /** Those of these codes that there are, in the order of the codes. */
    List<ImportProfile> find(Collection<String> codes) {
        if (codes.isEmpty()) {
            return List.of();
        }
        return database.with(h -> database.in(h.createQuery(VIEW + "WHERE code <codes> ORDER BY code"), "codes", codes)
                .map((rs, ctx) -> read(rs))
                .list());
    }

    /** All active ones, by code; there are as many as senders. */
    List<ImportProfile> active() {
        return database.with(h -> h.createQuery(VIEW + "WHERE active = TRUE ORDER BY code")
                .map((rs, ctx) -> read(rs))
                .list());
    }

    Page<ImportProfile> list(String after, Integer asked) {
        int size = Page.size(asked);
        String last = Cursor.key(after);
        List<ImportProfile> found =
                database.with(h -> h.createQuery(VIEW + "WHERE code > :after ORDER BY code FETCH FIRST :n ROWS ONLY")
                        .bind("after", last == null ? "" : last)
                        .bind("n", size + 1)
                        .map((rs, ctx) -> read(rs))
                        .list());
        return Page.cut(found, size, profile -> Cursor.of(profile.code()));
    }

    void insert(long id, ImportProfile profile, Mark mark) {
        database.use(h -> h.createUpdate("""
                        INSERT INTO import_profile (id, code, name, kind, definition, active, version, changed_by,
                            changed_at)
                        VALUES (:id, :code, :name, :kind, :definition, :active, :version, :by, :at)
                        """)
                .bind("id", id)
                .bind("code", profile.code())
                .bind("name", profile.name())
                .bind("kind", profile.kind().name())
                .bind("definition", definition(profile))
                .bind("active", profile.active())
                .bind("version", profile.version())
                .bind("by", mark.by())
                .bind("at", mark.at())
                .execute());
    }

    /** @return whether it still had the version that the change started from */
    boolean update(ImportProfile before, ImportProfile after, Mark mark) {
        return database.with(h -> h.createUpdate("""
                                UPDATE import_profile
                                SET name = :name, kind = :kind, definition = :definition,
                                    active = :active, version = :version, changed_by = :by, changed_at = :at
                                WHERE code = :code AND version = :before
                                """)
                        .bind("name", after.name())
                        .bind("kind", after.kind().name())
                        .bind("definition", definition(after))
                        .bind("active", after.active())
                        .bind("version", after.version())
                        .bind("by", mark.by())
                        .bind("at", mark.at())
                        .bind("code", after.code())
                        .bind("before", before.version())
                        .execute()
                == 1);
    }

    boolean delete(ImportProfile profile) {
        return database.with(h -> h.createUpdate("DELETE FROM import_profile WHERE code = :code AND version = :version")
                        .bind("code", profile.code())
                        .bind("version", profile.version())
                        .execute()
                == 1);
    }

    private static String definition(ImportProfile profile) {
        return Json.writeWhole(new Definition(profile.headings(), profile.columns(), profile.only(), profile.csv()));
    }

    private static ImportProfile read(ResultSet rs) throws SQLException {
        Definition said = Json.read(rs.getString("definition"), Definition.class);
        return new ImportProfile(
                rs.getString("code"),
                rs.getString("name"),
                ImportKind.valueOf(rs.getString("kind")),
                said.headings(),
                said.columns(),
                said.only(),
                said.csv(),
                rs.getBoolean("active"),
                rs.getLong("version"));
    }
}
