package io.serialhub.numbering;

import io.serialhub.base.Database;
import io.serialhub.base.Permission;
import io.serialhub.identifier.CodeList;
import io.serialhub.job.JobRun;
import io.serialhub.job.Work;
import io.serialhub.ledger.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Takes over a long list of numbers, one event a chunk. The numbers, what is to be said of them and the job's progress
 * stand or fall together, so that a chunk that is done again starts where the last one that stands ended.
 */
@ApplicationScoped
class ForeignListWork implements Work {
    static final String KIND = "foreign-list";

    @Inject
    Database database;

    @Inject
    ForeignIntake intake;

    @Inject
    ForeignListRows rows;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Permission steering() {
        return Permission.NUMBERS_WRITE;
    }

    @Override
    public boolean chunk(JobRun run) {
        int most = database.isPostgres() ? 10_000 : 1_000;
        ForeignListRows.Open open = rows.open(run.subject());
        List<CodeList.Entry> next = open.list().part(run.done(), most);
        List<ForeignAnswer> seen = intake.look(
                next, intake.material(open.request()), open.request().maker());
        List<String> fit = seen.stream()
                .filter(n -> n.verdict() != ForeignAnswer.Verdict.REFUSED)
                .map(ForeignAnswer::number)
                .toList();
        List<Answer> recorded = fit.isEmpty()
                ? List.of()
                : intake.take(open.request(), intake.pool(open.request()), fit).items();
        rows.said(open.id(), run.done(), ForeignNumbers.merged(seen, recorded));
        run.advance(next.size());
        return run.done() >= run.total() || next.isEmpty();
    }
}
