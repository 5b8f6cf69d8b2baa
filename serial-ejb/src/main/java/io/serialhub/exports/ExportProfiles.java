package io.serialhub.exports;

import static io.serialhub.base.Saved.Outcome.CHANGED;
import static io.serialhub.base.Saved.Outcome.CREATED;
import static io.serialhub.base.Saved.Outcome.UNCHANGED;

import io.serialhub.audit.Audit;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Ids;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Saved;
import io.serialhub.base.Store;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** How files that we write for partners look: columns, headings, character set and signs. */
@Stateless
@Door
public class ExportProfiles {
    @Inject
    Database database;

    @Inject
    ExportProfileTable table;

    @Inject
    Audit audit;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    /** A few dozen at most, so never in pages. */
    @Needs(Permission.CONNECTIONS_READ)
    public List<ExportProfile> list() {
        return database.with(table::list);
    }

    /** @throws Problem unknown-export-profile */
    @Needs(Permission.CONNECTIONS_READ)
    public ExportProfile get(String code) {
        return database.with(h -> table.find(h, code))
                .orElseThrow(() -> Problem.notFound("unknown-export-profile", "profile", code));
    }

    /**
     * Makes or changes a profile. The next file is written by it.
     *
     * @param expectedVersion of the view that was changed, or null to overwrite whatever stands
     * @throws Problem changed-meanwhile
     */
    @Needs(Permission.CONNECTIONS_WRITE)
    public Saved<ExportProfile> save(ExportProfile wanted, Long expectedVersion) {
        return database.with(h -> {
            ExportProfile before = table.find(h, wanted.code()).orElse(null);
            if (before == null) {
                Store.expectNew(wanted.code(), expectedVersion);
                table.insert(h, ids.next("export_profile"), wanted, clock.instant());
            } else {
                Store.expect(wanted.code(), expectedVersion, before.version());
                if (wanted.at(0).equals(before.at(0))) {
                    return new Saved<>(before, UNCHANGED);
                }
                if (!table.update(h, wanted, before.version())) {
                    throw Store.changedMeanwhile(wanted.code());
                }
            }
            ExportProfile after = table.find(h, wanted.code()).orElseThrow();
            audit.changed(before == null ? "create" : "change", "export-profile", after.code(), before, after);
            return new Saved<>(after, before == null ? CREATED : CHANGED);
        });
    }
}
