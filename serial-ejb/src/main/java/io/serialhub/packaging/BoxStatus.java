package io.serialhub.packaging;

/** How a handling unit stands; only a closed one stands for its content. */
public enum BoxStatus {
    /** Nothing is in it. */
    EMPTY,
    /** It is being packed. */
    OPEN,
    /** Closed, and all that was in it then is in it still. */
    CLOSED,
    /** Something left it after it was closed: its units have to be scanned one by one, or it is closed again. */
    OPENED
}
