package io.serialhub.web.approvals;

import io.serialhub.approval.Approval;
import io.serialhub.approval.ApprovalStatus;
import io.serialhub.approval.Approvals;
import io.serialhub.base.Actor;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What waits for a second person, and what was decided. */
@Named
@RequestScoped
public class ApprovalList {
    @Inject
    private Approvals approvals;

    private final Map<String, Boolean> byStep = new HashMap<>();
    private Listing<Approval> listing;

    public Listing<Approval> getListing() {
        if (listing == null) {
            ApprovalStatus status = Param.text("show") == null ? ApprovalStatus.OPEN : null;
            listing = Listing.read(
                    Listing.filters("show", Param.text("show")), (after, size) -> approvals.list(status, after, size));
        }
        return listing;
    }

    public boolean decides(Approval approval) {
        return approval.status() == ApprovalStatus.OPEN
                && !own(approval)
                && byStep.computeIfAbsent(approval.step(), step -> approvals.mayDecide(approval));
    }

    /** A few of the units, to know what it is about. */
    public List<String> first(Approval approval) {
        return approval.units().stream().limit(3).toList();
    }

    public boolean own(Approval approval) {
        return approval.status() == ApprovalStatus.OPEN
                && approval.requestedBy().equals(Actor.current().login());
    }
}
