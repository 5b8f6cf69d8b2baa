package io.serialhub.numbering;

import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Transactions;
import io.serialhub.identifier.CodeList;
import io.serialhub.ledger.Answer;
import io.serialhub.ledger.Foreign;
import io.serialhub.ledger.Recorded;
import io.serialhub.material.MaterialIndex;
import io.serialhub.material.MaterialKey;
import io.serialhub.material.NumberProfile;
import io.serialhub.material.NumberProfiles;
import io.serialhub.material.Tracking;
import io.serialhub.party.PartyIndex;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/**
 * Numbers made by others, singly, by range or as a list, taken over before there are goods that bear them. Unique as the
 * material's number profile says; everything is looked at before anything is written.
 */
@Stateless
@Door
public class ForeignNumbers {
    @Inject
    Foreign foreign;

    @Inject
    MaterialIndex materials;

    @Inject
    NumberProfiles profiles;

    @Inject
    PartyIndex parties;

    @Inject
    PoolWork pools;

    @Inject
    Database database;

    @Inject
    Transactions transactions;

    /**
     * What would become of each number; nothing is written.
     *
     * @throws Problem {@code codes-needed}, {@code unknown-material}, {@code material-not-serial}, {@code unknown-party}
     */
    @Needs(Permission.NUMBERS_READ)
    public ForeignAnswers check(ForeignRequest request) {
        MaterialKey material = material(request);
        CodeList list = request.codes() == null ? CodeList.of(request.text()) : CodeList.of(request.codes());
        if (list.entries().isEmpty()) {
            throw Problem.invalid("codes-needed");
        }
        NumberProfile profile = profiles.of(material.code());
        List<ForeignAnswer> answers = foreign.look(list.entries(), material, request.maker()).stream()
                .map(seen -> new ForeignAnswer(
                        seen.line(),
                        seen.number(),
                        !seen.fits()
                                ? ForeignAnswer.Verdict.REFUSED
                                : seen.reason() == null ? ForeignAnswer.Verdict.GOOD : ForeignAnswer.Verdict.LOOK,
                        seen.reason()))
                .toList();
        return ForeignAnswers.of(profile.code(), answers, 0, list.cut());
    }

    private MaterialKey material(ForeignRequest request) {
        MaterialKey found = materials.byCodes(List.of(request.material())).get(request.material());
        if (found == null) {
            throw Problem.invalid("unknown-material", "material", request.material());
        }
        if (found.tracking() != Tracking.SERIAL) {
            throw Problem.conflict("material-not-serial", "material", found.code());
        }
        if (request.maker() != null && parties.byCodes(List.of(request.maker())).isEmpty()) {
            throw Problem.invalid("unknown-party", "party", request.maker());
        }
        return found;
    }

    /**
     * Takes over what can be taken, and into the pool if one is named; the rest is answered with its reason. A long list is
     * several events, each of which stands.
     *
     * @throws Problem those of {@link #check}, {@code unknown-pool}, {@code pool-of-other-material}
     */
    @Needs(Permission.NUMBERS_WRITE)
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public ForeignAnswers take(ForeignRequest request) {
        PoolRows.Kept pool = transactions.required(() -> pool(request));
        ForeignAnswers seen = transactions.required(() -> check(request));
        List<String> fit = seen.numbers().stream()
                .filter(n -> n.verdict() != ForeignAnswer.Verdict.REFUSED)
                .map(ForeignAnswer::number)
                .toList();
        var items = new ArrayList<Answer>(fit.size());
        for (int from = 0; from < fit.size(); from += database.maxItems()) {
            List<String> part = fit.subList(from, Math.min(fit.size(), from + database.maxItems()));
            items.addAll(transactions.required(() -> taken(request, pool, part)));
        }
        return merged(seen, items);
    }

    /** @return the pool that is named, or null */
    private PoolRows.Kept pool(ForeignRequest request) {
        PoolRows.Kept pool = request.pool() == null
                ? null
                : PoolRows.find(database, request.pool())
                        .orElseThrow(() -> Problem.notFound("unknown-pool", "pool", request.pool()));
        if (pool != null && !pool.view().material().code().equals(request.material())) {
            throw Problem.conflict("pool-of-other-material", "pool", request.pool(), "material", request.material());
        }
        return pool;
    }

    private List<Answer> taken(ForeignRequest request, PoolRows.Kept pool, List<String> numbers) {
        Recorded recorded = foreign.take(numbers, request.material(), request.maker(), request.register());
        if (pool != null && recorded.event() != null) {
            pools.putOfEvent(pool.id(), Long.parseLong(recorded.event()));
        }
        return recorded.items();
    }

    /** Somebody else may have brought in a number since it was looked at; the ledger has the last word. */
    private static ForeignAnswers merged(ForeignAnswers seen, List<Answer> recorded) {
        var refused = new HashMap<String, ForeignAnswer>();
        var taken = new HashSet<String>();
        recorded.forEach(item -> {
            if (item.accepted()) {
                taken.add(item.code());
            } else {
                refused.put(
                        item.code(), new ForeignAnswer(0, item.code(), ForeignAnswer.Verdict.REFUSED, item.reason()));
            }
        });
        var numbers = new ArrayList<ForeignAnswer>(seen.numbers().size());
        for (ForeignAnswer number : seen.numbers()) {
            ForeignAnswer no = refused.get(number.number());
            numbers.add(
                    no == null || number.verdict() == ForeignAnswer.Verdict.REFUSED
                            ? number
                            : new ForeignAnswer(number.line(), number.number(), no.verdict(), no.reason()));
        }
        return ForeignAnswers.of(seen.profile(), numbers, taken.size(), seen.cut());
    }
}
