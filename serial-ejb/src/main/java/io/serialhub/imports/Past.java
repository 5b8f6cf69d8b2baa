package io.serialhub.imports;

import io.serialhub.identifier.SerialNumber;
import io.serialhub.ledger.Registers;
import io.serialhub.ledger.Retelling;
import io.serialhub.location.LocationIndex;
import io.serialhub.location.LocationKey;
import io.serialhub.party.PartyIndex;
import io.serialhub.party.PartyKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What happened to units before they were taken over, one row an event, told through {@link Retelling#tell}. The same event
 * told again is known by all that is said of it. A number of statements that does not grow with the rows.
 */
@ApplicationScoped
class Past {
    @Inject
    Registers registers;

    @Inject
    Retelling retelling;

    @Inject
    PartyIndex parties;

    @Inject
    LocationIndex locations;

    /** What a row says beside which unit and when: the step, the unit's role in it, and its fields. */
    record Said(String step, String role, String party, String location, String reason, Map<String, String> fields) {}

    /** How one kind of rows is read. */
    interface Reader {
        Said read(Row row, References known);
    }

    /** Everything that the rows of a chunk refer to, read once. */
    record References(
            Map<String, List<Registers.Known>> numbers,
            Map<String, List<Registers.Known>> records,
            Lookup<PartyKey> parties,
            Lookup<LocationKey> places) {

        /** The unit that the row names by a record number, else by its number and material. */
        Registers.Known unit(Row row, String number, String record, String material) {
            boolean recorded = row.has(record);
            String column = recorded ? record : number;
            String code = row.neededCode(column, 80);
            List<Registers.Known> found = recorded
                    ? records.getOrDefault(code, List.of())
                    : numbers.getOrDefault(SerialNumber.fold(code), List.of()).stream()
                            .filter(u -> u.code().equals(code))
                            .toList();
            String of = material == null ? null : row.code(material, 60);
            if (of != null) {
                found = found.stream().filter(u -> u.material().equals(of)).toList();
            }
            if (found.isEmpty()) {
                throw row.refused(column, recorded ? "record-unknown" : "unit-unknown-here", "unit", code);
            }
            if (found.size() > 1) {
                throw row.refused(column, "unit-of-several-materials", "unit", code, "count", found.size());
            }
            return found.get(0);
        }
    }

    List<Verdict> load(List<Row> rows, Surroundings at, Reader reader) {
        Set<String> partners = Lookup.written(rows, "party");
        Set<String> places = Lookup.written(rows, "location");
        var known = new References(
                registers.known(Lookup.written(rows, "number", "other")),
                registers.byRecord(Lookup.written(rows, "record", "otherRecord")),
                new Lookup<>(parties.byCodes(partners), parties.byNames(partners)),
                new Lookup<>(locations.byCodes(places), locations.byNames(places)));
        Map<Row, Retelling.Told> read = new HashMap<>();
        Map<Row, Refused> refused = new HashMap<>();
        for (Row row : rows) {
            try {
                read.put(row, told(row, at, known, reader));
            } catch (Refused e) {
                refused.put(row, e);
            }
        }
        Map<Registers.Name, Set<String>> before = new HashMap<>(registers.told(names(read)));
        List<Retelling.Told> news = new ArrayList<>();
        List<Verdict> verdicts = new ArrayList<>();
        for (Row row : rows) {
            Retelling.Told told = read.get(row);
            if (told == null) {
                verdicts.add(Verdict.refused(row, refused.get(row)));
            } else if (before.computeIfAbsent(name(told), n -> new HashSet<>()).add(told.content())) {
                news.add(told);
                verdicts.add(Verdict.created(row));
            } else {
                verdicts.add(Verdict.already(row));
            }
        }
        retelling.tell(news);
        return verdicts;
    }

    private static Set<Registers.Name> names(Map<Row, Retelling.Told> read) {
        Set<Registers.Name> names = new HashSet<>();
        read.values().forEach(told -> names.add(name(told)));
        return names;
    }

    private static Registers.Name name(Retelling.Told told) {
        return new Registers.Name(told.unit(), told.material());
    }

    private static Retelling.Told told(Row row, Surroundings at, References known, Reader reader) {
        Registers.Known unit = known.unit(row, "number", "record", "material");
        Instant when = when(row, at);
        Said said = reader.read(row, known);
        String content = StoredFiles.sha256(String.join(
                                "\n",
                                said.step(),
                                said.role(),
                                when.toString(),
                                String.valueOf(said.party()),
                                String.valueOf(said.location()),
                                String.valueOf(said.reason()),
                                new TreeMap<>(said.fields()).toString())
                        .getBytes(StandardCharsets.UTF_8))
                .substring(0, 16);
        return new Retelling.Told(
                unit.code(),
                unit.material(),
                said.step(),
                said.role(),
                when,
                said.party(),
                said.location(),
                said.reason(),
                said.fields(),
                content);
    }

    /** A day without a time is told at noon. */
    private static Instant when(Row row, Surroundings at) {
        LocalDateTime moment = row.needed("happenedAt", row.moment("happenedAt", at.zone()));
        if (moment.toLocalDate().isAfter(LocalDate.ofInstant(at.now(), at.zone()))) {
            throw row.refused(
                    "happenedAt",
                    "date-in-future",
                    "value",
                    row.cell("happenedAt").text());
        }
        LocalDateTime told = moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? moment.toLocalDate().atTime(12, 0)
                : moment;
        Instant instant = told.atZone(at.zone()).toInstant();
        return instant.isAfter(at.now()) ? at.now() : instant;
    }

    /** Columns that are told as they stand, under the same names; the blank ones are left out. */
    static Map<String, String> fields(Row row, String... columns) {
        var fields = new HashMap<String, String>();
        for (String column : columns) {
            String text = row.text(column, 1_000);
            if (text != null) {
                fields.put(column, text);
            }
        }
        return fields;
    }
}
