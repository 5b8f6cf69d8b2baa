package io.serialhub.ledger;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Open;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.identifier.CodeList;
import io.serialhub.material.MaterialIndex;
import io.serialhub.material.MaterialKey;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lists of codes, looked at before anything is done with them; a number of statements that does not grow with the list. */
@Stateless
@Door
public class CodeLists {
    /** Units that an ambiguous code is answered with. */
    private static final int CANDIDATES = 20;

    @Inject
    Resolver resolver;

    @Inject
    UnitPages pages;

    @Inject
    MaterialIndex materials;

    @Inject
    Recorder recorder;

    @Inject
    Ledger ledger;

    @Inject
    StepBook steps;

    @Inject
    Database database;

    /**
     * Who the codes of a list are, and what a step would say to them. Nothing is recorded.
     *
     * @throws Problem {@code codes-needed}, {@code step-unknown} and what the step needs, such as {@code order-needed}
     */
    @Needs(Permission.UNITS_READ)
    public CodesAnswered check(CodesAsked asked) {
        CodesAnswered known = identify(asked);
        if (asked.step() == null) {
            return known;
        }
        StepDefinition step = steps.current(asked.step());
        Actor.current().require(Permission.of(step.permission()));
        return put(asked, known, null, recorder::check);
    }

    /**
     * Records the step for those of a list that it takes; a long list is several events, each of them whole.
     *
     * @param eventId chosen by the sender: the same id with the same list again counts once
     * @return as {@link #check}; whoever was not taken says why
     * @throws Problem as {@link #check} and {@link Ledger#record}
     */
    @Open("the step names the permission")
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public CodesAnswered record(CodesAsked asked, String eventId) {
        return put(asked, identify(asked), eventId, ledger::record);
    }

    private CodesAnswered identify(CodesAsked asked) {
        CodeList list = asked.codes() == null ? CodeList.of(asked.text()) : CodeList.of(asked.codes());
        if (list.entries().isEmpty()) {
            throw Problem.invalid("codes-needed");
        }
        MaterialKey material = material(asked.material());
        var seen = new HashSet<String>();
        if (takesNew(asked)) {
            return CodesAnswered.of(
                    list.entries().stream().map(entry -> born(entry, seen)).toList(), list.cut());
        }
        var answers = new ArrayList<CodeAnswer>(list.entries().size());
        for (List<CodeList.Entry> part : parts(list.entries())) {
            answers.addAll(identify(part, material, seen));
        }
        return CodesAnswered.of(answers, list.cut());
    }

    /** The step makes units of numbers: who else bears such a number is for the step to judge. */
    private boolean takesNew(CodesAsked asked) {
        return asked.step() != null
                && steps.current(asked.step()).role(asked.role()).takesNew();
    }

    private static CodeAnswer born(CodeList.Entry entry, Set<String> seen) {
        if (entry.trouble() != null) {
            return CodeAnswer.bad(entry.line(), entry.code(), CodeAnswer.Verdict.UNREADABLE, entry.trouble());
        }
        CodeAnswer good = CodeAnswer.born(entry.line(), entry.code());
        return seen.add(entry.code())
                ? good
                : good.with(CodeAnswer.Verdict.TWICE, Reason.of("twice-in-call", "unit", entry.code()));
    }

    private MaterialKey material(String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        MaterialKey found = materials.byCodes(List.of(code.strip())).get(code.strip());
        if (found == null) {
            throw Problem.invalid("unknown-material", "material", code);
        }
        return found;
    }

    private <T> List<List<T>> parts(List<T> all) {
        int size = database.maxItems();
        var parts = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return parts;
    }

    private List<CodeAnswer> identify(List<CodeList.Entry> entries, MaterialKey material, Set<String> seen) {
        Map<String, List<Hit>> hits = resolver.resolve(entries.stream()
                .filter(e -> e.trouble() == null)
                .map(CodeList.Entry::code)
                .collect(Collectors.toSet()));
        Map<Long, UnitRow> rows = pages.rows(hits.values().stream()
                .flatMap(found -> found.stream().limit(CANDIDATES))
                .map(Hit::id)
                .collect(Collectors.toSet()));
        return entries.stream()
                .map(entry ->
                        identify(entry, fitting(hits.getOrDefault(entry.code(), List.of()), material), rows, seen))
                .toList();
    }

