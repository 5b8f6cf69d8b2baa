package io.serialhub.web.units;

import io.serialhub.ledger.CodeAnswer;
import io.serialhub.ledger.CodeLists;
import io.serialhub.ledger.CodesAnswered;
import io.serialhub.ledger.CodesAsked;
import io.serialhub.web.shell.Form;
import io.serialhub.web.text.Pasted;
import io.serialhub.web.text.Say;
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
    private Say say;

    private final Pasted codes = new Pasted();

    public Pasted getCodes() {
        return codes;
    }

    public void look() {
        codes.look(this::answered);
    }

    private Pasted.Answered answered(String text) {
        CodesAnswered answered = lists.check(new CodesAsked(text, null, text("material"), null, null, null));
        return new Pasted.Answered(answered.codes().stream().map(this::row).toList(), answered.cut());
    }

    private Pasted.Row row(CodeAnswer answer) {
        String about = answer.material() == null
                ? null
                : say.name(answer.material().nameZh(), answer.material().nameEn())
                        + (answer.place() == null
                                ? ""
                                : " · "
                                        + say.name(
                                                answer.place().nameZh(),
                                                answer.place().nameEn()));
        String word = answer.good() ? "StateWord." + Say.slug(answer.state()) : "codes." + Say.slug(answer.verdict());
        String kind = switch (answer.verdict()) {
            case GOOD -> "ok";
            case TWICE -> "warn";
            default -> "no";
        };
        return new Pasted.Row(answer.line(), kind, word, answer.code(), answer.unit(), about, answer.reason());
    }
}
