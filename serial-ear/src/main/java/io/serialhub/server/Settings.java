package io.serialhub.server;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What the operator decides before the start: a system property, else the environment, else the default. */
record Settings(Path data, int port) {
    static Settings read() {
        var data = Path.of(find("serial.data").orElse("data")).toAbsolutePath().normalize();
        var port = find("serial.port").orElse("8080");
        try {
            return new Settings(data, Integer.parseInt(port));
        } catch (NumberFormatException e) {
            throw new StartException("serial.port must be a number, but is \"" + port + "\".");
        }
    }

    /** {@code serial.port} is {@code -Dserial.port} or {@code SERIAL_PORT}, as in MicroProfile Config. */
    static Optional<String> find(String name) {
        var environment = name.toUpperCase(Locale.ROOT).replace('.', '_');
        return Optional.ofNullable(System.getProperty(name))
                .or(() -> Optional.ofNullable(System.getenv(environment)))
                .filter(value -> !value.isBlank());
    }
}
