package io.serialhub.connection;

/**
 * A connection with all that is needed to use it.
 *
 * @param secret with its text, also where it stands in the environment; null when there is none
 */
public record Ready(Connection connection, ConnectionSecret secret) {
    @Override
    public String toString() {
        return connection.toString();
    }
}
