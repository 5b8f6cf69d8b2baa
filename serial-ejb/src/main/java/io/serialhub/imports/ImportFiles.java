package io.serialhub.imports;

import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Transactions;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Locale;

/** Files to take away: what was handed in, the rows that were refused, an empty one to be filled in. */
@Stateless
@Door
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ImportFiles {
    @Inject
    Transactions transactions;

    @Inject
    Runs runs;

    @Inject
    RefusedRows refused;

    @Inject
    StoredFiles files;

    @Inject
    LargeFiles large;

    /**
     * The refused rows alone, in the original's format and columns, with line, code and reason in the actor's language; to
     * be corrected and handed in again.
     *
     * @throws Problem unknown-import, import-has-no-rejects
     */
    @Needs(Permission.IMPORTS_READ)
    public FileContent rejects(String code) {
        return transactions.required(() -> refused.of(stored(code), Remedy.NONE));
    }

    /** The file as it came, whatever its size. @throws Problem unknown-import */
    @Needs(Permission.IMPORTS_READ)
    public FileContent original(String code) {
        return transactions.required(() -> {
            StoredRun run = stored(code);
            String name = run.view().fileName();
            boolean workbook = name.toLowerCase(Locale.ROOT).endsWith(".xlsx");
            String type = workbook ? FileContent.XLSX : FileContent.BYTES;
            return large.holds(run.fileId())
                    ? new FileContent(name, type, out -> large.copy(run.fileId(), out))
                    : new FileContent(name, type, files.content(run.fileId()));
        });
    }

    /** An empty workbook for this kind. */
    @Needs(Permission.IMPORTS_READ)
    public byte[] template(ImportKind kind) {
        return Templates.of(kind);
    }

    private StoredRun stored(String code) {
        return runs.find(code).orElseThrow(() -> Problem.notFound("unknown-import", "import", code));
    }
}
