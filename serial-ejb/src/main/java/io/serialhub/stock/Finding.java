package io.serialhub.stock;

/** What a count says of one unit, and what confirming the count makes of it. */
public enum Finding {
    /** Where it should be: counted. */
    RIGHT,
    /** Should be here and was not seen: lost. */
    MISSING,
    /** Seen at another place than the ledger says: moved. */
    MOVED,
    /** Was missing and is here: found. */
    FOUND,
    /** Seen, though it is sold, on its way or scrapped: somebody has to look into it. */
    SURPLUS,
    /** A code that means no unit: somebody has to look into it. */
    UNKNOWN
}
