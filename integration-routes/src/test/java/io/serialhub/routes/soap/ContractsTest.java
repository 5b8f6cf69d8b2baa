package io.serialhub.routes.soap;

import static org.assertj.core.api.Assertions.assertThatCode;

import javax.xml.XMLConstants;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contracts are ones that messages can be checked by, under the limits that the JDK sets to schemas. */
class ContractsTest {
    @ParameterizedTest
    @ValueSource(strings = {"materials", "orders", "units"})
    void compiles(String service) {
        var url = ContractsTest.class.getResource("/soap/v1/" + service + ".xsd");
        assertThatCode(() -> SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(url))
                .doesNotThrowAnyException();
    }
}
