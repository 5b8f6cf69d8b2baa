package io.serialhub.numbering;

/**
 * Which batches to list; null: all.
 *
 * @param text   the code of a batch, a rule or an order, or a number: then the batch that it fell into
 * @param order  only those for this order
 * @param status only those that are as far as this
 */
public record BatchFilter(String text, String order, BatchStatus status) {
    public static BatchFilter all() {
        return new BatchFilter(null, null, null);
    }

    public static BatchFilter ofOrder(String order) {
        return new BatchFilter(null, order, null);
    }
}
