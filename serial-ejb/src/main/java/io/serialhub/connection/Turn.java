package io.serialhub.connection;

/**
 * The right to run a connection now.
 *
 * @param fence grows with every holder; what is written under an older one is refused
 */
public record Turn(String connection, long fence) {}
