package io.serialhub.lists;

import io.serialhub.base.Coded;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.packaging.BoxFilter;
import io.serialhub.packaging.BoxKind;
import io.serialhub.packaging.HandlingUnit;
import io.serialhub.packaging.HandlingUnits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Cartons and pallets as a file. */
@ApplicationScoped
class BoxTable extends ListTable<HandlingUnit> {
    @Inject
    HandlingUnits boxes;

    BoxTable() {
        super(
                "boxes",
                Permission.UNITS_READ,
                List.of(
                        column("SSCC", "SSCC", HandlingUnit::code),
                        column("类型", "Kind", HandlingUnit::kind),
                        column("状态", "Status", HandlingUnit::status),
                        column("物料编码", "Material code", b -> code(b.material())),
                        column("内有", "Units", HandlingUnit::units),
                        column("内有箱", "Boxes", HandlingUnit::boxes),
                        column("所在托盘", "Inside", HandlingUnit::parent),
                        column("地点编码", "Place code", b -> code(b.place())),
                        column("在谁手里", "Held by", b -> code(b.holder())),
                        column("建立时间（UTC）", "Made at (UTC)", HandlingUnit::createdAt),
                        column("封箱时间（UTC）", "Closed at (UTC)", HandlingUnit::sealedAt)));
    }

    @Override
    Page<HandlingUnit> page(Map<String, String> filter, String after, int size) {
        String open = filter.get("open");
        var asked = new BoxFilter(
                filter.get("q"),
                Coded.ofWord(BoxKind.class, filter.get("kind")),
                open == null ? null : Boolean.valueOf(open));
        return boxes.list(asked, after, size);
    }
}
