package io.serialhub.web.home;

import java.time.Instant;

/**
 * One line of what needs somebody now: a sentence, a cause, one button.
 *
 * @param tone   no, warn or empty
 * @param before when it gets worse; what is urgent stands first
 */
public record Task(String icon, String tone, String title, String cause, String action, String to, Instant before) {}
