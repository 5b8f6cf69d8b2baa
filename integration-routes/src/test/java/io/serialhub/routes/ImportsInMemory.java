package io.serialhub.routes;

import io.serialhub.base.Problem;
import io.serialhub.imports.ImportRun;
import io.serialhub.imports.ImportStatus;
import io.serialhub.imports.Imports;
import io.serialhub.imports.Upload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Imports in memory: a name says what becomes of the file. */
final class ImportsInMemory extends Imports {
    final List<String> taken = new CopyOnWriteArrayList<>();
    final List<String> contents = new CopyOnWriteArrayList<>();
    volatile boolean slow;

    private static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException("stopped in the middle", e);
        }
    }

    @Override
    public ImportRun runNow(Upload upload) {
        taken.add(upload.source() + ":" + upload.fileName());
        contents.add(new String(upload.content(), StandardCharsets.UTF_8));
        if (slow) {
            sleep();
        }
        if (upload.fileName().contains("damaged")) {
            throw Problem.invalid("csv-damaged");
        }
        if (upload.fileName().contains("hiccup") && taken.size() == 1) {
            throw new IllegalStateException("the database is away");
        }
        return get(upload.fileName().contains("partly") ? "partly" : "whole");
    }

    @Override
    public ImportRun get(String code) {
        int rejected = code.equals("partly") ? 2 : 0;
        return new ImportRun(
                code,
                "x",
                "",
                List.of(),
                "",
                ImportStatus.DONE,
                5,
                5,
                3,
                0,
                0,
                0,
                rejected,
                "",
                null,
                null,
                false,
                List.of(),
                null,
                null);
    }
}
