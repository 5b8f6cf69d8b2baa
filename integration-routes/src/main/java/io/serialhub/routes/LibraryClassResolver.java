package io.serialhub.routes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.engine.DefaultClassResolver;

/**
 * Takes Camel's own service files straight from the loader of the EAR's libraries. The server's loader would first read
 * through all of its jars for each of the hundreds of look-ups.
 */
final class LibraryClassResolver extends DefaultClassResolver {
    private static final String CAMEL_SERVICES = "META-INF/services/org/apache/camel/";

    private final ClassLoader libraries = CamelContext.class.getClassLoader();

    @Override
    public InputStream loadResourceAsStream(String uri) {
        if (uri.startsWith(CAMEL_SERVICES) && libraries instanceof URLClassLoader here) {
            return open(here.findResource(uri));
        }
        return super.loadResourceAsStream(uri);
    }

    private static InputStream open(URL resource) {
        try {
            return resource == null ? null : resource.openStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
