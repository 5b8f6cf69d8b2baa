package io.serialhub.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serialhub.access.SignIn;
import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Open;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.base.Receipts;
import io.serialhub.base.Touched;
import io.serialhub.base.Transactions;
import io.serialhub.base.Vault;
import io.serialhub.message.MessageLog;
import io.serialhub.message.MessageResult;
import io.serialhub.message.NewMessage;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes webhooks in. The message's id is remembered in the transaction of its effect, so a repetition changes nothing and
 * is answered alike. What was refused stays in the log with its document, encrypted, until a person replays it or it ages.
 */
@Stateless
@Door
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Receiving {
    /** The largest document that is read. */
    public static final int MOST_BYTES = 1 << 20;

    static final String CHANNEL = "webhook";

    /** Signed with when the endpoint is unknown, so that the answer takes as long. */
    private static final List<String> NOBODYS = List.of("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");

    @Inject
    Database database;

    @Inject
    EndpointTable table;

    @Inject
    Commands commands;

    @Inject
    Receipts receipts;

    @Inject
    MessageLog log;

    @Inject
    Vault vault;

    @Inject
    SignIn signIn;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    /**
     * One message from outside.
     *
     * @throws Problem {@code webhook-not-accepted} (401) whether the endpoint is unknown, switched off, the signature wrong
     *     or the time too far away; otherwise what the mapping and the door say
     */
    @Open("the signature is the right; the work has the rights of the endpoint's account")
    public Received receive(String code, Signed signed, byte[] body) {
        Endpoint endpoint = proven(code, signed, body);
        return take(endpoint, signed.id(), new String(body, StandardCharsets.UTF_8));
    }

    /**
     * Takes a refused message in again, after the profile or the data was put right.
     *
     * @param message number in the log
     * @throws Problem {@code message-not-replayable} when it was not refused here, or its document is gone
     */
    @Needs(Permission.CONNECTIONS_WRITE)
    public Received replay(long message) {
        MessageLog.Refused refused = transactions
                .required(() -> log.findRefused(message))
                .orElseThrow(() -> Problem.conflict("message-not-replayable", "id", message));
        Endpoint endpoint =
                transactions.required(() -> database.with(h -> table.find(h, refused.partner(), clock.instant())
                        .map(EndpointTable.Row::view)
                        .orElseThrow(() -> Problem.notFound("unknown-endpoint", "code", refused.partner()))));
        return take(endpoint, refused.message(), vault.open(refused.original(), place(endpoint)));
    }

    private Endpoint proven(String code, Signed signed, byte[] body) {
        Optional<EndpointTable.Row> row =
                transactions.required(() -> database.with(h -> table.find(h, code, clock.instant())));
        List<String> secrets = row.map(table::secrets).orElse(NOBODYS);
        boolean proven = signed.isProven(secrets, body, clock.instant());
        return row.map(EndpointTable.Row::view)
                .filter(endpoint -> proven && endpoint.active())
                .orElseThrow(() -> Problem.of(Problem.Kind.UNAUTHENTICATED, "webhook-not-accepted"));
    }

    private Received take(Endpoint endpoint, String id, String text) {
        try {
            Actor actor = signIn.serviceAccount(endpoint.account(), CHANNEL);
            var touched = new Touched();
            return touched.during(
                    () -> transactions.required(() -> actor.call(() -> once(endpoint, id, text, touched))));
        } catch (Exception e) {
            Problem problem = problem(e);
            if (problem == null || !problem.code().equals("still-running")) {
                refused(endpoint, id, text, problem);
            }
            throw problem != null ? problem : e instanceof RuntimeException bad ? bad : new IllegalStateException(e);
        }
    }

    private Received once(Endpoint endpoint, String id, String text, Touched touched) {
        var worked = new AtomicBoolean();
        JsonNode document = Sample.document(text);
        Received received =
                receipts.once("hook/" + endpoint.code(), id, Receipts.fingerprint(text), Received.class, () -> {
                    worked.set(true);
                    return work(endpoint, document);
                });
        Received answer = worked.get() ? received : received.again();
        long line = log.refusedLine(endpoint.code(), id)
                .orElseGet(() -> log.add(line(endpoint, id, text, received.type(), received.subject())));
        log.settle(
                line,
                answer.outcome().equals(Received.REPEATED)
                        ? MessageResult.repeated()
                        : MessageResult.done(received.quantity(), answer.outcome()));
        log.tie(line, touched.things());
        log.forgetOriginal(line);
        return answer;
    }

    private Received work(Endpoint endpoint, JsonNode document) {
        Optional<ObjectNode> command = Mapping.apply(endpoint.profile(), document);
        if (command.isEmpty()) {
            return new Received(Received.IGNORED, null, null, 0);
        }
        Commands.Done done = commands.run(endpoint.profile().command(), command.get());
        return new Received(Received.DONE, done.type(), done.subject(), done.quantity());
    }

    private void refused(Endpoint endpoint, String id, String text, Problem problem) {
        Reason reason = problem == null ? Reason.of("message-failed", "failure", "…") : problem.reason();
        // also when the account itself is what was refused
        Actor account = new Actor(endpoint.account(), endpoint.account(), Set.of(), CHANNEL, "", Locale.ENGLISH);
        transactions.inNew(() -> account.call(() -> {
            long line =
                    log.refusedLine(endpoint.code(), id).orElseGet(() -> log.add(line(endpoint, id, text, null, null)));
            log.settle(line, MessageResult.refused(reason));
            log.keepOriginal(line, vault.lock(text, place(endpoint)));
            return null;
        }));
    }

    private static NewMessage line(Endpoint endpoint, String id, String text, String type, String subject) {
        String what = type == null ? endpoint.profile().command().word() : type;
        return NewMessage.in(CHANNEL, endpoint.code(), what)
                .id(id)
                .about(subject)
                .saying("application/json", text);
    }

    private static Problem problem(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof Problem problem) {
                return problem;
            }
        }
        return null;
    }

    private static String place(Endpoint endpoint) {
        return "incoming-message:" + endpoint.code();
    }
}
