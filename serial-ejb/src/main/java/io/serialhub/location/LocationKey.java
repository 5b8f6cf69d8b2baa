package io.serialhub.location;

/** What other rooms need to know of a location. */
public record LocationKey(long id, String code, LocationKind kind, String site) {}
