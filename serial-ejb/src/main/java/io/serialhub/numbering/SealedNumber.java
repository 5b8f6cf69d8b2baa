package io.serialhub.numbering;

/**
 * A number as it goes to whoever prints it.
 *
 * @param secret what its code carries beside it, or null
 */
public record SealedNumber(String number, String secret) {}
