package io.serialhub.lists;

import io.serialhub.approval.Approval;
import io.serialhub.approval.ApprovalStatus;
import io.serialhub.approval.Approvals;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** What was asked for and decided, as a file. */
@ApplicationScoped
class ApprovalTable extends ListTable<Approval> {
    @Inject
    Approvals approvals;

    ApprovalTable() {
        super(
                "approvals",
                Permission.UNITS_READ,
                List.of(
                        column("申请", "Request", Approval::code),
                        column("作业", "Step", Approval::step),
                        column("产品", "Units", a -> String.join(" ", a.units())),
                        column("原因", "Reason", Approval::reason),
                        column("申请人", "Asked by", Approval::requestedBy),
                        column("申请时间（UTC）", "Asked at (UTC)", Approval::requestedAt),
                        column("状态", "Status", Approval::status),
                        column("决定人", "Decided by", Approval::decidedBy),
                        column("决定时间（UTC）", "Decided at (UTC)", Approval::decidedAt),
                        column("答复", "Answer", Approval::answer)));
    }

    @Override
    Page<Approval> page(Map<String, String> filter, String after, int size) {
        return approvals.list(filter.get("show") == null ? ApprovalStatus.OPEN : null, after, size);
    }
}
