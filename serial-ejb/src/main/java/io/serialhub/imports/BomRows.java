package io.serialhub.imports;

import io.serialhub.base.Permission;
import io.serialhub.base.Saved;
import io.serialhub.material.BomLine;
import io.serialhub.material.BomLineView;
import io.serialhub.material.MaterialIndex;
import io.serialhub.material.Materials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Bills of material, one row a position. Positions that a file does not name stay, so that corrected rows can follow alone. */
@ApplicationScoped
class BomRows implements Loader {
    @Inject
    Materials materials;

    @Inject
    MaterialIndex index;

    @Override
    public ImportKind kind() {
        return ImportKind.BOM;
    }

    @Override
    public Set<Permission> permissions() {
        return Set.of(Permission.MASTER_READ, Permission.MASTER_WRITE);
    }

    @Override
    public List<Verdict> load(List<Row> rows, Surroundings at) {
        MaterialLookup known = MaterialLookup.of(index, Lookup.written(rows, "material", "component"));
        Map<String, Map<String, BomLine>> bills = new LinkedHashMap<>();
        Set<String> changed = new LinkedHashSet<>();
        List<Verdict> verdicts = each(rows, row -> {
            String material = known.needed(row, "material").code();
            BomLine line = line(row, known.needed(row, "component").code());
            Map<String, BomLine> bill = bills.computeIfAbsent(material, this::bill);
            BomLine before = bill.put(line.position(), line);
            if (line.equals(before)) {
                return Verdict.already(row);
            }
            changed.add(material);
            return Verdict.of(row, before == null ? Saved.Outcome.CREATED : Saved.Outcome.CHANGED);
        });
        changed.forEach(material ->
                materials.saveBom(material, List.copyOf(bills.get(material).values())));
        return verdicts;
    }

    /** A component without a position stands at one that is called like itself. */
    private static BomLine line(Row row, String component) {
        String position = row.code("position", 40);
        BigDecimal quantity = row.needed("quantity", row.decimal("quantity"));
        return Loader.checked(row, () -> new BomLine(position == null ? component : position, component, quantity));
    }

    private Map<String, BomLine> bill(String material) {
        Map<String, BomLine> lines = new LinkedHashMap<>();
        materials.bom(material).stream().map(BomLineView::line).forEach(line -> lines.put(line.position(), line));
        return lines;
    }
}
