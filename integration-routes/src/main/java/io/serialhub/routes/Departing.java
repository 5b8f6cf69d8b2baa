package io.serialhub.routes;

import io.serialhub.connection.Brought;
import io.serialhub.connection.Departure;
import io.serialhub.connection.Departures;
import io.serialhub.exports.ExportProfile;
import io.serialhub.exports.Exports;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.camel.Exchange;

/** A file on its way to a partner: made as the connection's account, and noted once it lies there under its name. */
@ApplicationScoped
public class Departing {
    private static final String FILE = "departing-file";
    private static final String ROWS = "departing-rows";
    private static final String DEPARTURE = "departure";

    /** What the log of messages shows of a file. */
    private static final int SHOWN_BYTES = 16 << 10;

    private ConnectionDesk desk;
    private ServiceAccounts accounts;
    private Departures departures;
    private Exports exports;

    protected Departing() {}

    @Inject
    public Departing(ConnectionDesk desk, ServiceAccounts accounts, Departures departures, Exports exports) {
        this.desk = desk;
        this.accounts = accounts;
        this.departures = departures;
        this.exports = exports;
    }

    /** Leaves the file as the body, or null when it is not this connection's turn or there is nothing to tell. */
    public void make(Exchange exchange) throws IOException {
        exchange.getMessage().setBody(null);
        String code = exchange.getProperty(Arrivals.CONNECTION, String.class);
        if (!desk.begin(code)) {
            return;
        }
        Optional<Departure> next = desk.leaving(departures, code);
        if (next.isEmpty()) {
            desk.end(code);
            return;
        }
        Departure departure = next.get();
        Path folder = Files.createDirectories(Path.of(ConnectionCircuit.work(), code));
        Path file = Files.createTempFile(folder, "out", ".csv");
        exchange.setProperty(FILE, file);
        int rows = accounts.call(
                departure.connection().account(),
                "file",
                () -> exports.write(
                        departure.profile(),
                        departure.file().id(),
                        ZoneId.of(departure.connection().timing().zone()),
                        file));
        exchange.setProperty(ROWS, rows);
        exchange.setProperty(DEPARTURE, departure);
        exchange.getMessage().setHeader(Exchange.FILE_NAME, departure.file().name());
        exchange.getMessage().setBody(file.toFile());
    }

    public void brought(Exchange exchange) throws IOException {
        String code = exchange.getProperty(Arrivals.CONNECTION, String.class);
        Path file = exchange.getProperty(FILE, Path.class);
        Departure departure = exchange.getProperty(DEPARTURE, Departure.class);
        int rows = exchange.getProperty(ROWS, Integer.class);
        desk.brought(
                departures,
                code,
                new Brought(departure.file(), Files.size(file), rows, beginning(file, departure.profile())));
        leave(exchange);
        desk.end(code);
    }

    /** It is made again, under its name, in the next turn. */
    public void failed(Exchange exchange) throws IOException {
        String code = exchange.getProperty(Arrivals.CONNECTION, String.class);
        var failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (desk.isBusy(code)) {
            desk.trouble(code, SftpTrouble.of(failure, desk.ready(code).connection()));
            desk.end(code);
        }
        leave(exchange);
    }

    private static String beginning(Path file, ExportProfile profile) throws IOException {
        String charset = profile.csv().charset();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(SHOWN_BYTES);
            String text = new String(first, charset == null ? StandardCharsets.UTF_8 : Charset.forName(charset));
            return first.length < SHOWN_BYTES ? text : text.substring(0, text.lastIndexOf('\n') + 1) + "…";
        }
    }

    private static void leave(Exchange exchange) throws IOException {
        Path file = exchange.getProperty(FILE, Path.class);
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
