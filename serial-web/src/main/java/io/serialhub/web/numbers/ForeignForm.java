package io.serialhub.web.numbers;

import io.serialhub.material.Material;
import io.serialhub.material.MaterialFilter;
import io.serialhub.material.Materials;
import io.serialhub.numbering.ForeignAnswer;
import io.serialhub.numbering.ForeignAnswers;
import io.serialhub.numbering.ForeignList;
import io.serialhub.numbering.ForeignLists;
import io.serialhub.numbering.ForeignNumbers;
import io.serialhub.numbering.ForeignRequest;
import io.serialhub.numbering.NumberPool;
import io.serialhub.numbering.Pools;
import io.serialhub.party.Parties;
import io.serialhub.party.Party;
import io.serialhub.party.PartyKind;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import io.serialhub.web.text.Pasted;
import io.serialhub.web.text.Say;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;

/** Numbers made by others: pasted, looked at, then taken over. */
@Named
@ViewScoped
public class ForeignForm extends Form {
    private static final int OFFERED = 200;
    private static final int LISTED = 20;

    @Inject
    private ForeignNumbers foreign;

    @Inject
    private Materials materials;

    @Inject
    private Parties parties;

    @Inject
    private Pools pools;

    @Inject
    private ForeignLists lists;

    private final Pasted codes = new Pasted();
    private long size;

    @PostConstruct
    void open() {
        show("material", Param.text("material"));
        show("pool", Param.text("pool"));
        if (Param.text("pool") != null) {
            NumberPool pool = pools.get(Param.text("pool"));
            show("material", pool.material().code());
            show("maker", pool.supplier() == null ? null : pool.supplier().code());
        }
    }

    public Pasted getCodes() {
        return codes;
    }

    public List<Material> getMaterials() {
        return materials.list(MaterialFilter.ALL, null, OFFERED).items();
    }

    public List<Party> getSuppliers() {
        return parties.list(null, PartyKind.SUPPLIER, null, OFFERED).items();
    }

    public List<NumberPool> getPools() {
        return text("material") == null
                ? List.of()
                : pools.list(null, text("material"), null, OFFERED).items();
    }

    public void look() {
        codes.look(this::seen);
    }

    private Pasted.Answered seen(String text) {
        ForeignAnswers answers = foreign.check(request(text));
        size = answers.cut() ? lists.size(request(text)) : answers.numbers().size();
        return answered(answers);
    }

    /** How many numbers the whole list has, those that were not looked at among them. */
    public long getSize() {
        return size;
    }

    /** Long lists, the newest first. */
    public List<ForeignList> getLists() {
        return lists.list(null, LISTED).items();
    }

    /** The whole of a list that is too long to be answered at once. */
    public void takeLong() {
        Go.to(
                "/numbers/foreignlist.xhtml",
                "code",
                lists.take(request(codes.getText())).code());
    }

    public void take() {
        ForeignAnswers taken = foreign.take(request(codes.getText()));
        Go.said("foreign.taken", taken.taken());
        if (text("pool") != null) {
            Go.to("/numbers/pool.xhtml", "code", text("pool"));
        } else {
            left(taken);
        }
    }

    /** What was taken leaves the box; what was refused stays, with its reason. */
    private void left(ForeignAnswers taken) {
        List<ForeignAnswer> refused = taken.numbers().stream()
                .filter(answer -> answer.verdict() == ForeignAnswer.Verdict.REFUSED)
                .toList();
        codes.setText(refused.stream().map(ForeignAnswer::number).collect(Collectors.joining("\n")));
        codes.forget();
        if (!refused.isEmpty()) {
            codes.look(text ->
                    new Pasted.Answered(refused.stream().map(ForeignForm::row).toList(), taken.cut()));
        }
    }

    private ForeignRequest request(String text) {
        return new ForeignRequest(text, null, text("material"), text("maker"), text("pool"), text("register"));
    }

    private static Pasted.Answered answered(ForeignAnswers answers) {
        return new Pasted.Answered(
                answers.numbers().stream().map(ForeignForm::row).toList(), answers.cut());
    }

    private static Pasted.Row row(ForeignAnswer answer) {
        String kind = switch (answer.verdict()) {
            case GOOD -> "ok";
            case LOOK -> "warn";
            case REFUSED -> "no";
        };
        return new Pasted.Row(
                answer.line(),
                kind,
                "foreign." + Say.slug(answer.verdict()),
                answer.number(),
                null,
                null,
                answer.reason());
    }
}
