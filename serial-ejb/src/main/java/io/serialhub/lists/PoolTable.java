package io.serialhub.lists;

import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.numbering.NumberPool;
import io.serialhub.numbering.Pools;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Pools as a file. */
@ApplicationScoped
class PoolTable extends ListTable<NumberPool> {
    @Inject
    Pools pools;

    PoolTable() {
        super(
                "pools",
                Permission.NUMBERS_READ,
                List.of(
                        column("号池", "Pool", NumberPool::code),
                        column("名称", "Name", NumberPool::name),
                        column("类型", "Kind", NumberPool::kind),
                        column("物料编码", "Material code", p -> code(p.material())),
                        column("单据", "Order", NumberPool::order),
                        column("产线", "Line", NumberPool::line),
                        column("供应商", "Supplier", p -> code(p.supplier())),
                        column("共", "Total", NumberPool::total),
                        column("空闲", "Free", NumberPool::free),
                        column("谁", "Made by", NumberPool::createdBy),
                        column("时间（UTC）", "Made at (UTC)", NumberPool::createdAt)));
    }

    @Override
    Page<NumberPool> page(Map<String, String> filter, String after, int size) {
        return pools.list(filter.get("q"), null, after, size);
    }
}
