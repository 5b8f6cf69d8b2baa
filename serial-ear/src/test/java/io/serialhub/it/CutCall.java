package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** One big call that a power cut meets on its way; the same call again afterwards ends with exactly one effect. */
final class CutCall {
    private static final int TRIES = 10;

    private final Program rest;
    private final String id;
    private final String json;
    private final int units;
    private CompletableFuture<Program.Answer> sent;

    CutCall(Program rest, String id, String step, List<String> codes, String context) {
        this.rest = rest;
        this.id = id;
        this.json = "{\"step\":\"%s\",\"codes\":%s,%s}".formatted(step, Factory.quoted(codes), context);
        this.units = codes.size();
    }

    /** Sends it and waits for nothing. */
    void start() {
        sent = CompletableFuture.supplyAsync(this::send);
    }

    private Program.Answer send() {
        return rest.post("/scans", json, "Idempotency-Key", id);
    }

    /** As any sender does whose connection broke: under the same id again. */
    private Program.Answer sendUntilAnswered() {
        for (int i = 1; ; i++) {
            try {
                return send();
            } catch (UncheckedIOException e) {
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Whether the sender was told before the power was cut. */
    boolean wasTold() {
        try {
            return sent.join().response().statusCode() == 200;
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOf(UncheckedIOException.class);
            return false;
        }
    }

    /** @return what is told in the end */
    Program.Answer endsOnce() {
        boolean told = wasTold();
        Program.Answer again = sendUntilAnswered().is(200);
        assertThat(again.json().get("accepted").asInt()).isEqualTo(units);
        if (told) {
            assertThat(again.text("event")).isEqualTo(sent.join().text("event"));
        }
        assertThat(send().is(200).text("event")).isEqualTo(again.text("event"));
        return again;
    }
}
