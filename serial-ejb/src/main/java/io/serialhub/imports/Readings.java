package io.serialhub.imports;

import io.serialhub.base.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Files that runs of this node have open between their chunks. Nothing here is needed to go on elsewhere: it is read anew. */
@ApplicationScoped
class Readings {
    private final Map<Long, Reading> open = new ConcurrentHashMap<>();

    @Inject
    StoredFiles files;

    @Inject
    LargeFiles large;

    @Inject
    ProfileTable profiles;

    Reading of(StoredRun run) {
        return open.computeIfAbsent(
                run.id(),
                id -> large.holds(run.fileId())
                        ? Reading.open(
                                large.laidOut(run.fileId(), id), run.view().fileName(), profiles(run))
                        : Reading.open(
                                files.content(run.fileId()), run.view().fileName(), Limits.SHIPPED, profiles(run)));
    }

    /** @throws Problem unknown-import-profile */
    void check(Collection<String> codes) {
        List<String> found =
                profiles.find(codes).stream().map(ImportProfile::code).toList();
        codes.stream().filter(code -> !found.contains(code)).findFirst().ifPresent(code -> {
            throw Problem.notFound("unknown-import-profile", "profile", code);
        });
    }

    /** As things stand now, whatever the run was read by. */
    Profiles current(StoredRun run) {
        return run.asked().isEmpty() ? new Profiles(profiles.active(), false) : profiles(run);
    }

    /**
     * Those that the sender asked for, else all that may fit; once the file has been looked through those that it is read
     * by, as they were then.
     *
     * @throws Problem unknown-import-profile, import-profile-changed
     */
    Profiles profiles(StoredRun run) {
        boolean asked = !run.asked().isEmpty();
        if (run.readBy() == null && !asked) {
            return new Profiles(profiles.active(), false);
        }
        Collection<String> codes =
                run.readBy() == null ? run.asked() : run.readBy().keySet();
        Map<String, ImportProfile> found = new HashMap<>();
        profiles.find(codes).forEach(p -> found.put(p.code(), p));
        for (String code : codes) {
            if (!found.containsKey(code)) {
                throw Problem.notFound("unknown-import-profile", "profile", code);
            }
            if (run.readBy() != null
                    && run.readBy().get(code) != found.get(code).version()) {
                throw Problem.conflict(
                        "import-profile-changed", "profile", found.get(code).name());
            }
        }
        return new Profiles(codes.stream().map(found::get).toList(), asked);
    }

    void close(StoredRun run) {
        Reading reading = open.remove(run.id());
        if (reading != null) {
            reading.close();
            large.cleared(run.id());
        }
    }
}
