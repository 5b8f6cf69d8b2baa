package io.serialhub.connection;

/**
 * An outgoing file that lies at its partner's under its name.
 *
 * @param file      its record
 * @param size      in bytes
 * @param beginning its first lines as text, for the log of messages
 */
public record Brought(FileRecord file, long size, int rows, String beginning) {}
