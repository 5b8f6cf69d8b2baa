package io.serialhub.imports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** A run's open file with the place it has come to. Reading goes on where it was, or anywhere else it is asked to. */
final class Reading implements AutoCloseable {
    private final TableFile file;
    private final Plan plan;
    private int position;
    private int pass = -1;
    private Stream<Row> stream;
    private Iterator<Row> rows;

    private Reading(TableFile file, Plan plan) {
        this.file = file;
        this.plan = plan;
    }

    static Reading open(byte[] content, String fileName, Limits limits, Profiles profiles) {
        return open(TableFile.open(content, limits, profiles.form()), fileName, limits, profiles);
    }

    /** Of a CSV file that stays on disk. */
    static Reading open(Path content, String fileName, Profiles profiles) {
        TableFile file = TableFile.open(content, Limits.LARGE, profiles.form());
        return open(file, fileName, Limits.LARGE, profiles);
    }

    private static Reading open(TableFile file, String fileName, Limits limits, Profiles profiles) {
        try {
            return new Reading(file, Plan.of(file, fileName, limits, profiles));
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    Plan plan() {
        return plan;
    }

    /** At most {@code size} rows of one kind and level from the place on; empty at the end of the file. */
    List<Row> next(int from, int size) {
        if (from != position || rows == null) {
            seek(from);
        }
        while (rows != null && !rows.hasNext()) {
            openPass(pass + 1);
        }
        var next = new ArrayList<Row>();
        while (rows != null && next.size() < size && rows.hasNext()) {
            next.add(rows.next());
        }
        position += next.size();
        return next;
    }

    private void seek(int from) {
        int before = 0;
        int wanted = 0;
        while (wanted < plan.passes().size()
                && before + plan.passes().get(wanted).rows() <= from) {
            before += plan.passes().get(wanted).rows();
            wanted++;
        }
        openPass(wanted);
        for (int i = before; rows != null && i < from; i++) {
            rows.next();
        }
        position = from;
    }

    private void openPass(int next) {
        end();
        pass = next;
        if (next < plan.passes().size()) {
            stream = plan.rows(file, plan.passes().get(next));
            rows = stream.iterator();
        }
    }

    private void end() {
        if (stream != null) {
            stream.close();
            stream = null;
        }
        rows = null;
    }

    @Override
    public void close() {
        end();
        file.close();
    }
}
