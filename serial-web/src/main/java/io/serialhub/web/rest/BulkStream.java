package io.serialhub.web.rest;

import io.serialhub.base.Actor;
import io.serialhub.base.Reason;
import io.serialhub.message.MessageResult;
import io.serialhub.message.Messages;
import io.serialhub.message.NewMessage;
import java.util.List;
import java.util.concurrent.Callable;

/** One call's line in the log of messages while its lines are saved, a handful at a time. */
final class BulkStream {
    private static final String CHANNEL = "rest";
    private static final int KEPT = 100_000;

    private final Messages messages;
    private final long id;
    private int saved;
    private int refused;

    private BulkStream(Messages messages, long id) {
        this.messages = messages;
        this.id = id;
    }

    /** @param lines the first; the log keeps the beginning of what was said */
    static BulkStream begin(Messages messages, String kind, Iterable<String> lines) {
        var beginning = new StringBuilder();
        for (String line : lines) {
            if (beginning.length() > KEPT) {
                break;
            }
            beginning.append(line).append('\n');
        }
        return new BulkStream(messages, messages.add(line(kind).saying(Streams.LINES, beginning.toString())));
    }

    static NewMessage line(String kind) {
        return NewMessage.in(CHANNEL, Actor.current().login(), kind + ".bulk");
    }

    /** @throws io.serialhub.base.Problem that refuses the call as a whole, once it is written down */
    List<BulkLine> save(Callable<List<BulkLine>> work) {
        List<BulkLine> answers = messages.goOn(id, work, done -> MessageResult.waiting(null));
        int good = (int) answers.stream().filter(line -> line.outcome() != null).count();
        saved += good;
        refused += answers.size() - good;
        return answers;
    }

    /** The rest is not read, or could not be answered. */
    void brokenOff(Reason why) {
        messages.settle(id, MessageResult.partly(saved, why), List.of());
    }

    void end() {
        messages.settle(id, result(saved, refused), List.of());
    }

    static MessageResult result(int saved, int refused) {
        return refused == 0
                ? MessageResult.done(saved, null)
                : MessageResult.partly(
                        saved, Reason.of("rows-partly-refused", "refused", refused, "rows", saved + refused));
    }
}
