package io.serialhub.routes;

import io.serialhub.connection.Departure;
import io.serialhub.connection.Departures;
import io.serialhub.exports.Exports;
import io.serialhub.message.MessageResult;
import io.serialhub.message.Messages;
import io.serialhub.message.NewMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;

/** A file on its way to a partner: made as the connection's account, and noted once it lies there under its name. */
@ApplicationScoped
public class Departing {
    private static final String FILE = "departing-file";
    private static final String ROWS = "departing-rows";

    private ConnectionDesk desk;
    private ServiceAccounts accounts;
    private Departures departures;
    private Exports exports;
    private Messages messages;

    protected Departing() {}

    @Inject
    public Departing(
            ConnectionDesk desk, ServiceAccounts accounts, Departures departures, Exports exports, Messages messages) {
        this.desk = desk;
        this.accounts = accounts;
        this.departures = departures;
        this.exports = exports;
        this.messages = messages;
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
        exchange.setProperty("departure", departure.file().id());
        exchange.getMessage().setHeader(Exchange.FILE_NAME, departure.file().name());
        exchange.getMessage().setBody(file.toFile());
    }

    public void brought(Exchange exchange) throws IOException {
        String code = exchange.getProperty(Arrivals.CONNECTION, String.class);
        int rows = exchange.getProperty(ROWS, Integer.class);
        long size = Files.size(exchange.getProperty(FILE, Path.class));
        desk.brought(departures, code, exchange.getProperty("departure", Long.class), size, rows);
        long id = messages.add(
                NewMessage.out(desk.ready(code).connection().kind().sftp() ? "sftp" : "file", code, "rows.file")
                        .id(exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class)));
        messages.settle(id, MessageResult.done(rows, null), List.of());
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

    private static void leave(Exchange exchange) throws IOException {
        Path file = exchange.getProperty(FILE, Path.class);
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
