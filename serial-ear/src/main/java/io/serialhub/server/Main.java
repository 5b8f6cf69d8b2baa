package io.serialhub.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;

/**
 * {@code java -jar serial-hub.jar}: one process with the server, the application and, unless told otherwise, the
 * database. Further arguments go to Payara Micro; {@code --deploy some.ear} takes the place of the EAR inside the jar.
 */
public final class Main {
    private static final PrintStream CONSOLE = System.out;

    private Main() {}

    public static void main(String[] arguments) {
        try {
            start(new ArrayList<>(List.of(arguments)));
        } catch (StartException e) {
            System.err.println("Serial Hub did not start. " + e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            System.exit(1);
        }
    }

    private static void start(List<String> options) throws InterruptedException {
        var settings = Settings.read();
        var data = DataFolder.claim(settings.data());
        prepare(data);
        var ear = ear(options, data);
        if (!options.contains("--autoBindHttp")) {
            requireFree(settings.port());
            options.addAll(List.of("--port", Integer.toString(settings.port())));
        }

        var server = Server.boot(data, options);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, data), "serial-hub-stop"));
        if (Boolean.getBoolean("serial.stopWithParent")) {
            ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
        }
        server.deploy(ear);
        var address = URI.create("http://localhost:" + server.port() + "/");
        new Readiness(address).await();

        if (ArquillianReport.isWanted()) {
            CONSOLE.println(ArquillianReport.of(server, ear));
        }
        FirstSignIn.printTo(CONSOLE);
        CONSOLE.println("Serial Hub is ready: " + address);
    }

    private static void stop(Server server, DataFolder data) {
        System.setOut(new PrintStream(OutputStream.nullOutputStream())); // Payara lists its pools while it stops
        try {
            server.awaitStop();
            data.release();
            CONSOLE.println("Serial Hub has stopped.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever the JVM and Derby read once, before either looks. */
    private static void prepare(DataFolder data) {
        System.setProperty("user.timezone", "UTC");
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        System.setProperty("serial.launcher", "true"); // the console is ours to print the first password on
        System.setProperty("java.io.tmpdir", data.temporary().toString());
        System.setProperty("mp.openapi.scan.disable", "true"); // openapi.yaml says it all
        System.setProperty("derby.system.home", data.derby().toString());
        System.setProperty("derby.stream.error.file", data.derbyLog().toString());
        System.setProperty("derby.locks.deadlockTimeout", "1");
        System.setProperty("derby.locks.waitTimeout", "5");
    }

    private static Path ear(List<String> options, DataFolder data) {
        var deploy = options.indexOf("--deploy");
        if (deploy < 0) {
            return data.extract("/APP-INF/serial.ear", "serial.ear");
        }
        options.remove(deploy);
        return Path.of(options.remove(deploy));
    }

    private static void requireFree(int port) {
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw new StartException(
                    "Port " + port + " is taken; choose another with -Dserial.port=… or SERIAL_PORT.", e);
        }
    }
}
