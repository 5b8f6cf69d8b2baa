package io.serialhub.stock;

import io.serialhub.ledger.Quality;

/**
 * Which stock to show; everything but the shelf may be null.
 *
 * @param shelf    {@code here} if missing
 * @param text     how the number begins, folded
 * @param material code
 * @param location code of a place; what is inside it counts too
 * @param lot      code
 * @param free     true: only what is good, without hold and promised to nobody
 * @param order    code of the order that it is reserved or picked for
 * @param site     code of the site that its place belongs to
 */
public record StockFilter(
        Shelf shelf,
        String text,
        String material,
        String location,
        String lot,
        Quality quality,
        Boolean free,
        String order,
        String site) {
    public static final StockFilter ALL = new StockFilter(null, null, null, null, null, null, null, null);

    public StockFilter {
        shelf = shelf == null ? Shelf.HERE : shelf;
    }

    public StockFilter(
            Shelf shelf,
            String text,
            String material,
            String location,
            String lot,
            Quality quality,
            Boolean free,
            String order) {
        this(shelf, text, material, location, lot, quality, free, order, null);
    }

    public StockFilter in(String site) {
        return new StockFilter(shelf, text, material, location, lot, quality, free, order, site);
    }

    public static StockFilter at(String location) {
        return new StockFilter(null, null, null, location, null, null, null, null);
    }

    public static StockFilter of(String material) {
        return new StockFilter(null, null, material, null, null, null, null, null);
    }
}
