package io.serialhub.web.approvals;

import io.serialhub.approval.Approval;
import io.serialhub.approval.Approvals;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.StepDefinition;
import io.serialhub.ledger.Steps;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Asking for a second person's consent, and giving or refusing it. */
@Named
@ViewScoped
public class ApprovalForm extends Form {
    @Inject
    private Approvals approvals;

    @Inject
    private Steps steps;

    private transient Approval approval;

    @PostConstruct
    void open() {
        show("approval", Param.text("approval"));
        show("step", Param.text("step"));
        show("code", Param.text("code"));
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

    /** What is asked for. */
    public StepDefinition getStep() {
        return steps.get(text("step"));
    }

    public void ask() {
        Approval asked = approvals.request(
                Recording.of(text("step"), Context.NONE.because(text("reason")), Item.of(text("code"))));
        Go.said("approval.asked", asked.code());
        Go.to("/units/unit.xhtml", "code", text("code"));
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
