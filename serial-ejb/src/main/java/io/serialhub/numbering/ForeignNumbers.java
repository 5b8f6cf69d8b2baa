package io.serialhub.numbering;

import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Transactions;
import io.serialhub.identifier.CodeList;
import io.serialhub.ledger.Answer;
import io.serialhub.material.MaterialKey;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Numbers made by others, singly, by range or as a list, taken over before there are goods that bear them. Unique as the
 * material's number profile says; everything is looked at before anything is written. {@link ForeignLists} takes more than
 * {@link CodeList#MOST} of them.
 */
@Stateless
@Door
public class ForeignNumbers {
    @Inject
    ForeignIntake intake;

    @Inject
    Database database;

    @Inject
    Transactions transactions;

    /**
     * What would become of each number; nothing is written. Of a longer list the beginning is looked at.
     *
     * @throws Problem {@code codes-needed}, {@code unknown-material}, {@code material-not-serial}, {@code unknown-party}
     */
    @Needs(Permission.NUMBERS_READ)
    public ForeignAnswers check(ForeignRequest request) {
        MaterialKey material = intake.material(request);
        intake.maker(request);
        CodeList list = list(request);
        return ForeignAnswers.of(
                intake.profile(material).code(), intake.look(list.entries(), material, request.maker()), 0, list.cut());
    }

    private static CodeList list(ForeignRequest request) {
        CodeList list = request.codes() == null ? CodeList.of(request.text()) : CodeList.of(request.codes());
        if (list.entries().isEmpty()) {
            throw Problem.invalid("codes-needed");
        }
        return list;
    }

    /**
     * Takes over what can be taken, and into the pool if one is named; the rest is answered with its reason. A long list is
     * several events, each of which stands.
     *
     * @throws Problem those of {@link #check}, {@code unknown-pool}, {@code pool-of-other-material},
     *                 {@code foreign-list-long}: nothing was taken of a list that {@link ForeignLists} takes
     */
    @Needs(Permission.NUMBERS_WRITE)
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public ForeignAnswers take(ForeignRequest request) {
        PoolRows.Kept pool = transactions.required(() -> intake.pool(request));
        if (list(request).cut()) {
            throw Problem.invalid("foreign-list-long", "max", CodeList.MOST);
        }
        ForeignAnswers seen = transactions.required(() -> check(request));
        List<String> fit = seen.numbers().stream()
                .filter(n -> n.verdict() != ForeignAnswer.Verdict.REFUSED)
                .map(ForeignAnswer::number)
                .toList();
        var items = new ArrayList<Answer>(fit.size());
        for (int from = 0; from < fit.size(); from += database.maxItems()) {
            List<String> part = fit.subList(from, Math.min(fit.size(), from + database.maxItems()));
            items.addAll(
                    transactions.required(() -> intake.take(request, pool, part).items()));
        }
        return ForeignAnswers.of(seen.profile(), merged(seen.numbers(), items), taken(items), false);
    }

    static int taken(List<Answer> recorded) {
        return (int) recorded.stream().filter(Answer::accepted).count();
    }

    /** Somebody else may have brought in a number since it was looked at; the ledger has the last word. */
    static List<ForeignAnswer> merged(List<ForeignAnswer> seen, List<Answer> recorded) {
        var refused = new HashMap<String, Answer>();
        recorded.stream().filter(item -> !item.accepted()).forEach(item -> refused.put(item.code(), item));
        return seen.stream()
                .map(number -> {
                    Answer no = refused.get(number.number());
                    return no == null || number.verdict() == ForeignAnswer.Verdict.REFUSED
                            ? number
                            : new ForeignAnswer(
                                    number.line(), number.number(), ForeignAnswer.Verdict.REFUSED, no.reason());
                })
                .toList();
    }
}
