package io.serialhub.web.soap;

import io.serialhub.base.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.cxf.Bus;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;

/** Serves what integration-routes publishes on the bus, under the address that its clients use. */
public class SoapServlet extends CXFNonSpringServlet {
    @Inject
    private transient Bus shared;

    private final boolean https = Boolean.parseBoolean(Settings.get("serial.web.https", "false"));

    @Override
    protected void loadBus(ServletConfig config) {
        setBus(shared);
    }

    @Override
    protected void invoke(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        super.invoke(https ? new BehindProxy(request) : request, response);
    }

    /** Came by HTTPS to a proxy of ours, so the address in the WSDL says so. */
    private static final class BehindProxy extends HttpServletRequestWrapper {
        BehindProxy(HttpServletRequest request) {
            super(request);
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(super.getRequestURL().toString().replaceFirst("^http:", "https:"));
        }
    }
}
