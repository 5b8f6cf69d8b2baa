package io.serialhub.routes.soap;

import io.serialhub.message.Messages;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.frontend.WSDLGetUtils;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.ws.addressing.EndpointReferenceUtils;

/**
 * Puts the services of {@code soap/v1/*.wsdl} on the bus, each at one address for SOAP 1.1 and 1.2: an endpoint of 1.2
 * reads both and answers in the version that it was asked in.
 */
@Singleton
@Startup
@DependsOn("serial-ejb.jar#Migration")
@TransactionManagement(TransactionManagementType.BEAN)
public class Services {
    @Inject
    private Bus bus;

    @Inject
    private Callers callers;

    @Inject
    private Messages messages;

    @Inject
    private MaterialsService materials;

    @Inject
    private OrdersService orders;

    @Inject
    private UnitsService units;

    private final List<Server> servers = new ArrayList<>();

    @PostConstruct
    void publish() {
        servers.add(publish(
                "materials", "Materials", io.serialhub.routes.soap.v1.materials.MaterialsPort.class, materials));
        servers.add(publish("orders", "Orders", io.serialhub.routes.soap.v1.orders.OrdersPort.class, orders));
        servers.add(publish("units", "Units", io.serialhub.routes.soap.v1.units.UnitsPort.class, units));
    }

    private Server publish(String address, String name, Class<?> port, Object service) {
        String namespace = "urn:serialhub:v1:" + address;
        var faults = new Faults();
        var factory = new JaxWsServerFactoryBean();
        factory.setBus(bus);
        factory.setServiceClass(port);
        factory.setServiceBean(service);
        factory.setInvoker(new Acting(service, address, messages));
        factory.setWsdlURL("soap/v1/" + address + ".wsdl");
        factory.setServiceName(new QName(namespace, name));
        factory.setEndpointName(new QName(namespace, name + "Soap12"));
        factory.setAddress("/v1/" + address);
        factory.getInInterceptors().add(new Intake());
        factory.getInInterceptors().add(new Identification(callers));
        factory.getInInterceptors().add(new OneOperation());
        factory.getOutFaultInterceptors().add(faults);
        factory.setProperties(properties(faults));
        Server server = factory.create();
        // a schema that does not compile is a warning to CXF, which would go on and check nothing
        if (EndpointReferenceUtils.getSchema(
                        server.getEndpoint().getService().getServiceInfos().get(0), bus)
                == null) {
            throw new IllegalStateException("messages to " + address + " cannot be checked by their contract");
        }
        return server;
    }

    private static Map<String, Object> properties(FaultListener faults) {
        Map<String, Object> properties = Limits.properties();
        properties.put(FaultListener.class.getName(), faults);
        properties.put(WSDLGetUtils.AUTO_REWRITE_ADDRESS_ALL, true);
        return properties;
    }

    @PreDestroy
    void stop() {
        servers.forEach(Server::destroy);
    }
}
