package io.serialhub.lists;

import io.serialhub.base.Coded;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.numbering.BatchFilter;
import io.serialhub.numbering.BatchStatus;
import io.serialhub.numbering.NumberBatch;
import io.serialhub.numbering.NumberBatches;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Number batches as a file. */
@ApplicationScoped
class BatchTable extends ListTable<NumberBatch> {
    @Inject
    NumberBatches batches;

    BatchTable() {
        super(
                "batches",
                Permission.NUMBERS_READ,
                List.of(
                        column("编号批次", "Batch", NumberBatch::code),
                        column("规则", "Rule", NumberBatch::rule),
                        column("物料编码", "Material code", NumberBatch::material),
                        column("单据", "Order", NumberBatch::order),
                        column("产线", "Line", NumberBatch::line),
                        column("申请", "Requested", NumberBatch::requested),
                        column("已生成", "Made", NumberBatch::done),
                        column("状态", "Status", NumberBatch::status),
                        column("首号", "First", NumberBatch::firstCode),
                        column("末号", "Last", NumberBatch::lastCode),
                        column("谁", "Asked by", NumberBatch::createdBy),
                        column("时间（UTC）", "Asked at (UTC)", NumberBatch::createdAt)));
    }

    @Override
    Page<NumberBatch> page(Map<String, String> filter, String after, int size) {
        return batches.list(
                new BatchFilter(filter.get("q"), null, Coded.ofWord(BatchStatus.class, filter.get("status"))),
                after,
                size);
    }
}
