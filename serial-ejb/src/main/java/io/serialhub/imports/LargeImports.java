package io.serialhub.imports;

import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Transactions;
import io.serialhub.job.JobQueue;
import io.serialhub.job.JobRunner;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** CSV files of millions of rows: as {@link Imports}, in memory that does not grow with the file. */
@Stateless
@Door
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class LargeImports {
    @Inject
    Transactions transactions;

    @Inject
    Runs runs;

    @Inject
    LargeFiles files;

    @Inject
    Readings readings;

    @Inject
    JobQueue queue;

    @Inject
    JobRunner runner;

    /**
     * Takes the file in and waits until it is done. The same content again changes nothing; one that was broken off goes on.
     *
     * @throws Problem file-empty, file-too-large, unknown-import-profile; whatever else is wrong makes the run fail
     */
    @Needs(Permission.IMPORTS_WRITE)
    public ImportRun runNow(LargeUpload upload) {
        check(upload);
        String sha256 = LargeFiles.sha256(upload.file());
        String code = transactions
                .required(() -> runs.findOpen(sha256, upload.head()))
                .map(open -> open.view().code())
                .orElseGet(() -> submit(upload, sha256));
        Long job = transactions.required(() -> stored(code)).jobId();
        if (job != null) {
            runner.finish(job);
        }
        return transactions.required(() -> stored(code).view());
    }

    private static void check(LargeUpload upload) {
        try {
            long size = Files.size(upload.file());
            if (size == 0) {
                throw Problem.invalid("file-empty");
            }
            if (size > Limits.LARGE.bytes()) {
                throw Problem.of(Problem.Kind.TOO_LARGE, "file-too-large", "limit", Limits.LARGE.bytes() >> 20);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String submit(LargeUpload upload, String sha256) {
        transactions.required(() -> {
            readings.check(upload.profiles());
            return null;
        });
        long file = files.keep(upload, sha256);
        return transactions.required(() -> {
            Upload head = upload.head();
            String code = runs.insert(head, file, sha256, null);
            runs.findComplete(sha256, head)
                    .ifPresentOrElse(
                            before -> runs.nothingNew(code, before.view()),
                            () -> runs.worksOn(code, queue.add(ImportWork.KIND, code, 0)));
            return code;
        });
    }

    private StoredRun stored(String code) {
        return runs.find(code).orElseThrow(() -> Problem.notFound("unknown-import", "import", code));
    }
}
