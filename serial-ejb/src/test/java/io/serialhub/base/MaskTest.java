package io.serialhub.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {
    private final Mask mask = new Mask();

    @Test
    void masksSecretsAndPersonalFieldsOfJsonAtEveryDepth() {
        String json = """
                {"order":"SO-1","api_key":"k1","customer":{"name":"Li","Phone":"138","mail":{"eMail":"a@b"}},
                 "lines":[{"shipToAddress":"路 1","收货人电话":13800}],"token":null}""";
        assertThat(mask.of("application/cloudevents+json", json))
                .isEqualTo("{\"order\":\"SO-1\",\"api_key\":\"***\",\"customer\":{\"name\":\"Li\",\"Phone\":\"***\","
                        + "\"mail\":{\"eMail\":\"***\"}},\"lines\":[{\"shipToAddress\":\"***\",\"收货人电话\":\"***\"}],"
                        + "\"token\":null}");
    }

    @Test
    void masksAllThatStandsUnderAPrivateName() {
        assertThat(mask.of("application/json", """
                        {"phones":["138","139"],"contact":{"name":"Li","at":{"n":7,"none":null}},
                         "props":[{"name":"mobile","value":"137"},{"key":"colour","value":"red"}]}"""))
                .isEqualTo(
                        "{\"phones\":[\"***\",\"***\"],\"contact\":{\"name\":\"***\",\"at\":{\"n\":\"***\",\"none\":null}},"
                                + "\"props\":[{\"name\":\"mobile\",\"value\":\"***\"},{\"key\":\"colour\",\"value\":\"red\"}]}");
    }

    @Test
    void leavesADocumentWithoutThemAsItCame() {
        String json = "{ \"code\" : \"U-1\",\n \"n\": 1.50 }";
        assertThat(mask.of("application/json", json)).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "text/xml,<a><wsse:Password Type=\"x\">p</wsse:Password><b>c</b></a>,<a><wsse:Password Type=\"x\">***</wsse:Password><b>c</b></a>",
                "text/xml,<o:PhoneNumber>1</o:PhoneNumber>,<o:PhoneNumber>***</o:PhoneNumber>",
                "text/xml,<a><phone><![CDATA[138]]></phone><b>c</b></a>,<a><phone>***</phone><b>c</b></a>",
                "text/xml,<recipient><name>Li</name><tel>1</tel></recipient><b>c</b>,<recipient>***</recipient><b>c</b>",
                "text/xml,<f name=\"phone\">138</f><f name=\"c\">SF</f>,<f name=\"phone\">***</f><f name=\"c\">SF</f>",
                "text/xml,<phone/><phone /><b>c</b>,<phone/><phone /><b>c</b>",
                "text/xml,<a phone=\"138 00\" b=\"c\"/>,<a phone=\"***\" b=\"c\"/>",
                "text/xml,<a><phone>13,<a><phone>***",
                "text/plain,order=1&password=geheim&x=2,order=1&password=***&x=2",
                "application/json,{broken \"secret\": \"s1\",`{broken \"secret\": \"***\"`",
            })
    void masksOtherTexts(String type, String text, String masked) {
        assertThat(mask.of(type, text)).isEqualTo(masked);
    }
}
