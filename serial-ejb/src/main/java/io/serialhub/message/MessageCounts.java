package io.serialhub.message;

/**
 * What needs somebody, over all partners.
 *
 * @param waiting  still to be sent or worked on
 * @param retrying those among them that failed at least once
 * @param dead     given up, out
 * @param refused  not taken, in
 */
public record MessageCounts(long waiting, long retrying, long dead, long refused) {}
