package io.serialhub.web.units;

import io.serialhub.ledger.CodeLists;
import io.serialhub.ledger.CodesAnswered;
import io.serialhub.ledger.CodesAsked;
import io.serialhub.quality.Holds;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import io.serialhub.web.text.Pasted;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Units put on hold for a reason, one from its own page or a whole list. */
@Named("unitHoldForm")
@ViewScoped
public class UnitHoldForm extends Form {
    @Inject
    private Holds holds;

    @Inject
    private CodeLists lists;

    @Inject
    private CodeWords words;

    private final Pasted codes = new Pasted();
    private boolean single;

    @PostConstruct
    void open() {
        codes.setText(Param.text("code"));
        single = Param.text("code") != null;
        if (single) {
            look();
        }
    }

    public Pasted getCodes() {
        return codes;
    }

    public long getCount() {
        return codes.units().size();
    }

    public void look() {
        codes.look(text -> {
            CodesAnswered answered = lists.check(CodesAsked.of(text));
            return new Pasted.Answered(answered.codes().stream().map(words::row).toList(), answered.cut());
        });
    }

    /** All of the good ones, or none. */
    public void hold() {
        look();
        holds.placeOnUnits(codes.units(), text("reason"));
        Go.said("hold.held-n", getCount());
        if (single && getCount() == 1) {
            Go.to("/units/unit.xhtml", "code", codes.units().get(0));
        } else {
            Go.to("/quality/holds.xhtml");
        }
    }
}
