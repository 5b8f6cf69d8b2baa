package io.serialhub.web.rest;

import io.serialhub.base.Problem;
import io.serialhub.base.Touched;
import io.serialhub.message.MessageResult;
import io.serialhub.message.Messages;
import io.serialhub.message.NewMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** A log of messages that keeps them in memory. */
class MessagesInMemory extends Messages {
    final List<NewMessage> said = new ArrayList<>();
    final List<MessageResult> results = new ArrayList<>();

    @Override
    public <T> T handle(NewMessage message, Callable<T> work, Function<T, MessageResult> result) {
        return goOn(add(message), work, result);
    }

    @Override
    public <T> T goOn(long id, Callable<T> work, Function<T, MessageResult> result) {
        try {
            T answer = work.call();
            results.add(result.apply(answer));
            return answer;
        } catch (Problem problem) {
            results.add(MessageResult.refused(problem.reason()));
            throw problem;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long add(NewMessage message) {
        said.add(message);
        return said.size();
    }

    @Override
    public void settle(long id, MessageResult result, List<Touched.Thing> things) {
        results.add(result);
    }

    MessageResult last() {
        return results.get(results.size() - 1);
    }
}
