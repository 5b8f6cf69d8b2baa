package io.serialhub.connection;

/**
 * A line of the list of all connections.
 *
 * @param kind    {@code sftp-in}, {@code sftp-out}, {@code folder-in}, {@code folder-out}, {@code webhook-in}, {@code webhook-out}
 * @param address where it leads, as people read it; without any secret
 */
public record ConnectionEntry(
        String kind, String code, String name, String address, boolean active, ConnectionHealth health) {}
