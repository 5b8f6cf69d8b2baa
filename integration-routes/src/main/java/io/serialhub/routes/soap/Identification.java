package io.serialhub.routes.soap;

import io.serialhub.base.Actor;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.xml.namespace.QName;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.binding.soap.interceptor.MustUnderstandInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;

/** Between the headers and the body of a message: finds out who sent it, for {@link Acting}. */
class Identification extends AbstractSoapInterceptor {
    private final Callers callers;

    Identification(Callers callers) {
        super(Phase.PRE_PROTOCOL);
        addBefore(MustUnderstandInterceptor.class.getName());
        this.callers = callers;
    }

    @Override
    public Set<QName> getUnderstoodHeaders() {
        return Set.of(SecurityHeader.NAME);
    }

    @Override
    public void handleMessage(SoapMessage message) {
        message.put(Message.ENCODING, StandardCharsets.UTF_8.name()); // what was read so far; the answer takes it over
        message.getExchange().put(Actor.class, callers.of(message));
    }
}
