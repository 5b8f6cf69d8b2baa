package io.serialhub.lists;

import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.ledger.OrderStory;
import io.serialhub.ledger.OrderUnit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** The units that an order has counted as a file. */
@ApplicationScoped
class CountedTable extends ListTable<OrderUnit> {
    @Inject
    OrderStory story;

    CountedTable() {
        super(
                "counted",
                Permission.UNITS_READ,
                List.of(
                        column("行", "Line", OrderUnit::lineNo),
                        column("序列号", "Number", OrderUnit::code),
                        column("物料编码", "Material code", u -> code(u.material())),
                        column("物料名称", "Material", u -> nameZh(u.material())),
                        column("批次", "Lot", OrderUnit::lot),
                        column("箱号", "Carton", OrderUnit::box),
                        column("时间（UTC）", "Counted at (UTC)", OrderUnit::countedAt)));
    }

    @Override
    Page<OrderUnit> page(Map<String, String> filter, String after, int size) {
        String line = filter.get("line");
        Integer only = line != null && line.matches("[0-9]{1,6}") ? Integer.valueOf(line) : null;
        return story.units(filter.get("order"), only, after, size);
    }
}
