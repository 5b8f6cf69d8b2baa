package io.serialhub.download;

import com.fasterxml.jackson.core.type.TypeReference;
import io.serialhub.base.Actor;
import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Json;
import io.serialhub.base.Page;
import io.serialhub.base.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Long downloads as they are kept: their rows in parts, written one after the other. */
@ApplicationScoped
class DownloadRows {
    @Inject
    Database database;

    @Inject
    Clock clock;

    /** @param after where the next part begins, or null at the beginning */
    record Kept(long id, Download view, Map<String, String> filter, Locale locale, String after, int parts) {}

    void insert(long id, String list, Map<String, String> filter, DownloadFormat format, Locale locale) {
        database.use(h -> h.createUpdate("""
                        INSERT INTO download (id, code, list, format, filter, locale, lines, parts, ready, created_by, created_at)
                        VALUES (:id, :code, :list, :format, :filter, :locale, 0, 0, FALSE, :who, :now)
                        """)
                .bind("id", id)
                .bind("code", "D-" + id)
                .bind("list", list)
                .bind("format", String.valueOf(format.code()))
                .bind("filter", Json.write(filter))
                .bind("locale", locale.getLanguage())
                .bind("who", Actor.current().login())
                .bind("now", clock.instant())
                .execute());
    }

    Kept get(String code) {
        return database.with(h -> h.createQuery("SELECT * FROM download WHERE code = :code")
                        .bind("code", code)
                        .map((rs, ctx) -> kept(rs))
                        .findFirst())
                .orElseThrow(() -> Problem.notFound("download-unknown", "download", code));
    }

    void append(Kept download, Page<List<Object>> page) {
        List<List<String>> lines = page.items().stream()
                .map(row -> row.stream().map(TableWriter::text).toList())
                .toList();
        database.use(h -> {
            h.createUpdate("INSERT INTO download_part (download_id, part, content) VALUES (:id, :part, :content)")
                    .bind("id", download.id())
                    .bind("part", download.parts())
                    .bind("content", Json.writeWhole(lines))
                    .execute();
            h.createUpdate(
                            "UPDATE download SET parts = parts + 1, lines = lines + :n, after_key = :after, ready = :ready"
                                    + " WHERE id = :id")
                    .bind("n", lines.size())
                    .bind("after", page.next())
                    .bind("ready", page.next() == null)
                    .bind("id", download.id())
                    .execute();
        });
    }

    Optional<List<List<String>>> part(long id, int part) {
        return database.with(
                        h -> h.createQuery("SELECT content FROM download_part WHERE download_id = :id AND part = :part")
                                .bind("id", id)
                                .bind("part", part)
                                .mapTo(String.class)
                                .findFirst())
                .map(text -> Json.read(text, new TypeReference<List<List<String>>>() {}));
    }

    private static Kept kept(ResultSet rs) throws SQLException {
        var view = new Download(
                rs.getString("code"),
                rs.getString("list"),
                Coded.ofCode(DownloadFormat.class, rs.getString("format")),
                rs.getLong("lines"),
                rs.getBoolean("ready"),
                rs.getString("created_by"),
                Columns.instant(rs, "created_at"),
                null);
        return new Kept(
                rs.getLong("id"),
                view,
                Json.read(rs.getString("filter"), new TypeReference<Map<String, String>>() {}),
                Locale.forLanguageTag(rs.getString("locale")),
                rs.getString("after_key"),
                rs.getInt("parts"));
    }
}
