package io.serialhub.routes.soap;

import static java.lang.System.Logger.Level.ERROR;

import io.serialhub.base.Actor;
import io.serialhub.base.Problem;
import io.serialhub.base.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.namespace.QName;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.w3c.dom.Element;

/**
 * Whatever goes wrong leaves as a fault whose detail is a {@code problem} of the contract, in the sender's language. No
 * exception's own words, class or trace go out, and what was merely refused leaves no trace in the log either.
 */
class Faults extends AbstractSoapInterceptor implements FaultListener {
    private static final System.Logger LOG = System.getLogger(Faults.class.getName());
    private static final String COMMON = "urn:serialhub:v1:common";

    Faults() {
        super(Phase.SETUP);
    }

    @Override
    public void handleMessage(SoapMessage message) {
        Exception thrown = message.getContent(Exception.class);
        Failure failure = Failure.of(thrown);
        Actor actor = message.getExchange().get(Actor.class);
        if (failure.isUnexpected()) {
            LOG.log(
                    ERROR,
                    "incident " + failure.incident() + " in a SOAP call of "
                            + (actor == null ? Actor.NOBODY : actor).login(),
                    thrown);
        }
        Message in = message.getExchange().getInMessage();
        var request = (HttpServletRequest) in.get(AbstractHTTPDestination.HTTP_REQUEST);
        Locale locale = actor != null
                ? actor.locale()
                : Texts.supported(Callers.language(request).orElse(Locale.ENGLISH));
        SoapFault fault = fault(failure, message, locale);
        message.setContent(Exception.class, fault);
        if (failure.kind() == Problem.Kind.UNAUTHENTICATED && !showsToken(in)) {
            fault.setStatusCode(401);
            message.put(
                    Message.PROTOCOL_HEADERS,
                    new TreeMap<>(Map.of(
                            "WWW-Authenticate",
                            List.of("Bearer realm=\"Serial Hub\"", "Basic realm=\"Serial Hub\", charset=\"UTF-8\""))));
        }
    }

    /** A message that brings its own credentials is answered in its own form; others are asked for theirs by HTTP. */
    private static boolean showsToken(Message in) {
        return in instanceof SoapMessage soap && soap.hasHeader(SecurityHeader.NAME);
    }

    /** Nothing is left for CXF to log. */
    @Override
    public boolean faultOccurred(Exception exception, String description, Message message) {
        return false;
    }

    private static SoapFault fault(Failure failure, SoapMessage message, Locale locale) {
        var versions = message.getVersion();
        QName code = failure.code() != null
                ? failure.code()
                : failure.isUnexpected() || failure.retryAfterSeconds() != null
                        ? versions.getReceiver()
                        : versions.getSender();
        String text = Texts.of(failure.reason(), locale);
        var fault = new SoapFault(text, code);
        fault.setLang(locale.toLanguageTag());
        fault.setStatusCode(failure.reason().code().equals("method-not-allowed") ? 405 : 500);
        describe(failure, text, locale, fault.getOrCreateDetail());
        return fault;
    }

    private static void describe(Failure failure, String text, Locale locale, Element detail) {
        Element problem = add(detail, "problem", null);
        add(problem, "kind", failure.kind() == null ? "unexpected" : Wire.word(failure.kind()));
        add(problem, "code", failure.reason().code());
        add(problem, "text", text)
                .setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:lang", locale.toLanguageTag());
        new TreeMap<>(failure.reason().args())
                .forEach((name, value) -> add(problem, "argument", value).setAttribute("name", name));
        if (failure.retryAfterSeconds() != null) {
            add(problem, "retryAfterSeconds", failure.retryAfterSeconds().toString());
        }
        if (failure.incident() != null) {
            add(problem, "incident", failure.incident());
        }
    }

    private static Element add(Element parent, String name, String text) {
        Element child = parent.getOwnerDocument().createElementNS(COMMON, "c:" + name);
        if (text != null) {
            child.setTextContent(clean(text));
        }
        parent.appendChild(child);
        return child;
    }

    /** Without characters that XML 1.0 cannot carry, which a sender's value may hold. */
    private static String clean(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
}
