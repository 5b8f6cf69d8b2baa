package io.serialhub.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serialhub.base.Problem;
import io.serialhub.base.Transactions;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EveryProblemTest {
    enum Colour {
        DARK_RED,
        BLUE
    }

    record Thing(
            String code, Colour colour, int size, BigDecimal weight, Instant at, List<Thing> parts, boolean active) {
        Thing {
            if (size < 0) {
                throw Problem.invalid("size-negative", "size", size);
            }
        }
    }

    @Path("probe")
    @Produces("application/json")
    public static class Probe {
        @POST
        @Consumes("application/json")
        public Thing echo(Body body) {
            return body.as(Thing.class);
        }

        @GET
        @Path("{what}")
        public Map<Colour, Integer> fail(@PathParam("what") String what) throws Exception {
            switch (what) {
                case "INVALID",
                        "UNAUTHENTICATED",
                        "FORBIDDEN",
                        "NOT_FOUND",
                        "CONFLICT",
                        "GONE",
                        "TOO_LARGE",
                        "TOO_MANY" ->
                    throw new IllegalStateException(Problem.of(
                            Problem.Kind.valueOf(what), "no-right", "who", "Li", "permission", "record-ship"));
                case "deadlock" -> throw new IllegalStateException(new SQLException("secret", "40P01"));
                case "stale" -> throw new OptimisticLockException("secret");
                case "overtaken" -> throw new Transactions.Overtaken(null);
                case "bug" -> throw new IllegalStateException("secret");
                case "error" -> throw new StackOverflowError("secret");
                default -> {
                    return Map.of(Colour.DARK_RED, 1);
                }
            }
        }
    }

    static RestServer server;

    @BeforeAll
    static void start() {
        server = new RestServer(Probe.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID, 422",
        "UNAUTHENTICATED, 401",
        "FORBIDDEN, 403",
        "NOT_FOUND, 404",
        "CONFLICT, 409",
        "GONE, 410",
        "TOO_LARGE, 413",
        "TOO_MANY, 429"
    })
    void givesEveryKindOfProblemItsStatus(String kind, int status) throws Exception {
        var answer = server.send("GET", "probe/" + kind, null);
        JsonNode problem = problem(answer, status, "no-right");
        assertThat(problem.get("args").get("who").asText()).isEqualTo("Li");
        assertThat(problem.get("detail").asText()).startsWith("Li does not have the right “record-ship”");
    }

    @Test
    void saysHowToSignIn() {
        var answer = server.send("GET", "probe/UNAUTHENTICATED", null);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .anyMatch(h -> h.contains("Bearer"))
                .anyMatch(h -> h.contains("Basic"));
    }

    @Test
    void speaksTheLanguageOfTheReader() throws Exception {
        var answer = server.send("GET", "probe/FORBIDDEN", null, "Accept-Language", "fr, zh-TW;q=0.8, en;q=0.5");
        assertThat(problem(answer, 403, "no-right").get("detail").asText()).startsWith("Li 没有“record-ship”权限");
        assertThat(problem(answer, 403, "no-right").get("title").asText()).isEqualTo("没有权限");
    }

    @ParameterizedTest
    @CsvSource({"deadlock", "stale", "overtaken"})
    void asksToTryAgainWhenSomebodyElseWroteTheSameRows(String what) throws Exception {
        problem(server.send("GET", "probe/" + what, null), 409, "busy-try-again");
    }

    @ParameterizedTest
    @CsvSource({"bug", "error"})
    void tellsNothingOfTheUnexpectedButItsNumber(String what) throws Exception {
        var answer = server.send("GET", "probe/" + what, null);
        JsonNode problem = problem(answer, 500, "unexpected");
        assertThat(problem.get("instance").asText())
                .isEqualTo("urn:serial-hub:incident:"
                        + problem.get("args").get("incident").asText());
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"code\": | 400 | body-unreadable |",
                "{\"code\":\"A\"} x | 400 | body-unreadable |",
                "{\"code\":\"A\",\"code\":\"B\"} | 400 | body-unreadable |",
                "null | 400 | body-missing |",
                "[] | 422 | field-unreadable |",
                "{\"colur\":\"blue\"} | 422 | field-unknown | /colur",
                "{\"colour\":\"green\"} | 422 | field-unreadable | /colour",
                "{\"colour\":\"DARK_RED\"} | 422 | field-unreadable | /colour",
                "{\"size\":\"5\"} | 422 | field-unreadable | /size",
                "{\"size\":5.5} | 422 | field-unreadable | /size",
                "{\"at\":\"yesterday\"} | 422 | field-unreadable | /at",
                "{\"parts\":[{},{\"weight\":\"x\"}]} | 422 | field-unreadable | /parts/1/weight",
                "{\"parts\":{}} | 422 | field-unreadable | /parts",
                "{\"parts\":[{\"size\":-1}]} | 422 | size-negative | /parts/0",
                "{\"size\":-1} | 422 | size-negative |",
                "{\"code\":5} | 422 | field-unreadable | /code"
            })
    void namesTheFieldThatDoesNotFit(String body, int status, String code, String pointer) throws Exception {
        var answer = server.send("POST", "probe", body, "Content-Type", "application/json");
        JsonNode problem = problem(answer, status, code);
        if (pointer != null) {
            assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo(pointer);
        }
    }

    @Test
    void saysThatTheBodyIsMissing() throws Exception {
        problem(server.send("POST", "probe", "", "Content-Type", "application/json"), 400, "body-missing");
    }

    @Test
    void saysWhatTheServerFindsWrongInTheSameForm() throws Exception {
        problem(server.send("GET", "nowhere", null), 404, "no-such-address");
        problem(server.send("DELETE", "probe", null), 405, "method-not-allowed");
        problem(server.send("GET", "probe/x", null, "Accept", "application/xml"), 406, "not-acceptable");
        problem(server.send("POST", "probe", "<a/>", "Content-Type", "text/xml"), 415, "media-type-unsupported");
    }

    @Test
    void leavesNoPlaceOpenInWhatItSays() {
        assertThat(server.send("DELETE", "probe", null).body())
                .contains("DELETE", "POST")
                .doesNotContain("{method}");
        assertThat(server.send("POST", "probe", "<a/>", "Content-Type", "text/xml")
                        .body())
                .contains("text/xml")
                .doesNotContain("{type}", "{expected}");
    }

    @Test
    void answersHeadWithoutABodyAndOptionsWithWhatThereIs() {
        var head = server.send("HEAD", "probe/x", null);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(head.body()).isEmpty();
        var options = server.send("OPTIONS", "probe/x", null);
        assertThat(options.statusCode()).isIn(200, 204);
        assertThat(options.headers().firstValue("Allow").orElse("")).contains("GET", "HEAD");
    }

    @Test
    void refusesABodyThatIsTooLarge() throws Exception {
        String body = "[\"" + "x".repeat((int) BodyLimit.MAX_DOCUMENT_BYTES) + "\"]";
        problem(server.send("POST", "probe", body, "Content-Type", "application/json"), 413, "body-too-large");
    }

    @Test
    void writesWordsAndLeavesOutWhatIsNotThere() {
        var answer = server.send(
                "POST",
                "probe",
                "{\"colour\":\"dark-red\",\"at\":\"2024-06-18T08:30:00Z\",\"parts\":[],\"weight\":0.5}",
                "Content-Type",
                "application/json");
        assertThat(answer.body())
                .isEqualTo(
                        "{\"colour\":\"dark-red\",\"size\":0,\"weight\":0.5,\"at\":\"2024-06-18T08:30:00Z\",\"parts\":[],\"active\":true}");
        assertThat(server.send("GET", "probe/x", null).body()).isEqualTo("{\"dark-red\":1}");
    }

    private static JsonNode problem(HttpResponse<String> answer, int status, String code) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = RestJson.MAPPER.readTree(answer.body());
        assertThat(problem.get("code").asText()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("type").asText()).isEqualTo("urn:serial-hub:problem:" + code);
        return problem;
    }
}
