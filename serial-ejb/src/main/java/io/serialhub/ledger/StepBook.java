package io.serialhub.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import io.serialhub.base.Database;
import io.serialhub.base.Json;
import io.serialhub.base.Migration;
import io.serialhub.base.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The steps there are, from the table {@code step}. A version never changes, so it may be kept in memory; which version
 * is current is asked every time.
 */
@ApplicationScoped
public class StepBook {
    private final Map<String, StepDefinition> versions = new ConcurrentHashMap<>();

    @Inject
    Database database;

    @Inject
    Clock clock;

    /** The version that new events are recorded with. */
    public StepDefinition current(String code) {
        String sql = "SELECT MAX(version) FROM step WHERE code = :code AND active = TRUE";
        int version = database.with(h -> h.createQuery(sql)
                .bind("code", code)
                .map((rs, ctx) -> rs.getInt(1))
                .one());
        if (version == 0) {
            throw Problem.invalid("step-unknown", "step", code);
        }
        return version(code, version);
    }

    StepDefinition version(String code, int version) {
        return versions.computeIfAbsent(code + " " + version, key -> read(code, version));
    }

    private StepDefinition read(String code, int version) {
        String sql = "SELECT definition FROM step WHERE code = :code AND version = :version";
        return Json.read(
                database.with(h -> h.createQuery(sql)
                        .bind("code", code)
                        .bind("version", version)
                        .mapTo(String.class)
                        .one()),
                StepDefinition.class);
    }

    /** The current version of every step, in the order of their codes. */
    List<StepDefinition> all() {
        String sql = "SELECT code, MAX(version) AS version FROM step WHERE active = TRUE GROUP BY code ORDER BY code";
        return database
                .with(h -> h.createQuery(sql)
                        .map((rs, ctx) -> Map.entry(rs.getString("code"), rs.getInt("version")))
                        .list())
                .stream()
                .map(entry -> version(entry.getKey(), entry.getValue()))
                .toList();
    }

    void add(StepDefinition step) {
        database.use(h -> h.createUpdate("INSERT INTO step (code, version, definition, sells, active, created_at)"
                        + " VALUES (:code, :version, :definition, :sells, TRUE, :now)")
                .bind("sells", step.sells())
                .bind("code", step.code())
                .bind("version", step.version())
                .bind("definition", Json.write(step))
                .bind("now", clock.instant())
                .execute());
    }

    /** Puts in the steps that ship, where they are missing; an administrator's own versions stay. */
    void seed(@Observes Migration.Done done) {
        List<String> known = database.with(h -> h.createQuery("SELECT DISTINCT code FROM step")
                .mapTo(String.class)
                .list());
        shipped().stream().filter(step -> !known.contains(step.code())).forEach(this::add);
        markSelling();
    }

    /** Versions from before the mark was kept. */
    private void markSelling() {
        String unmarked = "SELECT code, version, definition FROM step WHERE sells = FALSE";
        database
                .with(h -> h.createQuery(unmarked)
                        .map((rs, ctx) -> Json.read(rs.getString("definition"), StepDefinition.class)
                                .version(rs.getInt("version")))
                        .list())
                .stream()
                .filter(StepDefinition::sells)
                .forEach(step -> database.use(
                        h -> h.createUpdate("UPDATE step SET sells = TRUE WHERE code = :code AND version = :version")
                                .bind("code", step.code())
                                .bind("version", step.version())
                                .execute()));
    }

    static List<StepDefinition> shipped() {
        try (var in = StepBook.class.getResourceAsStream("steps.json")) {
            return Json.read(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8),
                    new TypeReference<List<StepDefinition>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
