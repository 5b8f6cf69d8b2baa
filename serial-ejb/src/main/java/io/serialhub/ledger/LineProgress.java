package io.serialhub.ledger;

/** How far an order line is, in units. */
public record LineProgress(String order, int lineNo, String material, int quantity, int done) {}
