package io.serialhub.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Files that runs of this node have open between their chunks. Nothing here is needed to go on elsewhere: it is read anew. */
@ApplicationScoped
class Readings {
    private final Map<Long, Reading> open = new ConcurrentHashMap<>();

    @Inject
    StoredFiles files;

    Reading of(Runs.Stored run) {
        return open.computeIfAbsent(
                run.id(),
                id -> Reading.open(files.content(run.fileId()), run.view().fileName(), Limits.SHIPPED));
    }

    void close(long run) {
        Reading reading = open.remove(run);
        if (reading != null) {
            reading.close();
        }
    }
}
