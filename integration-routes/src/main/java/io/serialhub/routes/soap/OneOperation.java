package io.serialhub.routes.soap;

import io.serialhub.base.Problem;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.wsdl.interceptors.DocLiteralInInterceptor;

/**
 * A message is one operation (WS-I Basic Profile 1.1, R2201 and R9981): neither none, nor more of which only the first would
 * be done.
 */
class OneOperation extends AbstractSoapInterceptor {
    OneOperation() {
        super(Phase.UNMARSHAL);
        addAfter(DocLiteralInInterceptor.class.getName());
    }

    @Override
    public void handleMessage(SoapMessage message) {
        if (message.getExchange().getBindingOperationInfo() == null) {
            throw Problem.invalid("soap-unfit", "problem", "The body is empty.");
        }
        XMLStreamReader reader = message.getContent(XMLStreamReader.class);
        try {
            if (goesOn(reader)) {
                throw Problem.invalid("soap-unfit", "problem", "The body has more than one child.");
            }
        } catch (XMLStreamException e) {
            throw new Fault(e);
        }
    }

    /** Whether another element follows before the body ends. */
    private static boolean goesOn(XMLStreamReader reader) throws XMLStreamException {
        while (true) {
            if (reader.isStartElement()) {
                return true;
            }
            boolean ended = reader.isEndElement() && reader.getLocalName().equals("Body");
            if (ended || !reader.hasNext()) {
                return false;
            }
            reader.next();
        }
    }
}
