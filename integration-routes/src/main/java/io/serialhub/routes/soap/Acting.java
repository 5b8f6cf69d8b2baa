package io.serialhub.routes.soap;

import io.serialhub.base.Actor;
import io.serialhub.base.Json;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.message.MessageResult;
import io.serialhub.message.Messages;
import io.serialhub.message.NewMessage;
import io.serialhub.routes.soap.v1.units.Recorded;
import io.serialhub.routes.soap.v1.units.Recording;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.jaxws.JAXWSMethodInvoker;
import org.apache.cxf.message.Exchange;

/**
 * Calls a service as whoever sent the message; as nobody, and so in vain, when nobody was found. What is to change
 * something is a line in the message log, with what it changed.
 */
class Acting extends JAXWSMethodInvoker {
    private static final Pattern CHANGES = Pattern.compile("(save|cancel|allocate|confirm).*");

    private final Messages messages;
    private final String service;

    Acting(Object bean, String service, Messages messages) {
        super(bean);
        this.service = service;
        this.messages = messages;
    }

    @Override
    public Object invoke(Exchange exchange, Object parameters) {
        Actor actor = exchange.get(Actor.class);
        return (actor == null ? Actor.NOBODY : actor).call(() -> called(exchange, parameters));
    }

    private Object called(Exchange exchange, Object parameters) {
        String operation = exchange.getBindingOperationInfo().getName().getLocalPart();
        if (!CHANGES.matcher(operation).matches()) {
            return direct(exchange, parameters);
        }
        Object first = parameters instanceof List<?> list && !list.isEmpty() ? list.get(0) : null;
        var message = NewMessage.in("soap", Actor.current().login(), type(operation))
                .id(id(operation, first))
                .about(first instanceof Recording recording ? recording.getOrder() : null)
                .saying("application/json", Json.write(parameters));
        return messages.handle(message, () -> direct(exchange, parameters), Acting::result);
    }

    /** A problem as it is, so that nobody takes it for a failure of the server. */
    private Object direct(Exchange exchange, Object parameters) {
        try {
            return super.invoke(exchange, parameters);
        } catch (Fault fault) {
            for (Throwable t = fault; t != null; t = t.getCause()) {
                if (t instanceof Problem problem) {
                    throw problem;
                }
            }
            throw fault;
        }
    }

    /** {@code saveMaterial} of the materials is {@code materials.save-material}. */
    private String type(String operation) {
        return service + "." + operation.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    /** All but one take the sender's id, and take it first. */
    private static String id(String operation, Object first) {
        if (first instanceof Recording recording) {
            return recording.getEventId();
        }
        return first instanceof String id && !operation.equals("cancelNumberBatch") ? id : null;
    }

    private static MessageResult result(Object answer) {
        if (!(answer instanceof List<?> list) || list.isEmpty() || !(list.get(0) instanceof Recorded recorded)) {
            return MessageResult.done();
        }
        if (recorded.getRefused() == 0) {
            return MessageResult.done(recorded.getAccepted(), recorded.getOutcome());
        }
        var reason = Reason.of(
                "scan-refused",
                "refused",
                recorded.getRefused(),
                "items",
                recorded.getAnswer().size());
        return recorded.getAccepted() == 0
                ? MessageResult.refused(reason)
                : MessageResult.partly(recorded.getAccepted(), reason);
    }
}
