package io.serialhub.routes;

import io.serialhub.base.Touched;
import io.serialhub.message.MessageResult;
import io.serialhub.message.Messages;
import io.serialhub.message.NewMessage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The log of messages, in memory. */
final class LogInMemory extends Messages {
    final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public long add(NewMessage message) {
        lines.add(message.toString());
        return lines.size();
    }

    @Override
    public void settle(long id, MessageResult result, List<Touched.Thing> things) {
        lines.set((int) id - 1, lines.get((int) id - 1) + " " + result.status());
    }
}
