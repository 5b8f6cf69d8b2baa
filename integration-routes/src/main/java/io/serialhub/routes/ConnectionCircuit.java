package io.serialhub.routes;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.serialhub.base.Outgoing;
import io.serialhub.base.Settings;
import io.serialhub.connection.Connection;
import io.serialhub.connection.Readiness;
import io.serialhub.connection.Ready;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;

/**
 * Keeps the running routes like the connections that are kept as data: starts, renews and stops them while the server runs.
 * Every node does so for itself; turns see to it that one of them works.
 */
@ApplicationScoped
public class ConnectionCircuit {
    private static final System.Logger LOG = System.getLogger(ConnectionCircuit.class.getName());

    /** Versions of the connections whose routes run here. */
    private final Map<String, Long> running = new ConcurrentHashMap<>();

    private ConnectionDesk desk;
    private Outgoing outgoing;

    protected ConnectionCircuit() {}

    @Inject
    public ConnectionCircuit(ConnectionDesk desk, Outgoing outgoing) {
        this.desk = desk;
        this.outgoing = outgoing;
    }

    /** Brings the routes in line with the connections. One in its turn is left to end it first. */
    public void reconcile(CamelContext camel) {
        Map<String, Ready> wanted = new TreeMap<>();
        desk.active().forEach(ready -> wanted.put(ready.connection().code(), ready));
        for (String code : List.copyOf(running.keySet())) {
            boolean same = wanted.containsKey(code)
                    && running.get(code).equals(wanted.get(code).connection().version());
            if (!same && !desk.isBusy(code)) {
                stop(camel, code);
            }
        }
        wanted.forEach((code, ready) -> {
            if (!running.containsKey(code)) {
                start(camel, ready.connection());
            }
        });
    }

    private void start(CamelContext camel, Connection connection) {
        String code = connection.code();
        try {
            if (camel.hasComponent(PartnerSftp.SCHEME) == null) {
                camel.addComponent(PartnerSftp.SCHEME, new PartnerSftp(desk, outgoing));
            }
            camel.getRegistry().bind(code + ".turn", new TurnPoll(code, desk));
            camel.getRegistry().bind(code + ".names", new WantedNames(connection.files()));
            camel.addRouteFromTemplate(id(code), connection.kind().word(), parameters(connection));
            running.put(code, connection.version());
            LOG.log(INFO, "Connection {0} runs, version {1}.", code, connection.version());
        } catch (Exception e) {
            LOG.log(WARNING, "Connection {0} did not start and is tried again: {1}", code, e.getMessage());
            stop(camel, code);
        }
    }

    private void stop(CamelContext camel, String code) {
        try {
            running.remove(code);
            if (camel.getRoute(id(code)) != null) {
                camel.getRouteController().stopRoute(id(code));
                camel.removeRoute(id(code));
            }
            camel.removeEndpoints(PartnerSftp.SCHEME + ":" + code + "*");
            camel.removeEndpoints(PartnerSftp.SCHEME + "://" + code + "*");
            LOG.log(INFO, "Connection {0} stopped.", code);
        } catch (Exception e) {
            LOG.log(WARNING, "Connection " + code + " did not stop", e);
        }
    }

    private static String id(String code) {
        return "connection-" + code;
    }

    private static Map<String, Object> parameters(Connection connection) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("code", connection.code());
        if (connection.kind().incoming()) {
            parameters.put("archive", connection.files().archive());
            parameters.put(
                    "ready",
                    connection.files().ready() == Readiness.DONE_FILE
                            ? "doneFileName=$simple{file:name}.done"
                            : "{{serial.connection.stable}}");
        }
        if (!connection.kind().sftp()) {
            parameters.put("folder", connection.address().here().toString());
        }
        return parameters;
    }

    /** Where files from partners lie while they are read; a file a connection. */
    static String work() {
        return Settings.data().resolve("connections").toString();
    }
}
