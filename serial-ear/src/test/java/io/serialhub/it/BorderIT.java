package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger sees of the server. */
class BorderIT {
    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> send(String method, String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(HubServer.get().uri(path))
                .method(method, HttpRequest.BodyPublishers.ofString(method.equals("POST") ? "a=b" : ""));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({
        "/, 302",
        "/index.xhtml, 302",
        "/home/home.xhtml, 302",
        "/setup/users.xhtml, 302",
        "/signin.xhtml, 200",
        "/health, 200",
        "/openapi, 200",
        "/metrics, 401",
        "/api/v1/materials, 401",
        "//api/v1/materials, 401",
        "/%61pi/v1/materials, 401",
        "/services/anything, 404",
        "/signin.xhtml/..;/api/v1/materials, 404",
        "/console, 404",
        "/resources/hub/hub.css, 404",
        "/WEB-INF/web.xml, 404",
        "/index.xhtml/WEB-INF/web.xml, 404",
        "/nothing, 404",
    })
    void isClosedUnlessALineSaysOtherwise(String path, int status) throws Exception {
        assertThat(send("GET", path).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/signin.xhtml", "/api/v1/materials", "/services/x", "/nothing"})
    void tellsTheBrowserWhatToRefuse(String path) throws Exception {
        var headers = send("GET", path).headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.firstValue("X-Request-Id")).isPresent();
    }

    @Test
    void asksAProgramForATokenInWordsAProgramReads() throws Exception {
        var answer = send("GET", "/api/v1/materials", "Accept-Language", "zh", "X-Request-Id", "order-17.3");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"Serial Hub\"", "Basic realm=\"Serial Hub\", charset=\"UTF-8\"");
        assertThat(answer.headers().firstValue("X-Request-Id")).contains("order-17.3");
        assertThat(answer.body()).contains("\"code\":\"sign-in-needed\"").contains("令牌");
    }

    @Test
    void refusesAMadeUpToken() throws Exception {
        String madeUp = "shk_abcdefgh_" + "a".repeat(43);
        assertThat(send("GET", "/api/v1/materials", "Authorization", "Bearer " + madeUp)
                        .body())
                .contains("bad-token");
    }

    @Test
    void refusesARequestIdThatCouldForgeALogLine() throws Exception {
        var answer = send("GET", "/api/v1/materials", "X-Request-Id", "<script>alert(1)</script>");
        assertThat(answer.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f-]{36}");
    }

    @Test
    void refusesAFormOfAnotherSite() throws Exception {
        assertThat(send("POST", "/password.xhtml", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void keepsItsCookieFromScriptsAndOtherSites() throws Exception {
        List<String> cookies = send("GET", "/signin.xhtml").headers().allValues("Set-Cookie");
        assertThat(cookies)
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("JSESSIONID=")
                        .containsIgnoringCase("HttpOnly")
                        .containsIgnoringCase("SameSite=Lax"));
    }

    @Test
    void pagesRunNoScriptThatIsNotOurs() throws Exception {
        String policy = send("GET", "/signin.xhtml")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();
        assertThat(policy).contains("script-src 'self' 'nonce-").contains("frame-ancestors 'none'");
        assertThat(policy).doesNotContain("unsafe-inline").doesNotContain("unsafe-eval");
    }
}
