package io.serialhub.material;

/**
 * What other rooms need to know of a material.
 *
 * @param warrantyMonths 0: none
 */
public record MaterialKey(
        long id, String code, Tracking tracking, int warrantyMonths, BomKind bomKind, WarrantyStart warrantyStart) {}
