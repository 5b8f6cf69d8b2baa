package io.serialhub.imports;

import static io.serialhub.imports.Loader.first;

import io.serialhub.base.Permission;
import io.serialhub.lot.Lot;
import io.serialhub.lot.Lots;
import io.serialhub.material.MaterialIndex;
import io.serialhub.material.MaterialKey;
import io.serialhub.party.PartyIndex;
import io.serialhub.party.PartyKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makers' lots. */
@ApplicationScoped
class LotRows implements Loader {
    @Inject
    Lots lots;

    @Inject
    MaterialIndex materials;

    @Inject
    PartyIndex parties;

    @Override
    public ImportKind kind() {
        return ImportKind.LOTS;
    }

    @Override
    public Set<Permission> permissions() {
        return Set.of(Permission.MASTER_READ, Permission.MASTER_WRITE);
    }

    @Override
    public int together() {
        return ImportWork.CHUNK;
    }

    @Override
    public List<Verdict> load(List<Row> rows, Surroundings at) {
        MaterialLookup known = MaterialLookup.of(materials, Lookup.written(rows, "material"));
        Set<String> written = Lookup.written(rows, "supplier");
        var suppliers = new Lookup<>(parties.byCodes(written), parties.byNames(written));
        Map<List<String>, Lot> kept = kept(known, rows);
        return Loader.saved(
                rows,
                row -> {
                    MaterialKey material = known.needed(row, "material");
                    String code = row.neededCode("code", 80);
                    PartyKey supplier = suppliers.find(row, "supplier", "party");
                    return Loader.checked(
                            row, () -> lot(row, material, code, supplier, kept.get(List.of(material.code(), code))));
                },
                drafts -> lots.saveAll(drafts, false));
    }

    /** Lots that are there already, by the codes of material and lot. */
    private Map<List<String>, Lot> kept(MaterialLookup known, List<Row> rows) {
        return lots.find(known.byCode().keySet(), Lookup.written(rows, "code")).stream()
                .collect(Collectors.toMap(lot -> List.of(lot.material(), lot.code()), lot -> lot));
    }

    private static Lot lot(Row row, MaterialKey material, String code, PartyKey supplier, Lot old) {
        String from = supplier == null ? null : supplier.code();
        if (old == null) {
            return new Lot(
                    material.code(),
                    code,
                    from,
                    row.date("madeOn"),
                    row.date("expiresOn"),
                    row.decimal("quantity"),
                    0,
                    0);
        }
        return new Lot(
                material.code(),
                code,
                first(from, old.supplier()),
                first(row.date("madeOn"), old.madeOn()),
                first(row.date("expiresOn"), old.expiresOn()),
                first(row.decimal("quantity"), old.quantity()),
                0,
                0);
    }
}
