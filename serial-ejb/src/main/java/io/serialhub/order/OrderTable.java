package io.serialhub.order;

import io.serialhub.base.Coded;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.download.ListSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The list of orders as a file. */
@ApplicationScoped
class OrderTable implements ListSource {
    @Inject
    OrderReader reader;

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public Permission needs() {
        return Permission.ORDERS_READ;
    }

    @Override
    public List<String> headings(Locale locale) {
        return locale.getLanguage().equals("zh")
                ? List.of("单据", "类型", "状态", "往来单位编码", "往来单位", "交期（UTC）", "数量", "已完成")
                : List.of("Order", "Kind", "Status", "Partner code", "Partner", "Due (UTC)", "Quantity", "Done");
    }

    @Override
    public int count(Map<String, String> filter, int limit) {
        return reader.count(asked(filter), limit);
    }

    @Override
    public Page<List<Object>> rows(Map<String, String> filter, String after, int size) {
        Page<OrderRow> page = reader.list(asked(filter), after, size);
        return page.map(OrderTable::cells);
    }

    private static List<Object> cells(OrderRow row) {
        return Arrays.asList(
                row.code(),
                row.kind(),
                row.status(),
                row.party() == null ? null : row.party().code(),
                row.party() == null ? null : row.party().nameZh(),
                row.dueAt(),
                row.quantity(),
                row.done());
    }

    private static OrderFilter asked(Map<String, String> filter) {
        return new OrderFilter(kind(filter), status(filter), filter.get("q"), filter.get("site"));
    }

    private static OrderKind kind(Map<String, String> filter) {
        return Coded.ofWord(OrderKind.class, filter.get("kind"));
    }

    private static OrderStatus status(Map<String, String> filter) {
        return Coded.ofWord(OrderStatus.class, filter.get("status"));
    }
}
