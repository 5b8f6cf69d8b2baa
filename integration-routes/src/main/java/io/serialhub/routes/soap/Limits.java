package io.serialhub.routes.soap;

import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.apache.cxf.annotations.SchemaValidation.SchemaValidationType;
import org.apache.cxf.message.Message;
import org.apache.cxf.staxutils.StaxUtils;

/** How much a message may be and ask for, and that it must be as its contract says. */
final class Limits {
    /** As many items as a step takes at once, and a little more. */
    private static final int MOST_CHILDREN = 31_000;

    /** Deeper than any message of the contract. */
    private static final int MOST_DEPTH = 20;

    private static final long MOST_ELEMENTS = 1_000_000;
    private static final long MOST_CHARACTERS = 16L << 20;
    private static final XMLInputFactory READERS = readers();

    private Limits() {}

    /** As CXF wants them, by name. */
    static Map<String, Object> properties() {
        var properties = new HashMap<String, Object>();
        properties.put(Message.SCHEMA_VALIDATION_ENABLED, SchemaValidationType.IN);
        properties.put(Message.MTOM_ENABLED, false);
        properties.put(XMLInputFactory.class.getName(), READERS);
        properties.put(Message.THREAD_SAFE_STAX_FACTORIES, true);
        properties.put(StaxUtils.MAX_CHILD_ELEMENTS, MOST_CHILDREN);
        properties.put(StaxUtils.MAX_ELEMENT_DEPTH, MOST_DEPTH);
        properties.put(StaxUtils.MAX_ELEMENT_COUNT, MOST_ELEMENTS);
        properties.put(StaxUtils.MAX_XML_CHARACTERS, MOST_CHARACTERS);
        return properties;
    }

    /** Woodstox, which reads in many threads at once. No document types, no entities, and nothing from elsewhere. */
    private static XMLInputFactory readers() {
        XMLInputFactory factory = StaxUtils.createXMLInputFactory(true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing is read from elsewhere.");
        });
        return factory;
    }
}
