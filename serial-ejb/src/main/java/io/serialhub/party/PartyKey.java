package io.serialhub.party;

/** What other rooms need to know of a party. */
public record PartyKey(long id, String code, PartyKind kind, String nameZh, String nameEn) {}
