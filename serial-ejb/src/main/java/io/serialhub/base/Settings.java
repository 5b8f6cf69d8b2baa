package io.serialhub.base;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What an operator sets: {@code -Dserial.data=…}, the environment variable {@code SERIAL_DATA}, or a file, read through
 * MicroProfile Config. Outside a server, as in tests, system properties alone.
 */
public final class Settings {
    private Settings() {}

    public static Optional<String> find(String name) {
        return raw(name).map(String::trim).filter(value -> !value.isEmpty());
    }

    public static String get(String name, String fallback) {
        return find(name).orElse(fallback);
    }

    /** Comma-separated values; empty when nothing is set. */
    public static List<String> list(String name) {
        return find(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::trim)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** The folder that holds everything this installation keeps outside its database. */
    public static Path data() {
        return Path.of(get("serial.data", "data")).toAbsolutePath().normalize();
    }

    private static Optional<String> raw(String name) {
        try {
            return ConfigProvider.getConfig().getOptionalValue(name, String.class);
        } catch (IllegalStateException noServer) {
            return Optional.ofNullable(System.getProperty(name));
        }
    }
}
