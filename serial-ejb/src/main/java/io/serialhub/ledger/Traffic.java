package io.serialhub.ledger;

/** What a step adds to a day: units made, come in, gone to somebody else, or taken into repair. */
public enum Traffic {
    MADE,
    RECEIVED,
    SHIPPED,
    REPAIR
}
