package io.serialhub.routes.soap;

import io.serialhub.base.Problem;
import java.util.Locale;
import org.apache.cxf.binding.soap.Soap11;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.interceptor.AttachmentInInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;

/**
 * Before anything is read: one XML document by POST and nothing else, above all no attachments. From here on faults speak the
 * version of SOAP that the sender's media type names, even when its envelope turns out unreadable.
 */
class Intake extends AbstractSoapInterceptor {
    Intake() {
        super(Phase.RECEIVE);
        addBefore(AttachmentInInterceptor.class.getName());
    }

    @Override
    public void handleMessage(SoapMessage message) {
        if (asksForContract(message)) {
            return;
        }
        String type = mediaType(message);
        message.setVersion(type.equals("application/soap+xml") ? Soap12.getInstance() : Soap11.getInstance());
        String method = (String) message.get(Message.HTTP_REQUEST_METHOD);
        if (!"POST".equals(method)) {
            throw Problem.of(Problem.Kind.INVALID, "method-not-allowed", "method", method, "allowed", "POST");
        }
        if (!type.equals("application/soap+xml") && !type.equals("text/xml")) {
            throw Problem.invalid("media-type-unsupported", "type", type);
        }
        if (!namesCharset(message)) {
            message.remove(Message.ENCODING); // the server's guess; the document itself knows better (RFC 7303, 3)
        }
    }

    /** {@code ?wsdl} and the schemas it names, which anybody may read. */
    private static boolean asksForContract(Message message) {
        String query = (String) message.get(Message.QUERY_STRING);
        return "GET".equals(message.get(Message.HTTP_REQUEST_METHOD))
                && query != null
                && query.toLowerCase(Locale.ROOT).matches("(wsdl|xsd)(=.*)?");
    }

    private static boolean namesCharset(Message message) {
        return ((String) message.get(Message.CONTENT_TYPE))
                .toLowerCase(Locale.ROOT)
                .matches(".*;\\s*charset\\s*=.*");
    }

    private static String mediaType(Message message) {
        String type = (String) message.get(Message.CONTENT_TYPE);
        return type == null ? "" : type.replaceAll(";.*", "").trim().toLowerCase(Locale.ROOT);
    }
}
