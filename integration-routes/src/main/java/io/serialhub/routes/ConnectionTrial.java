package io.serialhub.routes;

import io.serialhub.base.Outgoing;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.connection.Connection;
import io.serialhub.connection.Ready;
import io.serialhub.connection.Trial;
import io.serialhub.connection.Trial.Outcome;
import io.serialhub.connection.Trial.TrialStep;
import io.serialhub.connection.Trial.What;
import io.serialhub.connection.Trials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Goes through a connection step by step and stops at the first that fails; leaves nothing behind. */
@ApplicationScoped
public class ConnectionTrial implements Trials.Peer {
    private Outgoing outgoing;

    protected ConnectionTrial() {}

    @Inject
    public ConnectionTrial(Outgoing outgoing) {
        this.outgoing = outgoing;
    }

    @Override
    public Trial tryOut(Ready ready) {
        return ready.connection().kind().sftp() ? sftp(ready) : folder(ready.connection());
    }

    private Trial sftp(Ready ready) {
        var steps = new Steps(ready.connection(), List.of(What.values()));
        try (var visit = new SftpVisit(ready, outgoing)) {
            steps.run(What.RESOLVE, visit::resolve);
            steps.run(What.CONNECT, visit::connect);
            steps.run(What.HOST_KEY, visit::hostKey);
            steps.run(What.SIGN_IN, visit::signIn);
            steps.run(What.FOLDER, visit::folder);
            steps.run(What.LIST, visit::list);
            steps.run(What.WRITE, visit::write);
            return new Trial(steps.done, visit.shownKey(), visit.fingerprint());
        }
    }

    private static Trial folder(Connection connection) {
        var steps = new Steps(connection, List.of(What.FOLDER, What.LIST, What.WRITE));
        Path folder = connection.address().here();
        var names = new WantedNames(connection.files());
        steps.run(What.FOLDER, () -> {
            if (!Files.isDirectory(folder)) {
                throw Problem.invalid("sftp-folder-missing", "folder", folder);
            }
            return null;
        });
        steps.run(What.LIST, () -> {
            try (Stream<Path> files = Files.list(folder)) {
                long fitting = files.filter(file -> Files.isRegularFile(file)
                                && names.takes(file.getFileName().toString()))
                        .count();
                return Reason.of("trial-files", "count", fitting);
            } catch (IOException e) {
                throw Problem.invalid("sftp-no-right", "folder", folder);
            }
        });
        steps.run(What.WRITE, () -> {
            try {
                Path probe = Files.writeString(folder.resolve("." + UUID.randomUUID() + ".tmp"), "");
                Files.delete(Files.move(probe, probe.resolveSibling(probe.getFileName() + ".2")));
                return null;
            } catch (IOException e) {
                throw Problem.invalid("sftp-no-right", "folder", folder);
            }
        });
        return new Trial(steps.done, null, null);
    }

    /** What a step found, or null; it fails by an exception. */
    interface Attempt {
        Reason run() throws Exception;
    }

    private static final class Steps {
        private final Connection connection;
        private final List<What> wanted;
        private final List<TrialStep> done = new ArrayList<>();
        private boolean failed;

        Steps(Connection connection, List<What> wanted) {
            this.connection = connection;
            this.wanted = wanted;
        }

        void run(What what, Attempt attempt) {
            if (!wanted.contains(what)) {
                return;
            }
            if (failed) {
                done.add(new TrialStep(what, Outcome.SKIPPED, null));
                return;
            }
            try {
                done.add(new TrialStep(what, Outcome.OK, attempt.run()));
            } catch (Exception e) {
                failed = true;
                done.add(new TrialStep(what, Outcome.FAILED, SftpTrouble.of(e, connection)));
            }
        }
    }
}
