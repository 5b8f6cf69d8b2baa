package io.serialhub.imports;

import static io.serialhub.imports.Loader.first;

import io.serialhub.base.Permission;
import io.serialhub.lot.Lot;
import io.serialhub.lot.LotIndex;
import io.serialhub.lot.LotName;
import io.serialhub.lot.Lots;
import io.serialhub.material.MaterialIndex;
import io.serialhub.material.MaterialKey;
import io.serialhub.party.PartyIndex;
import io.serialhub.party.PartyKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makers' lots. */
@ApplicationScoped
class LotRows implements Loader {
    @Inject
    Lots lots;

    @Inject
    LotIndex index;

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
    public List<Verdict> load(List<Row> rows, Surroundings at) {
        MaterialLookup known = MaterialLookup.of(materials, Lookup.written(rows, "material"));
        Set<String> written = Lookup.written(rows, "supplier");
        var suppliers = new Lookup<>(parties.byCodes(written), parties.byNames(written));
        Set<LotName> kept = index.byNames(names(rows, known)).keySet();
        return each(rows, row -> {
            MaterialKey material = known.needed(row, "material");
            String code = row.neededCode("code", 80);
            PartyKey supplier = suppliers.find(row, "supplier", "party");
            Lot old = kept.contains(new LotName(material.id(), code)) ? lots.get(material.code(), code) : null;
            Lot lot = Loader.checked(row, () -> lot(row, material, code, supplier, old));
            return Verdict.of(row, lots.save(lot, null).outcome());
        });
    }

    private static Set<LotName> names(List<Row> rows, MaterialLookup known) {
        var names = new HashSet<LotName>();
        for (Row row : rows) {
            MaterialKey material =
                    known.byCode().get(Written.halfWidth(row.cell("material").text()));
            if (material != null) {
                names.add(new LotName(
                        material.id(), Written.halfWidth(row.cell("code").text())));
            }
        }
        return names;
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
