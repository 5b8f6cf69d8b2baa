package io.serialhub.routes;

import static java.lang.System.Logger.Level.WARNING;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.remote.RemoteFilePollingConsumerPollStrategy;
import org.apache.camel.spi.ExceptionHandler;

/** Lets a consumer look for files only in its connection's turn, and notes how that went. */
final class TurnPoll extends RemoteFilePollingConsumerPollStrategy implements ExceptionHandler {
    private static final System.Logger LOG = System.getLogger(TurnPoll.class.getName());

    private final String connection;
    private final ConnectionDesk desk;

    TurnPoll(String connection, ConnectionDesk desk) {
        this.connection = connection;
        this.desk = desk;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return desk.begin(connection);
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        desk.end(connection);
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) throws Exception {
        desk.trouble(connection, SftpTrouble.of(cause, desk.ready(connection).connection()));
        desk.end(connection);
        return super.rollback(consumer, endpoint, retryCounter, cause);
    }

    /** One line, since a partner that is down says the same again and again; the connection's health has the words. */
    @Override
    public void handleException(String message, Exchange exchange, Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        LOG.log(WARNING, "Connection {0}: {1}", connection, last.toString());
    }

    @Override
    public void handleException(Throwable failure) {
        handleException(null, null, failure);
    }

    @Override
    public void handleException(String message, Throwable failure) {
        handleException(message, null, failure);
    }
}
