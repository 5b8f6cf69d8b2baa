package io.serialhub.ledger;

/** What becomes of the good items of a call when others are refused. */
public enum Mode {
    ALL_OR_NOTHING,
    ACCEPT_GOOD
}
