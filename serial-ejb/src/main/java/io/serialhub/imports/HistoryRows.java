package io.serialhub.imports;

import io.serialhub.base.Permission;
import io.serialhub.ledger.Registers;
import io.serialhub.location.LocationKey;
import io.serialhub.party.PartyKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What happened to units, as an older system kept it: made, moved, shipped, installed, repaired, noted. */
@ApplicationScoped
class HistoryRows implements Loader {
    /** Events in which the other unit is the one that this one went into or came out of. */
    private static final Set<String> WITH_PARENT = Set.of("installed", "removed");

    @Inject
    Past past;

    @Override
    public ImportKind kind() {
        return ImportKind.HISTORY;
    }

    @Override
    public Set<Permission> permissions() {
        return Set.of(Permission.RECORD_ADOPT);
    }

    @Override
    public int together() {
        return ImportWork.CHUNK;
    }

    @Override
    public List<Verdict> load(List<Row> rows, Surroundings at) {
        return past.load(rows, at, HistoryRows::read);
    }

    private static Past.Said read(Row row, Past.References known) {
        String what = row.needed("what", row.word("what", "history"));
        PartyKey party = known.parties().find(row, "party", "party");
        LocationKey place = known.places().find(row, "location", "location");
        Map<String, String> fields = Past.fields(
                row, "order", "carrier", "tracking", "fault", "measure", "person", "label", "note", "details");
        if (row.has("other") || row.has("otherRecord")) {
            Registers.Known other = known.unit(row, "other", "otherRecord", null);
            fields.put(WITH_PARENT.contains(what) ? "parent" : "part", other.code() + " (" + other.material() + ")");
        }
        return new Past.Said(
                "past-" + what,
                "unit",
                party == null ? null : party.code(),
                place == null ? null : place.code(),
                row.text("reason", 500),
                fields);
    }
}
