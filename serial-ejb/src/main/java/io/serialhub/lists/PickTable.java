package io.serialhub.lists;

import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Ref;
import io.serialhub.stock.PickUnit;
import io.serialhub.stock.Picking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** The pick list of one order as a file, for those who pick by paper. */
@ApplicationScoped
class PickTable extends ListTable<PickTable.Row> {
    @Inject
    Picking picking;

    PickTable() {
        super(
                "picks",
                Permission.ORDERS_READ,
                List.of(
                        column("行", "Line", Row::lineNo),
                        column("物料编码", "Material code", r -> code(r.material())),
                        column("物料名称", "Material", r -> nameZh(r.material())),
                        column("地点编码", "Place code", r -> code(r.unit().place())),
                        column("序列号", "Number", r -> r.unit().code()),
                        column("批次", "Lot", r -> r.unit().lot()),
                        column("有效期至", "Expires on", r -> r.unit().expiresOn()),
                        column(
                                "入库时间（UTC）",
                                "In stock since (UTC)",
                                r -> r.unit().stockedAt()),
                        column("预留", "Promised", r -> r.unit().reserved())));
    }

    @Override
    Page<PickTable.Row> page(Map<String, String> filter, String after, int size) {
        return new Page<>(
                picking.propose(filter.get("order")).lines().stream()
                        .flatMap(line -> line.units().stream().map(u -> new Row(line.lineNo(), line.material(), u)))
                        .toList(),
                null);
    }

    record Row(int lineNo, Ref material, PickUnit unit) {}
}
