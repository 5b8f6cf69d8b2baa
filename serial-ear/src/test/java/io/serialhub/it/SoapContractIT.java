package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every service reads its messages by its contract, and a message is one operation. */
class SoapContractIT {
    private static final String ASK = "<getMaterial><code>NO-SUCH</code></getMaterial>";

    private static String token;

    @BeforeAll
    static void sign() {
        token = Administrator.token();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "materials | <getMaterial><code>X</code><more/></getMaterial>",
                "orders | <listOrders><kind>nonsense</kind></listOrders>",
                "orders | <listOrders><size>0</size></listOrders>",
                "orders | <listOrders><size>1</size><kind>sales</kind></listOrders>",
                "units | <confirm><recording><step>ship</step><mode>whatever</mode><item><code>X</code></item></recording></confirm>",
                "units | <getUnit><code>X</code><more/></getUnit>",
            })
    void refusesWhatItsContractDoesNotKnow(String service, String body) {
        assertThat(post(service, body)).contains("<c:code>xml-unfit</c:code>");
    }

    @Test
    void takesMoreLinesThanAParserExpands() {
        String lines =
                "<line><number>1</number><material>NO-SUCH</material><quantity>1</quantity></line>".repeat(6_000);
        String order = "<saveOrder><order><code>SC-1</code><kind>work</kind>" + lines + "</order></saveOrder>";
        assertThat(post("orders", order)).doesNotContain("xml-unfit").contains("<c:kind>");
    }

    @Test
    void refusesAMessageOfSeveralOperationsAndOneOfNone() {
        assertThat(post("materials", ASK)).contains("<c:code>unknown-material</c:code>");
        assertThat(post("materials", ASK + ASK)).contains("<c:code>soap-unfit</c:code>");
        assertThat(post("materials", "")).contains("<c:code>soap-unfit</c:code>");
        assertThat(post("units", "<!-- nothing -->")).contains("<c:code>soap-unfit</c:code>");
    }

    private static String post(String service, String body) {
        var answer = Soap.post(
                service,
                Soap.envelope(Soap.V11, service, Soap.security(token, Instant.now()), body),
                "Content-Type",
                "text/xml; charset=utf-8");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(500);
        return answer.body();
    }
}
