package io.serialhub.outbox;

import java.util.List;

/**
 * A receiver as the messages to it see it.
 *
 * @param secrets   that are in force, the newest first
 * @param materials that it asks for; empty for all
 * @param failures  in a row
 */
record Target(long id, String url, List<String> secrets, List<String> materials, int failures) {}
