package io.serialhub.imports;

import io.serialhub.base.Actor;
import io.serialhub.base.Permission;
import io.serialhub.base.Transactions;
import io.serialhub.identifier.SerialNumber;
import io.serialhub.ledger.Answer;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Mode;
import io.serialhub.ledger.NumberState;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.Registers;
import io.serialhub.ledger.Retelling;
import io.serialhub.location.LocationIndex;
import io.serialhub.material.BomIndex;
import io.serialhub.material.MaterialIndex;
import io.serialhub.material.MaterialKey;
import io.serialhub.party.PartyIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Units of a register, through step {@code adopt}: a number of statements that does not grow with the rows, apart from one
 * call at the ledger's door for each site.
 */
@ApplicationScoped
class UnitRows implements Loader {
    @Inject
    Ledger ledger;

    @Inject
    Registers registers;

    @Inject
    Retelling retelling;

    @Inject
    MaterialIndex materials;

    @Inject
    BomIndex boms;

    @Inject
    PartyIndex parties;

    @Inject
    LocationIndex locations;

    @Override
    public ImportKind kind() {
        return ImportKind.UNITS;
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
        UnitReferences known = references(rows);
        var reader = new UnitReader(known, at);
        List<UnitEntry> fresh = new ArrayList<>();
        List<Verdict> judged = each(rows, row -> {
            UnitEntry entry = reader.read(row);
            Registers.Known before =
                    known.find(entry.item().code(), entry.item().material());
            if (before != null && isUnit(before)) {
                return known(entry, before);
            }
            fresh.add(entry);
            return Verdict.created(row);
        });
        Map<Row, Verdict> refused = adopt(fresh, at);
        tell(fresh.stream().filter(e -> !refused.containsKey(e.row())).toList());
        return judged.stream().map(v -> refused.getOrDefault(v.row(), v)).toList();
    }

    private UnitReferences references(List<Row> rows) {
        Set<String> numbers = Lookup.written(rows, "number", "parent");
        Map<String, List<Registers.Known>> units = registers.known(numbers);
        Map<String, List<Registers.Known>> records = registers.byRecord(Lookup.written(rows, "parentRecord"));
        Set<String> codes = Lookup.written(rows, "material", "partMaterial");
        Stream.concat(units.values().stream(), records.values().stream())
                .forEach(list -> list.forEach(u -> codes.add(u.material())));
        MaterialLookup found = MaterialLookup.of(materials, codes);
        boolean parts =
                rows.stream().anyMatch(row -> row.has("parent") || row.has("parentRecord") || row.has("partLot"));
        Map<Long, List<BomIndex.Slot>> bills = parts
                ? boms.of(found.byCode().values().stream().map(MaterialKey::id).toList())
                : Map.of();
        Map<Long, MaterialKey> components = materials.byIds(bills.values().stream()
                .flatMap(List::stream)
                .map(BomIndex.Slot::componentId)
                .collect(Collectors.toSet()));
        var byCode = new HashMap<String, List<BomIndex.Slot>>();
        found.byCode().values().stream()
                .filter(m -> bills.containsKey(m.id()))
                .forEach(m -> byCode.put(m.code(), bills.get(m.id())));
        Set<String> customers = Lookup.written(rows, "customer");
        Set<String> places = Lookup.written(rows, "place");
        return new UnitReferences(
                found,
                new Lookup<>(parties.byCodes(customers), parties.byNames(customers)),
                new Lookup<>(locations.byCodes(places), locations.byNames(places)),
                units,
                records,
                registers.marked(Lookup.written(rows, "makersNumber", "imei", "mac", "record")),
                registers.kinds(),
                components,
                byCode);
    }

    /** A number of our own that was only handed out so far is not a unit yet. */
    private static boolean isUnit(Registers.Known known) {
        return known.number() != NumberState.ALLOCATED && known.number() != NumberState.ENCODED
                || known.adopted() != null;
    }

    private static Verdict known(UnitEntry entry, Registers.Known before) {
        Row row = entry.row();
        if (before.adopted() == null) {
            throw row.refused("number", "unit-known", "unit", before.code());
        }
        if (entry.content().equals(before.adopted().get(UnitEntry.CONTENT))) {
            row.warnings().clear();
            return Verdict.already(row);
        }
        for (String what :
                List.of("custody", "place", "holder", "ownerParty", "quality", "warrantyFrom", "warrantyUntil")) {
            String was = String.valueOf(before.adopted().getOrDefault(what, "–"));
            String says = String.valueOf(entry.item().data().getOrDefault(what, "–"));
            if (!was.equals(says)) {
                throw row.refused(
                        "number", "unit-taken-over-otherwise", "unit", before.code(), "was", was, "says", says);
            }
        }
        throw row.refused("number", "unit-taken-over-with-other-past", "unit", before.code());
    }

    /**
     * The rows that the ledger refused. A call carries no number twice, and only units of one site. A unit that somebody
     * else has brought in since it was looked for makes the chunk look again.
     */
    private Map<Row, Verdict> adopt(Collection<UnitEntry> entries, Surroundings at) {
        Map<Row, Verdict> refused = new IdentityHashMap<>();
        for (List<UnitEntry> call : calls(entries)) {
            List<Item> items = Stream.concat(
                            call.stream().map(UnitEntry::item),
                            call.stream().map(UnitEntry::lotPart).filter(java.util.Objects::nonNull))
                    .toList();
            var recording = new Recording(
                    null, "adopt", Mode.ACCEPT_GOOD, items, Context.NONE.with(Map.of("register", at.file())));
            List<Answer> answers =
                    at(call.get(0).site()).call(() -> ledger.record(recording)).items();
            for (int i = 0; i < call.size(); i++) {
                Answer answer = answers.get(i);
                if (!answer.accepted()) {
                    if (answer.repeated() || answer.reason().code().startsWith("number-")) {
                        throw new Transactions.Overtaken(
                                new IllegalStateException(answer.code() + " has just come in"));
                    }
                    Row row = call.get(i).row();
                    refused.put(row, Verdict.refused(row, Refused.of(answer.reason())));
                }
            }
        }
        return refused;
    }

    private static Collection<List<UnitEntry>> calls(Collection<UnitEntry> entries) {
        Map<String, List<UnitEntry>> calls = new LinkedHashMap<>();
        var seen = new HashSet<String>();
        for (UnitEntry entry : entries) {
            int round = 0;
            while (!seen.add(round + " " + SerialNumber.fold(entry.item().code()))) {
                round++;
            }
            calls.computeIfAbsent(round + " " + entry.site(), k -> new ArrayList<>())
                    .add(entry);
        }
        return calls.values();
    }

    private static Actor at(String site) {
        Actor actor = Actor.current();
        return new Actor(actor.login(), actor.name(), actor.permissions(), actor.channel(), site, actor.locale());
    }

    private void tell(List<UnitEntry> entries) {
        retelling.tell(entries.stream()
                .flatMap(e -> e.past().stream().map(p -> told(e.item(), p)))
                .toList());
    }

    private static Retelling.Told told(Item item, UnitEntry.Past p) {
        return new Retelling.Told(
                item.code(),
                item.material(),
                p.step(),
                "unit",
                p.happenedAt(),
                p.party(),
                p.location(),
                p.reason(),
                p.fields(),
                null);
    }
}
