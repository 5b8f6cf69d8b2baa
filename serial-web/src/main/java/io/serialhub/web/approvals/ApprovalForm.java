package io.serialhub.web.approvals;

import io.serialhub.approval.Approval;
import io.serialhub.approval.Approvals;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** A second person's consent, given or refused, or no longer asked for. */
@Named
@ViewScoped
public class ApprovalForm extends Form {
    @Inject
    private Approvals approvals;

    private transient Approval approval;

    @PostConstruct
    void open() {
        show("approval", Param.text("approval"));
    }

    public Approval getApproval() {
        if (approval == null) {
            approval = approvals.get(text("approval"));
        }
        return approval;
    }

    public boolean isDeciding() {
        return approvals.mayDecide(getApproval());
    }

    public void approve() {
        approvals.approve(text("approval"), text("answer"));
        Go.said("approval.approved");
        Go.to("/approvals/approvals.xhtml");
    }

    public void deny() {
        approvals.deny(text("approval"), text("answer"));
        Go.said("approval.denied");
        Go.to("/approvals/approvals.xhtml");
    }

    public void withdraw() {
        approvals.withdraw(text("approval"));
        Go.said("approval.withdrawn");
        Go.to("/approvals/approvals.xhtml");
    }
}
