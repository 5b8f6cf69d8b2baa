package io.serialhub.routes.soap;

import io.serialhub.base.Actor;
import org.apache.cxf.jaxws.JAXWSMethodInvoker;
import org.apache.cxf.message.Exchange;

/** Calls a service as whoever sent the message; as nobody, and so in vain, when nobody was found. */
class Acting extends JAXWSMethodInvoker {
    Acting(Object service) {
        super(service);
    }

    @Override
    public Object invoke(Exchange exchange, Object parameters) {
        Actor actor = exchange.get(Actor.class);
        return (actor == null ? Actor.NOBODY : actor).call(() -> super.invoke(exchange, parameters));
    }
}
