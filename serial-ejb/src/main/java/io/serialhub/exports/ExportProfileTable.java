package io.serialhub.exports;

import io.serialhub.base.Json;
import io.serialhub.imports.CsvForm;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of export_profile. */
@ApplicationScoped
class ExportProfileTable {
    private static final String VIEW = "SELECT code, name, row_kind, definition, version FROM export_profile ";

    /** What stands in the column definition. */
    private record Definition(List<ExportColumn> columns, CsvForm csv, boolean mark) {}

    List<ExportProfile> list(Handle h) {
        return h.createQuery(VIEW + "ORDER BY code").map((rs, c) -> view(rs)).list();
    }

    Optional<ExportProfile> find(Handle h, String code) {
        return h.createQuery(VIEW + "WHERE code = :code")
                .bind("code", code)
                .map((rs, c) -> view(rs))
                .findOne();
    }

    void insert(Handle h, long id, ExportProfile profile, Instant now) {
        h.createUpdate("""
                        INSERT INTO export_profile (id, code, name, row_kind, definition, created_at, version)
                        VALUES (:id, :code, :name, :rows, :definition, :now, 1)
                        """)
                .bind("id", id)
                .bind("code", profile.code())
                .bind("name", profile.name())
                .bind("rows", profile.rows().name())
                .bind("definition", definition(profile))
                .bind("now", now)
                .execute();
    }

    /** @return whether it still had that version */
    boolean update(Handle h, ExportProfile profile, long version) {
        return h.createUpdate("""
                        UPDATE export_profile SET name = :name, row_kind = :rows, definition = :definition,
                            version = version + 1
                        WHERE code = :code AND version = :version
                        """)
                        .bind("code", profile.code())
                        .bind("name", profile.name())
                        .bind("rows", profile.rows().name())
                        .bind("definition", definition(profile))
                        .bind("version", version)
                        .execute()
                == 1;
    }

    private static ExportProfile view(ResultSet rs) throws SQLException {
        Definition definition = Json.read(rs.getString("definition"), Definition.class);
        return new ExportProfile(
                rs.getString("code"),
                rs.getString("name"),
                ExportRows.valueOf(rs.getString("row_kind")),
                definition.columns(),
                definition.csv(),
                definition.mark(),
                rs.getLong("version"));
    }

    private static String definition(ExportProfile profile) {
        return Json.writeWhole(new Definition(profile.columns(), profile.csv(), profile.mark()));
    }
}
