package io.serialhub.lists;

import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.material.Material;
import io.serialhub.material.MaterialFilter;
import io.serialhub.material.Materials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Materials as a file that the import reads again. */
@ApplicationScoped
class MaterialTable extends ListTable<Material> {
    @Inject
    Materials materials;

    MaterialTable() {
        super(
                "materials",
                Permission.MASTER_READ,
                List.of(
                        column("物料编码", "Item", Material::code),
                        column("中文名称", "Chinese name", Material::nameZh),
                        column("英文名称", "English name", Material::nameEn),
                        column("规格型号", "Specification", Material::specification),
                        column("颜色", "Colour", Material::colour),
                        column("单位", "Unit", Material::baseUnit),
                        column("追溯方式", "Tracking", Material::tracking),
                        column("GTIN", "GTIN", Material::gtin),
                        column("保修月数", "Warranty months", Material::warrantyMonths),
                        column("启用", "Active", Material::active)));
    }

    @Override
    Page<Material> page(Map<String, String> filter, String after, int size) {
        return materials.list(MaterialFilter.containing(filter.get("q")), after, size);
    }
}
