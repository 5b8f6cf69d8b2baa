package io.serialhub.connection;

import io.serialhub.base.Reason;
import java.util.List;

/**
 * A connection tried out, step by step.
 *
 * @param steps   in their order; after one that failed the others are {@code SKIPPED}
 * @param hostKey that the server showed, as {@code known_hosts} writes it; null when it was not reached
 * @param fingerprint of that key, as OpenSSH shows it: {@code SHA256:…}
 */
public record Trial(List<TrialStep> steps, String hostKey, String fingerprint) {
    public Trial {
        steps = List.copyOf(steps);
    }

    /** @param reason why it failed, or what it found; null when there is nothing to say */
    public record TrialStep(What what, Outcome outcome, Reason reason) {}

    /** What is tried, in this order. */
    public enum What {
        /** The host has an address that may be called. */
        RESOLVE,
        /** Somebody answers there. */
        CONNECT,
        /** It is who it was. */
        HOST_KEY,
        SIGN_IN,
        /** The folder is there. */
        FOLDER,
        /** Its files can be listed. */
        LIST,
        /** A file can be written, renamed and removed. */
        WRITE
    }

    /** How a step ended. */
    public enum Outcome {
        OK,
        FAILED,
        SKIPPED
    }

    public boolean passed() {
        return steps.stream().allMatch(step -> step.outcome() == Outcome.OK);
    }
}
