package io.serialhub.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serialhub.base.Actor;
import io.serialhub.base.Draft;
import io.serialhub.base.Once;
import io.serialhub.base.Problem;
import io.serialhub.base.Receipts;
import io.serialhub.base.RowAnswer;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.base.Transactions;
import io.serialhub.material.Material;
import io.serialhub.message.MessageStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows that cannot be read are answered beside those that the door looks at. */
class BulkTest {
    private final List<Draft<Material>> heard = new ArrayList<>();
    private final MessagesInMemory messages = new MessagesInMemory();

    private final RestServer server = new RestServer(
            BulkResource.class,
            new Once(
                    new Transactions() {
                        @Override
                        public <T> T required(Callable<T> work) {
                            return Actor.NOBODY.call(work);
                        }
                    },
                    new Receipts() {}) {},
            new BulkDoors() {
                @Override
                public BulkDoor<Material> materials() {
                    return new BulkDoor<>("materials", Material.class, (drafts, allOrNothing) -> {
                        heard.addAll(drafts);
                        return drafts.stream()
                                .map(draft -> draft.document().code().startsWith("BAD")
                                        ? RowAnswer.refused(
                                                draft.document().code(),
                                                Problem.conflict("gtin-taken", "gtin", "1", "material", "M"))
                                        : allOrNothing && drafts.size() > 1
                                                ? RowAnswer.spoiled(
                                                        draft.document().code())
                                                : RowAnswer.saved(
                                                        draft.document().code(), Outcome.CREATED, 1))
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
    void answersEachRowInItsPlace() throws Exception {
        JsonNode json = post(200, """
                {"mode":"accept-good","items":[{"code":"A","nameZh":"甲","version":7},
                  {"code":"B","nameZh":"乙","colur":"red"}, {"code":"C"}, {"code":"BAD","nameZh":"丁"}]}""");
        assertThat(json.get("saved").asInt()).isEqualTo(1);
        assertThat(json.get("refused").asInt()).isEqualTo(3);
        assertThat(json.findValuesAsText("status")).containsExactly("201", "422", "422", "409");
        assertThat(json.at("/items/1/pointer").asText()).isEqualTo("/items/1/colur");
        assertThat(json.at("/items/1/reason/code").asText()).isEqualTo("field-unknown");
        assertThat(json.at("/items/2/reason/code").asText()).isEqualTo("field-missing");
        assertThat(json.at("/items/3/key").asText()).isEqualTo("BAD");
        assertThat(heard).extracting(Draft::expectedVersion).containsExactly(7L, null);
        assertThat(heard.get(0).document().active())
                .as("in use unless said otherwise")
                .isTrue();
    }

    @Test
    void isOneLineInTheLogOfMessagesWithItsCounts() throws Exception {
        post(200, """
                {"mode":"accept-good","items":[{"code":"A","nameZh":"甲"},{"code":"BAD","nameZh":"丁"}]}""");
        assertThat(messages.said).singleElement().satisfies(message -> {
            assertThat(message.channel()).isEqualTo("rest");
            assertThat(message.type()).isEqualTo("materials.bulk");
            assertThat(message.payload()).contains("BAD");
        });
        assertThat(messages.last().status()).isEqualTo(MessageStatus.PARTLY);
        assertThat(messages.last().quantity()).isEqualTo(1);
        assertThat(messages.last().reason().args())
                .containsEntry("refused", "1")
                .containsEntry("rows", "2");
        post(409, """
                {"items":[{"code":"BAD","nameZh":"丁"}]}""");
        assertThat(messages.last().status()).isEqualTo(MessageStatus.REFUSED);
    }

    @Test
    void refusesAllForOneBadRowUnlessAskedOtherwise() throws Exception {
        JsonNode json = post(409, """
                {"items":[{"code":"A","nameZh":"甲"},{"code":"BAD","nameZh":"丁"}]}""");
        assertThat(json.get("code").asText()).isEqualTo("rows-refused");
        assertThat(json.get("items").findValuesAsText("status")).containsExactly("424", "409");
        assertThat(json.at("/items/1/reason/detail").asText()).contains("GTIN");
    }

    @Test
    void asksNoDoorWhenARowOfAllOrNothingCannotBeRead() throws Exception {
        JsonNode json = post(409, """
                {"items":[{"code":"A","nameZh":"甲"},{"code":"B","warrantyMonths":"many"}]}""");
        assertThat(json.get("items").findValuesAsText("status")).containsExactly("424", "422");
        assertThat(heard).isEmpty();
    }

    @Test
    void refusesMoreThanAThousandRows() throws Exception {
        String rows = "{\"code\":\"A\"},".repeat(1_000) + "{\"code\":\"A\"}";
        assertThat(post(413, "{\"items\":[" + rows + "]}").get("code").asText()).isEqualTo("too-many-rows");
        assertThat(post(422, "{\"items\":[]}").get("code").asText()).isEqualTo("items-needed");
    }

    private JsonNode post(int status, String body) throws Exception {
        var answer = server.send("POST", "bulk/materials", body, "Content-Type", "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return RestJson.MAPPER.readTree(answer.body());
    }
}
