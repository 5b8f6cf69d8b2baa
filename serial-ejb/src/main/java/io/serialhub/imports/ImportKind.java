package io.serialhub.imports;

/** What a sheet holds. The order is that of dependence: a workbook's sheets are taken in it, whatever theirs is. */
public enum ImportKind {
    PARTNERS,
    LOCATIONS,
    MATERIALS,
    BOM,
    LOTS,
    RULES,
    ORDERS,
    UNITS,
    /** What happened to units before they were taken over, one row an event. */
    HISTORY,
    /** What was measured on units, one row a test. */
    RESULTS
}
