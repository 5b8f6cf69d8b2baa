package io.serialhub.label;

/** What can be printed beside the symbol, and written to a marking file. */
public enum LabelField {
    NUMBER,
    MATERIAL,
    NAME,
    SPECIFICATION,
    GTIN,
    LOT,
    EXPIRES,
    ORDER,
    /** The secret part of the number, which a buyer types in to see whether the product is genuine. */
    SECRET
}
