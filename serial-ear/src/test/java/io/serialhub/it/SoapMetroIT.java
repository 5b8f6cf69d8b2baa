package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.xml.ws.spi.ProviderImpl;
import jakarta.xml.soap.MessageFactory;
import jakarta.xml.soap.MimeHeaders;
import jakarta.xml.soap.SOAPConstants;
import jakarta.xml.soap.SOAPException;
import jakarta.xml.soap.SOAPMessage;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service.Mode;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The same journey by Metro, which reads the served WSDL itself, in both versions of SOAP and with WS-Security. */
class SoapMetroIT {
    static String token;
    static Factory factory;

    private static ClassLoader before;

    /** CXF leaves a catalogue of schemas on the class path that only CXF can read. */
    @BeforeAll
    static void hideTheCatalogueOfCxf() {
        Thread thread = Thread.currentThread();
        before = thread.getContextClassLoader();
        thread.setContextClassLoader(new ClassLoader(before) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                return name.endsWith("jax-ws-catalog.xml") ? Collections.emptyEnumeration() : super.getResources(name);
            }

            @Override
            public URL getResource(String name) {
                return name.endsWith("jax-ws-catalog.xml") ? null : super.getResource(name);
            }
        });
    }

    @AfterAll
    static void showItAgain() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @BeforeAll
    static void setUp() {
        token = Administrator.token();
        factory = new Factory(new Program(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Soap11", "Soap12"})
    void followsAUnitFromItsMaterialToTheCustomer(String version) throws Exception {
        var hub = new Hub(version);
        String valve = factory.id + "-" + version;
        assertThat(hub.call("Materials", """
                <saveMaterial><material><code>%s</code><nameZh>阀门</nameZh></material></saveMaterial>""".formatted(valve)).all("outcome")).containsExactly("created");
        String work = valve + "-WO";
        hub.call("Orders", """
                <saveOrder><order><code>%s</code><kind>work</kind><location>%s</location>
                  <line><number>1</number><material>%s</material><quantity>2</quantity></line></order></saveOrder>""".formatted(work, factory.line, valve));
        String batch = hub.call("Units", """
                <allocateNumbers><messageId>%s</messageId><rule>%s</rule><material>%s</material><order>%s</order>
                  <quantity>2</quantity></allocateNumbers>""".formatted(work, factory.motor, valve, work))
                .one("code");
        List<String> numbers = numbers(hub, batch);
        assertThat(hub.call("Units", """
                <allocateNumbers><messageId>%s</messageId><rule>%s</rule><material>%s</material><order>%s</order>
                  <quantity>2</quantity><withNumbers>true</withNumbers></allocateNumbers>""".formatted(work, factory.motor, valve, work))
                        .all("number"))
                .isEqualTo(numbers);

        hub.confirm("commission", "<order>%s</order>".formatted(work), numbers);
        hub.confirm("inspect", "<location>%s</location>".formatted(factory.line), numbers);
        hub.confirm("receive", "<order>%s</order><location>%s</location>".formatted(work, factory.warehouse), numbers);
        String sales = valve + "-SO";
        hub.call("Orders", """
                <saveOrder><order><code>%s</code><kind>sales</kind><party>%s</party><location>%s</location>
                  <line><number>1</number><material>%s</material><quantity>2</quantity></line></order></saveOrder>""".formatted(sales, factory.customer, factory.warehouse, valve));
        hub.confirm("ship", "<order>%s</order>".formatted(sales), numbers);

        assertThat(hub.call("Orders", "<getOrder><code>%s</code></getOrder>".formatted(sales))
                        .one("status"))
                .isEqualTo("done");
        assertThat(hub.call("Units", "<getUnit><code>%s</code></getUnit>".formatted(numbers.get(0)))
                        .one("state"))
                .isEqualTo("sold");
        assertThat(hub.call("Units", "<getTimeline><code>%s</code></getTimeline>".formatted(numbers.get(0)))
                        .all("channel"))
                .contains("soap");
        assertThat(hub.call("Units", "<traceUnit><code>%s</code></traceUnit>".formatted(numbers.get(0)))
                        .all("swapped"))
                .containsExactly("false");
        var refused = catchThrowableOfType(
                SOAPFaultException.class,
                () -> hub.call(
                        "Units", "<traceLot><material>%s</material><lot>NONE</lot></traceLot>".formatted(valve)));
        Node problem = refused.getFault().getDetail().getFirstChild();
        assertThat(problem.getNamespaceURI()).isEqualTo("urn:serialhub:v1:common");
        assertThat(problem.getTextContent()).contains("lot-unknown");
    }

    private static List<String> numbers(Hub hub, String batch) throws Exception {
        Until.so(() -> !hub.call("Units", "<getNumberBatch><code>%s</code></getNumberBatch>".formatted(batch))
                .all("finishedAt")
                .isEmpty());
        List<String> numbers = hub.call("Units", "<listNumbers><code>%s</code></listNumbers>".formatted(batch))
                .all("number");
        assertThat(numbers).hasSize(2);
        return numbers;
    }

    /** One program with Metro, speaking one version. */
    private record Hub(String version) {
        Answer call(String service, String body) throws SOAPException, IOException {
            String name = service.toLowerCase(java.util.Locale.ROOT);
            String namespace = "urn:serialhub:v1:" + name;
            var delegate = new ProviderImpl()
                    .createServiceDelegate(
                            new URL(Soap.address(name) + "?wsdl"),
                            new QName(namespace, service),
                            jakarta.xml.ws.Service.class);
            Dispatch<SOAPMessage> dispatch =
                    delegate.createDispatch(new QName(namespace, service + version), SOAPMessage.class, Mode.MESSAGE);
            boolean newer = version.equals("Soap12");
            String envelope =
                    Soap.envelope(newer ? Soap.V12 : Soap.V11, name, Soap.security(token, Instant.now()), body);
            SOAPMessage message = MessageFactory.newInstance(
                            newer ? SOAPConstants.SOAP_1_2_PROTOCOL : SOAPConstants.SOAP_1_1_PROTOCOL)
                    .createMessage(
                            new MimeHeaders(), new ByteArrayInputStream(envelope.getBytes(StandardCharsets.UTF_8)));
            return new Answer(dispatch.invoke(message));
        }

        void confirm(String step, String context, List<String> codes) throws SOAPException, IOException {
            String items = String.join(
                    "",
                    codes.stream()
                            .map("<item><code>%s</code></item>"::formatted)
                            .toList());
            var answer = call(
                    "Units",
                    "<confirm><recording><eventId>%s</eventId><step>%s</step>%s%s</recording></confirm>"
                            .formatted(codes.get(0) + step, step, context, items));
            assertThat(answer.one("outcome")).as(step).isEqualTo("recorded");
            assertThat(answer.all("accepted").get(0)).isEqualTo(String.valueOf(codes.size()));
        }
    }

    private record Answer(SOAPMessage message) {
        /** The first element of that name. */
        String one(String name) throws SOAPException {
            return all(name).get(0);
        }

        List<String> all(String name) throws SOAPException {
            NodeList found = message.getSOAPBody().getElementsByTagNameNS("*", name);
            return IntStream.range(0, found.getLength())
                    .mapToObj(i -> found.item(i).getTextContent())
                    .toList();
        }
    }
}
