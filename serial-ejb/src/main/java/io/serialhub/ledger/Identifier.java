package io.serialhub.ledger;

/** A further number of a unit. @param kind maker, imei, mac … */
public record Identifier(String kind, String code) {}
