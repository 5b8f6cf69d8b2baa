package io.serialhub.access;

import io.serialhub.base.Actor;

/**
 * A person who has signed in.
 *
 * @param actor              may do nothing until a password that must be changed has been changed
 * @param mustChangePassword true after a first sign-in with a one-time password
 * @param stamp              changes with the password; a session that holds another one is over
 */
public record Session(Actor actor, boolean mustChangePassword, String stamp) {}
