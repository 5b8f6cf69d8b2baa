package io.serialhub.base;

/**
 * One of many documents to be saved.
 *
 * @param expectedVersion what the caller saw, 0 for something new, or null to replace whatever stands there
 */
public record Draft<T>(T document, Long expectedVersion) {}
