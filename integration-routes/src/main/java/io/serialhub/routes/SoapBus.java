package io.serialhub.routes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.extension.ExtensionManagerBus;

/** Makes the one CXF bus. Services are published on it here; the servlet of serial-web injects it by CXF's own type. */
@ApplicationScoped
class SoapBus {
    @Produces
    @Singleton
    Bus open() {
        return new ExtensionManagerBus(null, null, SoapBus.class.getClassLoader());
    }

    void close(@Disposes Bus bus) {
        bus.shutdown(true);
    }
}
