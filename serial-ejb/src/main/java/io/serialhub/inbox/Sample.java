package io.serialhub.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serialhub.access.SignIn;
import io.serialhub.base.Json;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.base.Transactions;
import jakarta.ejb.ApplicationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Runs a sample through a profile and the doors, in a transaction that is taken back. */
@ApplicationScoped
public class Sample {
    private Commands commands;
    private SignIn signIn;
    private Transactions transactions;

    protected Sample() {}

    @Inject
    Sample(Commands commands, SignIn signIn, Transactions transactions) {
        this.commands = commands;
        this.signIn = signIn;
        this.transactions = transactions;
    }

    /**
     * @param command the document that the sample becomes, or null when it cannot be read or is ignored
     * @param taken   whether the doors would take it
     * @param type    what it would be in the log of messages, when taken
     * @param reason  why not; null when taken or ignored
     */
    public record Tried(Object command, boolean taken, boolean ignored, String type, Reason reason) {}

    @ApplicationException(rollback = true)
    private static final class TakenBack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Commands.Done done;

        TakenBack(Commands.Done done) {
            super("taken back", null, false, false);
            this.done = done;
        }
    }

    Tried of(Endpoint endpoint, String sample) {
        Optional<ObjectNode> command;
        try {
            command = Mapping.apply(endpoint.profile(), document(sample));
        } catch (Problem e) {
            return new Tried(null, false, false, null, e.reason());
        }
        if (command.isEmpty()) {
            return new Tried(null, true, true, null, null);
        }
        Object shown = Json.read(command.get().toString(), Object.class);
        try {
            throw transactions.<RuntimeException>inNew(() -> signIn.serviceAccount(
                            endpoint.account(), Receiving.CHANNEL)
                    .call(() -> {
                        throw new TakenBack(commands.run(endpoint.profile().command(), command.get()));
                    }));
        } catch (RuntimeException e) {
            for (Throwable t = e; t != null; t = t.getCause()) {
                if (t instanceof TakenBack back) {
                    return new Tried(shown, true, false, back.done.type(), null);
                }
                if (t instanceof Problem problem) {
                    return new Tried(shown, false, false, null, problem.reason());
                }
            }
            throw e;
        }
    }

    /** @throws Problem {@code webhook-no-json} */
    static JsonNode document(String text) {
        try {
            JsonNode document = text == null ? null : Json.read(text, JsonNode.class);
            if (document == null || !document.isContainerNode()) {
                throw Problem.invalid("webhook-no-json");
            }
            return document;
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("webhook-no-json");
        }
    }
}
