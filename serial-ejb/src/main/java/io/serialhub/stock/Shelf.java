package io.serialhub.stock;

/** Where stock of ours can be. */
public enum Shelf {
    /** At a place of ours. */
    HERE("u.state = 'K' AND u.custody = 'L'"),
    /** With a dealer, still ours. */
    CONSIGNED("u.state = 'K' AND u.custody = 'P'"),
    /** Between two places. */
    TRANSIT("u.custody = 'T'"),
    /** Nobody knows where. */
    MISSING("u.custody = 'U' AND u.quality <> 'S'");

    private final String condition;

    Shelf(String condition) {
        this.condition = condition;
    }

    /** In SQL over {@code unit u}. */
    String condition() {
        return condition;
    }
}
