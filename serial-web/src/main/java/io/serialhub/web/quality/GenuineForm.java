package io.serialhub.web.quality;

import io.serialhub.numbering.Authenticity;
import io.serialhub.numbering.Genuine;
import io.serialhub.web.shell.Form;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Is a code genuine? Asked for somebody who holds the product in his hands. */
@Named
@ViewScoped
public class GenuineForm extends Form {
    @Inject
    private Genuine genuine;

    private Authenticity answer;

    public void check() {
        answer = null;
        answer = genuine.check(text("code"), text("secret"), text("place"));
    }

    public Authenticity getAnswer() {
        return answer;
    }

    /** How the verdict looks: only one of them is good. */
    public String getKind() {
        return switch (answer.verdict()) {
            case GENUINE -> answer.warning() == null ? "ok" : "warn";
            case NO_SECRET, SECRET_MISSING -> "warn";
            case WRONG_SECRET, VOID, UNKNOWN -> "no";
        };
    }
}
