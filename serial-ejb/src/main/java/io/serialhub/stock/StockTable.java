package io.serialhub.stock;

import io.serialhub.base.Coded;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.download.ListSource;
import io.serialhub.ledger.Quality;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The list of stock as a file. */
@ApplicationScoped
class StockTable implements ListSource {
    private static final List<String> ZH =
            List.of("序列号", "物料编码", "物料名称", "地点编码", "地点名称", "批次", "有效期至", "品质", "入库时间（UTC）", "预留单据", "已拣");

    private static final List<String> EN = List.of(
            "Number",
            "Material code",
            "Material",
            "Place code",
            "Place",
            "Lot",
            "Expires on",
            "Condition",
            "In stock since (UTC)",
            "Promised to",
            "Picked");

    @Inject
    StockRows rows;

    @Override
    public String name() {
        return "stock";
    }

    @Override
    public Permission needs() {
        return Permission.UNITS_READ;
    }

    @Override
    public List<String> headings(Locale locale) {
        return locale.getLanguage().equals("zh") ? ZH : EN;
    }

    @Override
    public int count(Map<String, String> filter, int limit) {
        return Math.min(limit, rows.count(filter(filter)).units());
    }

    @Override
    public Page<List<Object>> rows(Map<String, String> filter, String after, int size) {
        Page<StockRow> page = rows.list(filter(filter), after, size);
        return page.map(StockTable::cells);
    }

    private static List<Object> cells(StockRow row) {
        return Arrays.asList(
                row.code(),
                row.material().code(),
                row.material().nameZh(),
                row.place() == null ? null : row.place().code(),
                row.place() == null ? null : row.place().nameZh(),
                row.lot(),
                row.expiresOn(),
                row.quality(),
                row.stockedAt(),
                row.order(),
                row.picked() ? "x" : null);
    }

    /** As the page's address writes it. */
    private static StockFilter filter(Map<String, String> f) {
        Shelf shelf = Arrays.stream(Shelf.values())
                .filter(s -> s.name().replace('_', '-').equalsIgnoreCase(f.get("shelf")))
                .findFirst()
                .orElse(null);
        return new StockFilter(
                shelf,
                f.get("q"),
                f.get("material"),
                f.get("location"),
                f.get("lot"),
                Coded.ofWord(Quality.class, f.get("quality")),
                f.get("free") == null ? null : Boolean.TRUE,
                f.get("order"),
                f.get("site"));
    }
}
