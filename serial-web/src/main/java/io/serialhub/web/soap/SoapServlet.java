package io.serialhub.web.soap;

import jakarta.inject.Inject;
import jakarta.servlet.ServletConfig;
import org.apache.cxf.Bus;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;

/** Serves what integration-routes publishes on the bus. */
public class SoapServlet extends CXFNonSpringServlet {
    @Inject
    private transient Bus shared;

    @Override
    protected void loadBus(ServletConfig config) {
        setBus(shared);
    }
}
