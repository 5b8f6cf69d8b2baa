package io.serialhub.lot;

/** A maker's lot is only unique within its material. */
public record LotName(long materialId, String code) {}
