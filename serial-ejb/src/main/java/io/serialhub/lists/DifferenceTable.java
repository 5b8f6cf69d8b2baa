package io.serialhub.lists;

import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.stock.Difference;
import io.serialhub.stock.Finding;
import io.serialhub.stock.Stocktakes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The differences of one count as a file, before anybody confirms them. */
@ApplicationScoped
class DifferenceTable extends ListTable<Difference> {
    @Inject
    Stocktakes stocktakes;

    DifferenceTable() {
        super(
                "differences",
                Permission.UNITS_READ,
                List.of(
                        column("差异", "Difference", Difference::finding),
                        column("编号", "Number", Difference::code),
                        column("物料编码", "Material code", d -> code(d.material())),
                        column("物料名称", "Material", d -> nameZh(d.material())),
                        column("状态", "State", Difference::state),
                        column("账上", "Ledger says", d -> code(d.expected())),
                        column("见于", "Seen at", d -> code(d.seen())),
                        column("谁", "Seen by", Difference::seenBy),
                        column("时间（UTC）", "When (UTC)", Difference::seenAt)));
    }

    @Override
    Page<Difference> page(Map<String, String> filter, String after, int size) {
        Finding finding = Arrays.stream(Finding.values())
                .filter(f -> f.name().equalsIgnoreCase(filter.get("show")))
                .findFirst()
                .orElse(Finding.MISSING);
        return stocktakes.differences(filter.get("count"), finding, after, size);
    }
}
