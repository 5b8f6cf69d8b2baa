package io.serialhub.server;

import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.PayaraMicroLauncher;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Payara Micro around one EAR. */
final class Server {
    private static final String SHUTDOWN_HOOK = "Payara Micro Shutdown Hook";
    private static final String DERBY = "org.apache.derby.jdbc.EmbeddedDriver";
    private static final String DERBY_STOPPED = "XJ015";

    /** A request may need two connections at once, so that the pool must hold more than twice as many. */
    private static final String REQUEST_THREADS = "24";

    private final PayaraMicroRuntime runtime;

    private Server(PayaraMicroRuntime runtime) {
        this.runtime = runtime;
    }

    /** Boots the container without any application; the options are Payara Micro's own. */
    static Server boot(DataFolder data, List<String> options) {
        var arguments =
                new ArrayList<>(List.of("--noHazelcast", "--disablePhoneHome", "--maxHttpThreads", REQUEST_THREADS));
        arguments.addAll(List.of("--unpackDir", data.temporary().toString()));
        arguments.addAll(options);
        if (!options.contains("--logproperties")) {
            var logging = data.extract("/logging.properties", "logging.properties");
            arguments.addAll(List.of("--logproperties", logging.toString()));
        }
        try {
            var booted = PayaraMicroLauncher.create(arguments.toArray(String[]::new));
            return new Server(booted.getRuntime());
        } catch (Exception e) {
            throw new StartException("The server did not boot: " + e.getMessage(), e);
        }
    }

    void deploy(Path ear) {
        boolean accepted = runtime.deploy(ear.toFile());
        if (!accepted || runtime.getDeployedApplicationNames().isEmpty()) {
            throw new StartException("The application was not deployed; the reason stands above.");
        }
    }

    int port() {
        return runtime.getLocalDescriptor().getHttpPorts().get(0);
    }

    String name() {
        return runtime.getLocalDescriptor().getInstanceName();
    }

    /**
     * Part of the JVM's shutdown: waits for Payara Micro's own hook, which ends the application and the container, then
     * closes the embedded database.
     */
    void awaitStop() throws InterruptedException {
        while (isRunning()) {
            Thread.sleep(20);
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals(SHUTDOWN_HOOK)) {
                thread.join();
            }
        }
        closeDerby();
    }

    private boolean isRunning() {
        try {
            runtime.getDeployedApplicationNames();
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private void closeDerby() {
        try {
            var driver = Class.forName(DERBY, true, runtime.getClass().getClassLoader());
            ((Driver) driver.getConstructor().newInstance()).connect("jdbc:derby:;shutdown=true", new Properties());
        } catch (SQLException e) {
            if (!DERBY_STOPPED.equals(e.getSQLState())) {
                System.err.println("The embedded database did not close in order: " + e.getMessage());
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
