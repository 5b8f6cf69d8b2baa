package io.serialhub.lists;

import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.stock.Stock;
import io.serialhub.stock.StockFilter;
import io.serialhub.stock.StockLevel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** How much of what is where, as a file. */
@ApplicationScoped
class LevelTable extends ListTable<StockLevel> {
    @Inject
    Stock stock;

    LevelTable() {
        super(
                "levels",
                Permission.UNITS_READ,
                List.of(
                        column("物料编码", "Material code", l -> code(l.material())),
                        column("物料名称", "Material", l -> nameZh(l.material())),
                        column("地点编码", "Place code", l -> code(l.place())),
                        column("地点", "Place", l -> nameZh(l.place())),
                        column("数量", "Units", StockLevel::units),
                        column("可用", "Free", StockLevel::free),
                        column("已预留", "Promised", StockLevel::promised),
                        column("不可用", "Blocked", StockLevel::blocked),
                        column("最早入库（UTC）", "Oldest since (UTC)", StockLevel::oldestAt)));
    }

    @Override
    Page<StockLevel> page(Map<String, String> filter, String after, int size) {
        var asked = new StockFilter(
                null, null, filter.get("material"), filter.get("location"), filter.get("lot"), null, null, null);
        return stock.levels(asked.in(filter.get("site")), after, size);
    }
}
