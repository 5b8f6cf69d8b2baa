package io.serialhub.routes;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.remote.RemoteFilePollingConsumerPollStrategy;

/** Lets a consumer look for files only in its connection's turn, and notes how that went. */
final class TurnPoll extends RemoteFilePollingConsumerPollStrategy {
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
}
