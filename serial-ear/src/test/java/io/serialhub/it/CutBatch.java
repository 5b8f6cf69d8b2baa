package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;

/** A batch of numbers that power cuts meet in the middle; afterwards none is missing, double or unexplained. */
final class CutBatch {
    private final Program rest;
    private final String prefix;
    private final int quantity;
    private String batch;
    private int seen;

    CutBatch(Program rest, String prefix, int quantity) {
        this.rest = rest;
        this.prefix = prefix;
        this.quantity = quantity;
    }

    /** Asks for the numbers and waits until the first of them are written. */
    void start(String material) {
        rest.put("/number-rules/" + prefix, """
                {"nameZh":"规则","nameEn":"Rule","timeZone":"Asia/Shanghai","segments":[
                  {"type":"literal","options":{"text":"%s-"}},{"type":"counter","options":{"width":"7"}}]}
                """.formatted(prefix)).is(201);
        batch = rest.post("/number-batches", """
                {"rule":"%s","material":"%s","quantity":%d}
                """.formatted(prefix, material, quantity))
                .is(202)
                .key();
        awaitMore();
    }

    /** Waits until more is written than the last time, but not all. */
    void awaitMore() {
        JsonNode now = rest.await(
                        "/number-batches/" + batch, json -> json.get("done").asInt() > seen)
                .json();
        seen = now.get("done").asInt();
    }

    /** What was told to be written is written, whatever happened since. */
    void stillHasWhatItSaid() {
        assertThat(rest.get("/number-batches/" + batch)
                        .is(200)
                        .json()
                        .get("done")
                        .asInt())
                .isGreaterThanOrEqualTo(seen);
    }

    boolean isDone() {
        return rest.get("/number-batches/" + batch).is(200).text("status").equals("done");
    }

    void endsWhole() {
        JsonNode done = rest.await(
                        "/number-batches/" + batch,
                        json -> json.get("status").asText().equals("done"))
                .json();
        assertThat(done.get("done").asInt()).isEqualTo(quantity);
        List<String> numbers = List.of(rest.get("/number-batches/" + batch + "/numbers", "Accept", "text/plain")
                .is(200)
                .body()
                .split("\n"));
        assertThat(numbers)
                .as("each counter value of the block became one number, once")
                .isEqualTo(IntStream.rangeClosed(1, quantity)
                        .mapToObj((prefix + "-%07d")::formatted)
                        .toList());
        for (int at : new int[] {0, Math.min(seen, quantity - 1), quantity - 1}) {
            assertThat(rest.get("/units/" + numbers.get(at))
                            .is(200)
                            .json()
                            .get("events")
                            .asInt())
                    .isEqualTo(1);
        }
    }
}
