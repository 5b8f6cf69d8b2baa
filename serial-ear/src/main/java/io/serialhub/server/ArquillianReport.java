package io.serialhub.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/** The lines by which Arquillian's adapter for Payara Micro learns where the tests' server listens. */
final class ArquillianReport {
    private static final Pattern WEB_MODULE =
            Pattern.compile("<web-uri>([^<]+)\\.war</web-uri>\\s*<context-root>([^<]+)</context-root>");

    private ArquillianReport() {}

    static boolean isWanted() {
        return Boolean.getBoolean("arquillian");
    }

    static String of(Server server, Path ear) {
        return """
                {
                "Instance Configuration": {
                "Host": "127.0.0.1",
                "Http Port(s)": "%d",
                "Https Port(s)": "",
                "Instance Name": "%s",
                "Deployed": [
                %s
                ]
                }
                }
                Payara Micro ready in 1 (ms)
                """.formatted(server.port(), server.name(), webModules(ear));
    }

    private static String webModules(Path ear) {
        try (var archive = new ZipFile(ear.toFile())) {
            var descriptor = archive.getInputStream(archive.getEntry("META-INF/application.xml"));
            var text = new String(descriptor.readAllBytes(), StandardCharsets.UTF_8);
            return WEB_MODULE
                    .matcher(text)
                    .results()
                    .map(web -> """
                            {"Name": "%s", "Type": "war", "Context Root": "%s", "Mappings": \
                            {"/ArquillianServletRunnerEE9": "ArquillianServletRunnerEE9"}}""".formatted(web.group(1), web.group(2)))
                    .collect(Collectors.joining(",\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
