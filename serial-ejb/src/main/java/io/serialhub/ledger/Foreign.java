package io.serialhub.ledger;

import io.serialhub.base.Database;
import io.serialhub.base.Reason;
import io.serialhub.identifier.CodeList;
import io.serialhub.identifier.SerialNumber;
import io.serialhub.material.MaterialIndex;
import io.serialhub.material.MaterialKey;
import io.serialhub.material.NumberProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers made by others, looked at and taken over before there is anything that bears them. */
@ApplicationScoped
public class Foreign {
    private static final String KNOWN = """
            SELECT u.code, u.code_key, u.uniq, u.material_id
            FROM unit u --DERBY-PROPERTIES index=UNIT_CODE_KEY
            WHERE u.code_key <keys>
            """;

    @Inject
    Database database;

    @Inject
    Profiles profiles;

    @Inject
    MaterialIndex materials;

    @Inject
    Recorder recorder;

    /**
     * @param number as it would be kept
     * @param reason why it cannot be taken, or what to look at although it can; null: nothing
     */
    public record Seen(int line, String number, boolean fits, Reason reason) {}

    private record Known(String code, String uniq, long material) {}

    /** Judges numbers by the profile of the material; one statement for each {@link Database#maxItems} of them. */
    public List<Seen> look(List<CodeList.Entry> entries, MaterialKey material, String maker) {
        NumberProfile profile = profiles.of(List.of(), true, List.of(material)).of(material);
        var seen = new ArrayList<Seen>(entries.size());
        var before = new HashSet<String>();
        int size = database.maxItems();
        for (int from = 0; from < entries.size(); from += size) {
            List<CodeList.Entry> part = entries.subList(from, Math.min(entries.size(), from + size));
            Map<String, List<Known>> known = known(part, profile);
            Map<Long, MaterialKey> others = materials.byIds(known.values().stream()
                    .flatMap(List::stream)
                    .map(Known::material)
                    .collect(Collectors.toSet()));
            for (CodeList.Entry entry : part) {
                String number = profile.tidy(entry.code());
                Reason trouble = entry.trouble() != null ? entry.trouble() : profile.trouble(entry.code());
                if (trouble == null && !before.add(number)) {
                    trouble = Reason.of("twice-in-call", "unit", number);
                }
                seen.add(
                        trouble != null
                                ? new Seen(entry.line(), entry.code(), false, trouble)
                                : beside(
                                        entry.line(),
                                        number,
                                        material,
                                        profile.within(material.code(), maker),
                                        known,
                                        others));
            }
        }
        return seen;
    }

    private Map<String, List<Known>> known(List<CodeList.Entry> entries, NumberProfile profile) {
        var keys = entries.stream()
                .filter(e -> e.trouble() == null)
                .map(e -> SerialNumber.fold(profile.tidy(e.code())))
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toSet());
        var known = new HashMap<String, List<Known>>();
        if (!keys.isEmpty()) {
            database.use(h -> database.in(h.createQuery(KNOWN), "keys", keys)
                    .map((rs, context) -> known.computeIfAbsent(rs.getString("code_key"), k -> new ArrayList<>())
                            .add(new Known(rs.getString("code"), rs.getString("uniq"), rs.getLong("material_id"))))
                    .list());
        }
        return known;
    }

    /** The same number within its scope is refused; the same elsewhere, or one that looks alike, is pointed out. */
    private static Seen beside(
            int line,
            String number,
            MaterialKey material,
            String within,
            Map<String, List<Known>> known,
            Map<Long, MaterialKey> materials) {
        List<Known> near = known.getOrDefault(SerialNumber.fold(number), List.of());
        String uniq = "=" + within + ":" + number;
        for (Known other : near) {
            boolean same = other.code().equals(number);
            if (other.uniq().equals(uniq) || same && other.material() == material.id()) {
                return new Seen(line, number, false, Reason.of("number-there", "number", number));
            }
        }
        return near.stream()
                .findFirst()
                .map(other -> new Seen(
                        line,
                        number,
                        true,
                        Reason.of(
                                "number-looks-like",
                                "number",
                                number,
                                "other",
                                other.code(),
                                "material",
                                materials.get(other.material()).code())))
                .orElseGet(() -> new Seen(line, number, true, null));
    }

    /**
     * Takes numbers over as allocated, in one event; at most {@link Database#maxItems}.
     *
     * @return the event, or null when none of them could be taken; and the answers
     */
    public Recorded take(List<String> numbers, String material, String maker, String register) {
        Map<String, Object> said =
                new HashMap<>(Map.of("number", NumberState.ALLOCATED.word(), "custody", Custody.NONE.word()));
        if (maker != null) {
            said.put(Profiles.MAKER, maker);
        }
        List<Item> items = numbers.stream()
                .map(number -> new Item(number, null, null, material, null, null, null, said))
                .toList();
        Context context = register == null ? Context.NONE : Context.NONE.with(Map.of("register", register));
        return recorder.record(new Recording(null, "adopt", Mode.ACCEPT_GOOD, items, context));
    }
}
