package io.serialhub.lists;

import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.quality.Hold;
import io.serialhub.quality.Holds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Holds as a file: those that stand, those that were released, or all. */
@ApplicationScoped
class HoldTable extends ListTable<Hold> {
    @Inject
    Holds holds;

    HoldTable() {
        super(
                "holds",
                Permission.UNITS_READ,
                List.of(
                        column("冻结单", "Hold", Hold::code),
                        column("产品", "Unit", Hold::unit),
                        column("物料编码", "Material code", Hold::material),
                        column("批次", "Lot", Hold::lot),
                        column("原因", "Reason", Hold::reason),
                        column("冻结时间（UTC）", "Held at (UTC)", Hold::openedAt),
                        column("冻结人", "Held by", Hold::openedBy),
                        column("放行时间（UTC）", "Released at (UTC)", Hold::releasedAt),
                        column("放行人", "Released by", Hold::releasedBy),
                        column("放行原因", "Reason for release", Hold::releaseReason)));
    }

    @Override
    Page<Hold> page(Map<String, String> filter, String after, int size) {
        String show = filter.get("show");
        Boolean open = "all".equals(show) ? null : Boolean.valueOf(!"released".equals(show));
        return holds.list(open, after, size);
    }
}
