package io.serialhub.web.units;

import io.serialhub.base.Ref;
import io.serialhub.ledger.CodeAnswer;
import io.serialhub.web.text.Pasted;
import io.serialhub.web.text.Say;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How the answer to one code of a list is told. */
@ApplicationScoped
public class CodeWords {
    @Inject
    private Say say;

    /** Who it is, and what stands in the way. */
    public Pasted.Row row(CodeAnswer answer) {
        String good = answer.state() == null ? "codes.new" : "StateWord." + Say.slug(answer.state());
        return row(answer, answer.good() ? good : "codes." + Say.slug(answer.verdict()));
    }

    /** The same once the step was recorded. */
    public Pasted.Row recorded(CodeAnswer answer) {
        return row(answer, answer.good() ? "codes.recorded" : "codes." + Say.slug(answer.verdict()));
    }

    private Pasted.Row row(CodeAnswer answer, String word) {
        String kind = switch (answer.verdict()) {
            case GOOD -> "ok";
            case TWICE -> "warn";
            default -> "no";
        };
        return new Pasted.Row(answer.line(), kind, word, answer.code(), answer.unit(), about(answer), answer.reason());
    }

    private String about(CodeAnswer answer) {
        return answer.material() == null
                ? null
                : answer.place() == null
                        ? name(answer.material())
                        : name(answer.material()) + " · " + name(answer.place());
    }

    private String name(Ref named) {
        return say.name(named.nameZh(), named.nameEn());
    }
}