    private static List<Hit> fitting(List<Hit> hits, MaterialKey material) {
        return hits.stream()
                .filter(hit -> material == null || hit.materialId() == material.id())
                .toList();
    }

    private static CodeAnswer identify(
            CodeList.Entry entry, List<Hit> hits, Map<Long, UnitRow> rows, Set<String> seen) {
        if (entry.trouble() != null) {
            return CodeAnswer.bad(entry.line(), entry.code(), CodeAnswer.Verdict.UNREADABLE, entry.trouble());
        }
        if (hits.isEmpty()) {
            return CodeAnswer.bad(
                    entry.line(),
                    entry.code(),
                    CodeAnswer.Verdict.UNKNOWN,
                    Reason.of("unit-unknown", "code", entry.code()));
        }
        List<UnitRow> found = hits.stream()
                .map(hit -> rows.get(hit.id()))
                .filter(java.util.Objects::nonNull)
                .toList();
        if (hits.size() > 1) {
            String words = found.stream()
                    .map(row -> row.code() + " (" + row.material().code() + ")")
                    .collect(Collectors.joining(", "));
            return new CodeAnswer(
                    entry.line(),
                    entry.code(),
                    CodeAnswer.Verdict.AMBIGUOUS,
                    null,
                    null,
                    null,
                    null,
                    Reason.of("unit-ambiguous", "code", entry.code(), "candidates", words),
                    found.stream()
                            .map(row -> new Candidate(
                                    row.code(),
                                    row.material().code(),
                                    row.material().nameZh(),
                                    row.material().nameEn()))
                            .toList());
        }
        UnitRow row = found.get(0);
        var good = new CodeAnswer(
                entry.line(),
                entry.code(),
                CodeAnswer.Verdict.GOOD,
                row.code(),
                row.material(),
                row.state(),
                row.place(),
                null,
                null);
        return seen.add(row.code() + "\n" + row.material().code())
                ? good
                : good.with(CodeAnswer.Verdict.TWICE, Reason.of("twice-in-call", "unit", row.code()));
    }

    /** Hands those that are known to the step, as many at a time as one call takes. */
    private CodesAnswered put(
            CodesAsked asked, CodesAnswered known, String eventId, Function<Recording, Recorded> door) {
        var answers = new ArrayList<>(known.codes());
        List<Integer> good = IntStream.range(0, answers.size())
                .filter(i -> answers.get(i).good())
                .boxed()
                .toList();
        int call = 0;
        for (List<Integer> part : parts(good)) {
            List<Item> items =
                    part.stream().map(i -> item(asked, answers.get(i))).toList();
            String id = eventId == null ? null : eventId + "." + ++call;
            Recorded said = door.apply(new Recording(id, asked.step(), Mode.ACCEPT_GOOD, items, asked.context()));
            for (int i = 0; i < part.size(); i++) {
                Answer one = said.items().get(i);
                CodeAnswer answer = answers.get(part.get(i));
                if (one.reason() != null) {
                    answers.set(part.get(i), answer.with(CodeAnswer.Verdict.REFUSED, one.reason()));
                } else if (eventId != null && answer.unit() == null) {
                    answers.set(part.get(i), answer.as(one.unit()));
                }
            }
        }
        return CodesAnswered.of(answers, known.cut());
    }

    private static Item item(CodesAsked asked, CodeAnswer answer) {
        boolean there = answer.unit() != null;
        return new Item(
                there ? answer.unit() : answer.code(),
                asked.role(),
                null,
                there ? answer.material().code() : asked.material(),
                there ? null : asked.lot(),
                null,
                null,
                asked.data());
    }
}
