package io.serialhub.imports;

import io.serialhub.audit.Audit;
import io.serialhub.base.Actor;
import io.serialhub.base.Clocks;
import io.serialhub.base.Door;
import io.serialhub.base.Ids;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Saved;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.base.Store;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** How files of known senders are read: kept, corrected, and found again by the headings of the next file. */
@Stateless
@Door
public class ImportProfiles {
    @Inject
    ProfileTable table;

    @Inject
    Audit audit;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    /** By code. */
    @Needs(Permission.IMPORTS_READ)
    public Page<ImportProfile> list(String after, Integer size) {
        return table.list(after, size);
    }

    /** @throws Problem unknown-import-profile */
    @Needs(Permission.IMPORTS_READ)
    public ImportProfile get(String code) {
        return find(code).orElseThrow(() -> Problem.notFound("unknown-import-profile", "profile", code));
    }

    /**
     * Makes or replaces the profile with that code.
     *
     * @param expectedVersion what the caller saw, or null to replace whatever stands there
     * @throws Problem changed-meanwhile
     */
    @Needs(Permission.IMPORTS_WRITE)
    public Saved<ImportProfile> save(ImportProfile wanted, Long expectedVersion) {
        Optional<ImportProfile> kept = find(wanted.code());
        var mark = new ProfileTable.Mark(Actor.current().login(), Clocks.micros(clock.instant()));
        if (kept.isEmpty()) {
            Store.expectNew(wanted.code(), expectedVersion);
            table.insert(ids.next("import_profile"), wanted.at(1), mark);
            audit.changed("create", "import-profile", wanted.code(), null, wanted.at(1));
            return new Saved<>(wanted.at(1), Outcome.CREATED);
        }
        ImportProfile before = kept.get();
        Store.expect(wanted.code(), expectedVersion, before.version());
        if (wanted.saysTheSameAs(before)) {
            return new Saved<>(before, Outcome.UNCHANGED);
        }
        ImportProfile after = wanted.at(before.version() + 1);
        if (!table.update(before, after, mark)) {
            throw Store.changedMeanwhile(wanted.code());
        }
        audit.changed("change", "import-profile", wanted.code(), before, after);
        return new Saved<>(after, Outcome.CHANGED);
    }

    /**
     * Takes it away; what was imported by it stays.
     *
     * @throws Problem unknown-import-profile, changed-meanwhile
     */
    @Needs(Permission.IMPORTS_WRITE)
    public void remove(String code, Long expectedVersion) {
        ImportProfile before = get(code);
        Store.expect(code, expectedVersion, before.version());
        if (!table.delete(before)) {
            throw Store.changedMeanwhile(code);
        }
        audit.changed("remove", "import-profile", code, before, null);
    }

    private Optional<ImportProfile> find(String code) {
        return table.find(code);
    }
}
