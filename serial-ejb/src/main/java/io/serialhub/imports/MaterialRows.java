package io.serialhub.imports;

import static io.serialhub.imports.Loader.first;

import io.serialhub.base.Coded;
import io.serialhub.base.Permission;
import io.serialhub.material.BomKind;
import io.serialhub.material.Material;
import io.serialhub.material.Materials;
import io.serialhub.material.Tracking;
import io.serialhub.material.WarrantyStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Products, parts and raw materials. */
@ApplicationScoped
class MaterialRows implements Loader {
    @Inject
    Materials materials;

    @Override
    public ImportKind kind() {
        return ImportKind.MATERIALS;
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
        Map<String, Material> known = materials.find(Lookup.written(rows, "code"));
        return Loader.saved(
                rows,
                row -> {
                    String code = row.neededCode("code", 60);
                    return Loader.checked(row, () -> material(row, code, known.get(code)));
                },
                drafts -> materials.saveAll(drafts, false));
    }

    private static Material material(Row row, String code, Material old) {
        Tracking tracking = Coded.ofWord(Tracking.class, row.word("tracking", "tracking"));
        Integer warranty = row.whole("warrantyMonths", 0, 1_200);
        String zh = row.text("nameZh", 200);
        String en = row.text("nameEn", 200);
        String specification = row.text("specification", 500);
        String colour = row.text("colour", 60);
        String unit = row.text("baseUnit", 20);
        BomKind bomKind = Coded.ofWord(BomKind.class, row.word("bomKind", "bomKind"));
        WarrantyStart start = Coded.ofWord(WarrantyStart.class, row.word("warrantyStart", "warrantyStart"));
        String gtin = row.code("gtin", 14);
        if (old == null) {
            return new Material(
                    code,
                    zh,
                    en,
                    specification,
                    colour,
                    unit,
                    tracking,
                    gtin,
                    warranty == null ? 0 : warranty,
                    bomKind,
                    start,
                    row.yes("active", true),
                    0);
        }
        return new Material(
                code,
                first(zh, old.nameZh()),
                first(en, old.nameEn()),
                first(specification, old.specification()),
                first(colour, old.colour()),
                first(unit, old.baseUnit()),
                first(tracking, old.tracking()),
                first(gtin, old.gtin()),
                first(warranty, old.warrantyMonths()),
                first(bomKind, old.bomKind()),
                first(start, old.warrantyStart()),
                row.yes("active", old.active()),
                0);
    }
}
