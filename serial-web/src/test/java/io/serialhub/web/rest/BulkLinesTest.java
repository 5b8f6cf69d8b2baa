package io.serialhub.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serialhub.base.Problem;
import io.serialhub.base.RowAnswer;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.material.Material;
import io.serialhub.message.MessageResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A document a line in, an answer a line out. */
class BulkLinesTest {
    private final List<Integer> calls = new ArrayList<>();
    private final MessagesInMemory messages = new MessagesInMemory();

    private final RestServer server = new RestServer(
            BulkLinesResource.class,
            new BulkDoors() {
                @Override
                public BulkDoor<Material> materials() {
                    return new BulkDoor<>("materials", Material.class, (drafts, allOrNothing) -> {
                        assertThat(allOrNothing).isFalse();
                        calls.add(drafts.size());
                        return drafts.stream()
                                .map(draft -> draft.document().code().startsWith("BAD")
                                        ? RowAnswer.refused(
                                                draft.document().code(),
                                                Problem.conflict("gtin-taken", "gtin", "1", "material", "M"))
                                        : RowAnswer.saved(draft.document().code(), Outcome.CREATED, 1))
                                .toList();
                    });
                }
            },
            messages);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersEachLineByItsNumber() throws Exception {
        List<JsonNode> answers = post("""
                {"code":"A","nameZh":"甲"}

                {"code":"B","nameZh":"乙","colur":"red"}
                {"code":"C"
                {"code":"BAD","nameZh":"丁"}
                {"code":"E","nameZh":"戊"}""");
        assertThat(answers.stream().map(a -> a.get("line").asInt())).containsExactly(1, 3, 4, 5, 6);
        assertThat(answers.stream().map(a -> a.get("status").asInt())).containsExactly(201, 422, 400, 409, 201);
        assertThat(answers.get(1).get("pointer").asText()).isEqualTo("/colur");
        assertThat(answers.get(3).at("/reason/code").asText()).isEqualTo("gtin-taken");
    }

    @Test
    void savesFiveHundredLinesAtATimeHoweverManyThereAre() throws Exception {
        var lines = new StringBuilder();
        for (int i = 0; i < 1_201; i++) {
            lines.append("{\"code\":\"M").append(i).append("\",\"nameZh\":\"料\"}\r\n");
        }
        List<JsonNode> answers = post(lines.toString());
        assertThat(answers).hasSize(1_201).allMatch(a -> a.get("status").asInt() == 201);
        assertThat(calls).containsExactly(500, 500, 201);
        assertThat(messages.said).hasSize(1);
        assertThat(messages.results).hasSize(4);
        assertThat(messages.last()).isEqualTo(MessageResult.done(1_201, null));
    }

    @Test
    void aLineThatNeverEndsIsTheLastAnswer() throws Exception {
        List<JsonNode> answers =
                post("{\"code\":\"M\",\"nameZh\":\"料\"}\n".repeat(500) + "\"" + "x".repeat(1 << 20) + "\"");
        assertThat(answers).hasSize(501);
        assertThat(answers.get(500).get("line").asInt()).isEqualTo(501);
        assertThat(answers.get(500).get("status").asInt()).isEqualTo(413);
        assertThat(messages.last().quantity()).isEqualTo(500);
        assertThat(messages.last().reason().code()).isEqualTo("body-too-large");
    }

    private List<JsonNode> post(String body) throws Exception {
        var answer = server.send("POST", "bulk/materials", body, "Content-Type", Streams.LINES);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var lines = new ArrayList<JsonNode>();
        for (String line : answer.body().split("\n")) {
            lines.add(RestJson.MAPPER.readTree(line));
        }
        return lines;
    }
}
