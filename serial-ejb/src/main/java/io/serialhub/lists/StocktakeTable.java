package io.serialhub.lists;

import io.serialhub.base.Coded;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.stock.StocktakeRow;
import io.serialhub.stock.StocktakeStatus;
import io.serialhub.stock.Stocktakes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Counts as a file. */
@ApplicationScoped
class StocktakeTable extends ListTable<StocktakeRow> {
    @Inject
    Stocktakes stocktakes;

    StocktakeTable() {
        super(
                "stocktakes",
                Permission.UNITS_READ,
                List.of(
                        column("盘点单", "Count", StocktakeRow::code),
                        column("地点编码", "Place code", s -> code(s.place())),
                        column("地点", "Place", s -> nameZh(s.place())),
                        column("状态", "Status", StocktakeRow::status),
                        column("已见", "Seen", StocktakeRow::seen),
                        column("开始时间（UTC）", "Opened at (UTC)", StocktakeRow::openedAt),
                        column("谁", "Opened by", StocktakeRow::openedBy),
                        column("结束时间（UTC）", "Closed at (UTC)", StocktakeRow::closedAt)));
    }

    @Override
    Page<StocktakeRow> page(Map<String, String> filter, String after, int size) {
        return stocktakes.list(
                Coded.ofWord(StocktakeStatus.class, filter.get("status")), filter.get("site"), after, size);
    }
}
