package io.serialhub.party;

/**
 * Which parties to list; everything may be null.
 *
 * @param text   occurs in code, a name or the city, whatever the case
 * @param active in use or not any more
 */
public record PartyFilter(String text, PartyKind kind, Boolean active) {
    public static final PartyFilter ALL = new PartyFilter(null, null, null);
}
