package io.serialhub.web.units;

import io.serialhub.ledger.CodeLists;
import io.serialhub.ledger.CodesAnswered;
import io.serialhub.ledger.CodesAsked;
import io.serialhub.web.shell.Form;
import io.serialhub.web.text.Pasted;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Who the codes of a pasted list are. */
@Named
@ViewScoped
public class CodesForm extends Form {
    @Inject
    private CodeLists lists;

    @Inject
    private CodeWords words;

    private final Pasted codes = new Pasted();

    public Pasted getCodes() {
        return codes;
    }

    public void look() {
        codes.look(this::answered);
    }

    private Pasted.Answered answered(String text) {
        CodesAnswered answered =
                lists.check(new CodesAsked(text, null, text("material"), null, null, null, null, null));
        return new Pasted.Answered(answered.codes().stream().map(words::row).toList(), answered.cut());
    }
}
