package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes to the SOAP services from outside and must not get in, and how they say so. */
class SoapBorderIT {
    static final String ASK = "<getMaterial><code>NO-SUCH</code></getMaterial>";
    static final String[] XML = {"Content-Type", "text/xml; charset=utf-8"};

    static String token;

    @BeforeAll
    static void setUp() {
        token = Administrator.token();
    }

    @Test
    void servesTheContractToAnybodyUnderItsOwnAddress() {
        for (String service : new String[] {"materials", "orders", "units"}) {
            String wsdl =
                    HubServer.get().get("/services/v1/" + service + "?wsdl").body();
            assertThat(wsdl)
                    .contains("soap:address location=\"" + Soap.address(service) + "\"")
                    .contains("soap12:address location=\"" + Soap.address(service) + "\"")
                    .doesNotContain(":8080");
            String schema =
                    wsdl.replaceAll("(?s).*schemaLocation=\"[^\"]*(/services[^\"]*" + service + ".xsd)\".*", "$1");
            assertThat(HubServer.get().get(schema).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void asksForCredentialsWhereNoneWereShown() {
        var answer = Soap.post("materials", Soap.envelope(Soap.V11, "materials", "", ASK), XML);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(String.join(",", answer.headers().allValues("WWW-Authenticate")))
                .contains("Basic", "Bearer");
        refuses(answer, "sign-in-needed", "unauthenticated");
    }

    @Test
    void takesATokenAsBearerAsBasicPasswordAndAsUsernameToken() {
        String plain = Soap.envelope(Soap.V11, "materials", "", ASK);
        String basic = Base64.getEncoder().encodeToString(("erp:" + token).getBytes(StandardCharsets.UTF_8));
        refuses(post(plain, "Authorization", "Bearer " + token), "unknown-material", "not-found");
        refuses(post(plain, "Authorization", "Basic " + basic), "unknown-material", "not-found");
        refuses(post(secured(token, Instant.now())), "unknown-material", "not-found");
    }

    @Test
    void refusesAForgedOldOrIncompleteSecurityHeader() {
        refuses(post(secured("shk_forged", Instant.now())), "bad-token", "unauthenticated");
        refuses(post(secured(token, Instant.now().minus(Duration.ofHours(1)))), "message-expired", "unauthenticated");
        refuses(post(secured(token, Instant.now().plus(Duration.ofHours(1)))), "message-expired", "unauthenticated");
        String whole = secured(token, Instant.now());
        refuses(
                post(whole.replaceAll("(?s)<wsu:Timestamp>.*</wsu:Timestamp>", "")),
                "security-header-unfit",
                "unauthenticated");
        refuses(post(whole.replace("#PasswordText", "#PasswordDigest")), "security-header-unfit", "unauthenticated");
        // a good token in the HTTP header does not mend a bad one in the message
        refuses(
                post(secured("shk_forged", Instant.now()), "Authorization", "Bearer " + token),
                "bad-token",
                "unauthenticated");
    }

    @Test
    void letsATokenDoNoMoreThanItsScopes() {
        var rest = new Program(token);
        String reader = rest.post(
                        "/tokens", "{\"login\":\"admin\",\"name\":\"SOAP reader\",\"scopes\":[\"units-read\"]}")
                .is(201)
                .text("secret");
        refuses(post(secured(reader, Instant.now())), "no-right", "forbidden");
    }

    @Test
    void speaksTheLanguageThatIsAskedFor() {
        var answer = post(secured(token, Instant.now()), "Accept-Language", "fr, zh-TW;q=0.8, en;q=0.5");
        assertThat(answer.body()).contains("没有物料 NO-SUCH").contains("xml:lang=\"zh-CN\"");
    }

    @Test
    void answersInTheVersionThatItWasAskedIn() {
        String newer = Soap.envelope(Soap.V12, "materials", Soap.security(token, Instant.now()), ASK);
        var answer = Soap.post("materials", newer, "Content-Type", "application/soap+xml; charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/soap+xml");
        assertThat(answer.body()).contains(Soap.V12).contains("soap:Sender").contains("unknown-material");
        assertThat(post(secured(token, Instant.now())).body()).contains(Soap.V11);
        assertThat(Soap.post("materials", "<junk", "Content-Type", "application/soap+xml")
                        .body())
                .contains(Soap.V12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "GBK", "GB18030"})
    void readsADocumentInTheCharsetThatItNames(String charset) {
        String code = "ENC-" + charset;
        String xml = "<?xml version=\"1.0\" encoding=\"" + charset + "\"?>"
                + Soap.envelope(
                        Soap.V11,
                        "materials",
                        Soap.security(token, Instant.now()),
                        "<saveMaterial><material><code>" + code
                                + "</code><nameZh>循环泵</nameZh></material></saveMaterial>");
        byte[] bytes = xml.getBytes(Charset.forName(charset));
        var answer = Soap.post("materials", bytes, "Content-Type", "text/xml");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("").toLowerCase(java.util.Locale.ROOT))
                .contains("utf-8");
        assertThat(answer.body()).contains("循环泵");
        assertThat(new Program(token).get("/materials/" + code).text("nameZh")).isEqualTo("循环泵");
    }

    @Test
    void readsNoDocumentTypesAndNothingFromElsewhere() {
        for (String type : new String[] {
            "<!DOCTYPE s [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE s SYSTEM \"http://127.0.0.1:9/evil.dtd\">",
            "<!DOCTYPE s [<!ENTITY a \"ha\"><!ENTITY x \"&a;&a;&a;&a;\">]>"
        }) {
            String ask = Soap.envelope(
                    Soap.V11, "materials", Soap.security(token, Instant.now()), ASK.replace("NO-SUCH", "&x;"));
            var answer = post(type + ask);
            refuses(answer, "xml-unfit", "invalid");
            assertThat(answer.body()).doesNotContain("root:");
        }
        String bare = Soap.envelope(
                Soap.V11, "materials", Soap.security(token, Instant.now()), ASK.replace("NO-SUCH", "&x;"));
        refuses(post(bare), "xml-unfit", "invalid");
    }

    @Test
    void refusesWhatIsTooDeepTooMuchOrNotAsTheContractSays() {
        String deep = "<a>".repeat(200) + "</a>".repeat(200);
        refuses(body("<getMaterial><code>X</code>" + deep + "</getMaterial>"), "xml-unfit", "invalid");
        refuses(body(deep), "soap-unfit", "invalid");
        refuses(body("<getMaterial><code>" + "X".repeat(61) + "</code></getMaterial>"), "xml-unfit", "invalid");
        refuses(body("<getMaterial><code>X</code><more/></getMaterial>"), "xml-unfit", "invalid");
        refuses(body("<dropMaterial/>"), "soap-unfit", "invalid");
        refuses(body("<getMaterial><code>X</code>"), "xml-unfit", "invalid");
        refuses(Soap.post("materials", "junk", XML), "xml-unfit", "invalid");
        var lines = "<line><component>X</component><quantity>1</quantity></line>".repeat(6_000);
        refuses(body("<saveBillOfMaterial><code>X</code>" + lines + "</saveBillOfMaterial>"), "xml-unfit", "invalid");
    }

    @Test
    void takesNoAttachmentsNoOtherMediaTypeAndNoOtherMethod() {
        refuses(
                Soap.post(
                        "materials",
                        "--b\r\n\r\n" + secured(token, Instant.now()) + "\r\n--b--",
                        "Content-Type",
                        "multipart/related; boundary=b; type=\"text/xml\""),
                "media-type-unsupported",
                "invalid");
        refuses(
                Soap.post("materials", secured(token, Instant.now()), "Content-Type", "application/json"),
                "media-type-unsupported",
                "invalid");
        assertThat(HubServer.get().get("/services/v1/materials").statusCode()).isEqualTo(405);
        assertThat(HubServer.get().get("/services/").statusCode()).isEqualTo(404);
    }

    @Test
    void doesNotPassOverAHeaderThatMustBeUnderstood() {
        String header = Soap.security(token, Instant.now()) + "<x:Other xmlns:x=\"urn:x\" s:mustUnderstand=\"1\"/>";
        var answer = post(Soap.envelope(Soap.V11, "materials", header, ASK));
        assertThat(answer.body()).contains(":MustUnderstand<").contains("soap-unfit");
    }

    @Test
    void keepsRefusalsAndSecretsOutOfTheLog() {
        String before = HubServer.console();
        post(secured("shk_very_secret_but_wrong", Instant.now()));
        body("<getMaterial><code>" + "SECRET".repeat(20) + "</code></getMaterial>");
        Soap.post("materials", "junk", XML);
        String logged = HubServer.console().substring(before.length());
        assertThat(logged).doesNotContain("shk_very_secret", "SECRET", token, "Exception", "\tat ");
    }

    private static String secured(String secret, Instant created) {
        return Soap.envelope(Soap.V11, "materials", Soap.security(secret, created), ASK);
    }

    private static HttpResponse<String> body(String body) {
        return post(Soap.envelope(Soap.V11, "materials", Soap.security(token, Instant.now()), body));
    }

    private static HttpResponse<String> post(String envelope, String... headers) {
        String[] all = java.util.Arrays.copyOf(XML, XML.length + headers.length);
        System.arraycopy(headers, 0, all, XML.length, headers.length);
        return Soap.post("materials", envelope, all);
    }

    /** By a fault with a problem of the contract, and with nothing of the server's inside. */
    private static void refuses(HttpResponse<String> answer, String code, String kind) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(401, 500);
        assertThat(answer.body())
                .contains("<c:code>" + code + "</c:code>", "<c:kind>" + kind + "</c:kind>")
                .doesNotContain("Exception", "org.apache", "io.serialhub", "java.");
    }
}
