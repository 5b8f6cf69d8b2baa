package io.serialhub.lists;

import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.genealogy.LotTrace;
import io.serialhub.genealogy.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every unit that one lot went into as a file, certain ones first. */
@ApplicationScoped
class TraceTable extends ListTable<TraceTable.Row> {
    /** Each portion climbs from the lot again. */
    private static final int PORTION = 1_000;

    /** Where the possible ones start, and what their cursors begin with. */
    private static final String POSSIBLE = "possible:";

    @Inject
    Trace trace;

    TraceTable() {
        super(
                "trace",
                Permission.UNITS_READ,
                List.of(
                        column("确定 / 可能", "Certain / possible", Row::how),
                        column("序列号", "Number", r -> r.unit().unit().code()),
                        column(
                                "物料编码",
                                "Material code",
                                r -> code(r.unit().unit().material())),
                        column("物料名称", "Material", r -> nameZh(r.unit().unit().material())),
                        column("状态", "State", r -> r.unit().unit().state()),
                        column("位置", "Place", r -> nameZh(r.unit().unit().place())),
                        column("归属编码", "Owner code", r -> code(r.unit().unit().owner())),
                        column("归属", "Owner", r -> nameZh(r.unit().unit().owner())),
                        column("经由", "Via", r -> r.unit().via()),
                        column("工单", "Work order", r -> r.unit().order())));
    }

    @Override
    Page<TraceTable.Row> page(Map<String, String> filter, String after, int size) {
        boolean further = after != null && after.startsWith(POSSIBLE);
        Page<Row> page = page(
                filter,
                further ? LotTrace.Certainty.POSSIBLE : LotTrace.Certainty.CERTAIN,
                further ? after.substring(POSSIBLE.length()) : after);
        if (page.next() != null) {
            return new Page<>(page.items(), further ? POSSIBLE + page.next() : page.next());
        }
        return new Page<>(page.items(), further ? null : POSSIBLE);
    }

    private Page<Row> page(Map<String, String> filter, LotTrace.Certainty how, String after) {
        var asked = new Trace.LotAsked(filter.get("material"), filter.get("lot"), how);
        Page<LotTrace.Affected> found = trace.units(asked, after == null || after.isEmpty() ? null : after, PORTION);
        return found.map(unit -> new Row(how.name().toLowerCase(Locale.ROOT), unit));
    }

    /** @param how certain or possible */
    record Row(String how, LotTrace.Affected unit) {}
}
