package io.serialhub.lists;

import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.lot.Lot;
import io.serialhub.lot.LotFilter;
import io.serialhub.lot.Lots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Lots as a file. */
@ApplicationScoped
class LotTable extends ListTable<Lot> {
    @Inject
    Lots lots;

    LotTable() {
        super(
                "lots",
                Permission.MASTER_READ,
                List.of(
                        column("物料编码", "Material code", Lot::material),
                        column("批次", "Lot", Lot::code),
                        column("供应商编码", "Supplier code", Lot::supplier),
                        column("生产日期", "Made on", Lot::madeOn),
                        column("有效期至", "Expires on", Lot::expiresOn),
                        column("数量", "Quantity", Lot::quantity),
                        column("冻结", "Open holds", Lot::holds)));
    }

    @Override
    Page<Lot> page(Map<String, String> filter, String after, int size) {
        return lots.list(new LotFilter(filter.get("q"), filter.get("material"), filter.get("supplier")), after, size);
    }
}
