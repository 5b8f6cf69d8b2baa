package io.serialhub.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serialhub.base.Problem;
import io.serialhub.base.Texts;
import io.serialhub.ledger.Answer;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A step with its context and its units, before it is known whether it happens. */
public final class Happening {
    private final Ledger ledger;
    private final String step;
    private final List<Item> items = new ArrayList<>();
    private Context context = Context.NONE;

    Happening(Ledger ledger, String step) {
        this.ledger = ledger;
        this.step = step;
    }

    public Happening order(String code) {
        context = new Context(
                code,
                context.party(),
                context.location(),
                context.reason(),
                context.happenedAt(),
                context.corrects(),
                context.fields());
        return this;
    }

    public Happening at(String place) {
        context = context.location(place);
        return this;
    }

    public Happening with(String party) {
        context = context.party(party);
        return this;
    }

    public Happening because(String reason) {
        context = context.because(reason);
        return this;
    }

    public Happening saying(Map<String, String> fields) {
        context = context.with(fields);
        return this;
    }

    /** Takes back an event. */
    public Happening of(String event) {
        context = new Context(
                context.order(),
                context.party(),
                context.location(),
                context.reason(),
                context.happenedAt(),
                event,
                context.fields());
        return this;
    }

    public Happening units(String... codes) {
        return as(null, codes);
    }

    /** In a role of the step: supplied, old, new, pass, fail … */
    public Happening as(String role, String... codes) {
        items.addAll(List.of(Story.items(role, null, null, codes)));
        return this;
    }

    /** Numbers of a supplier that are new to us. */
    public Happening supplied(String material, String lot, String... codes) {
        items.addAll(List.of(Story.items("supplied", material, lot, codes)));
        return this;
    }

    public Happening items(Item... more) {
        items.addAll(List.of(more));
        return this;
    }

    /** It happens to all of them. @return the number of the event */
    public String happens() {
        Recorded recorded = record();
        assertThat(recorded.items()).extracting(Answer::reason).containsOnlyNulls();
        assertThat(recorded.accepted()).isEqualTo(items.size());
        return recorded.event();
    }

    /** It does not, and this is why; of a call that is refused as a whole, or of its first unit that stands in the way. */
    public void isRefused(String code) {
        Problem problem = catchThrowableOfType(Problem.class, () -> {
            Recorded recorded = record();
            assertThat(recorded.outcome()).isEqualTo(Recorded.Outcome.REFUSED);
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    recorded.items().stream()
                            .map(Answer::reason)
                            .filter(java.util.Objects::nonNull)
                            .findFirst()
                            .orElseThrow());
        });
        assertThat(problem.code()).isEqualTo(code);
        for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            assertThat(Texts.of(problem.reason(), language))
                    .as("a sentence without gaps")
                    .doesNotContainPattern("\\{[a-zA-Z]+(,number)?}");
        }
    }

    /** The answer as it is. */
    public Recorded record() {
        return ledger.record(Recording.of(step, context, items.toArray(Item[]::new)));
    }

    Recording recording() {
        return Recording.of(step, context, items.toArray(Item[]::new));
    }
}
