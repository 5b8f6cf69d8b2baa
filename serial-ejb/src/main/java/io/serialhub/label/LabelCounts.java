package io.serialhub.label;

/**
 * Where the labels of a batch or order are: printed, scrapped, voided and open together are those issued.
 *
 * @param issued    labels that were asked for
 * @param printed   made and good
 * @param scrapped  spoiled, lost, or replaced by another
 * @param voided    made, and their numbers voided afterwards: to be destroyed
 * @param open      asked for and not made yet
 * @param reprinted of those made, how many replaced an earlier one
 * @param verified  of those printed, how many were read back
 */
public record LabelCounts(
        long issued, long printed, long scrapped, long voided, long open, long reprinted, long verified) {
    public static final LabelCounts NONE = new LabelCounts(0, 0, 0, 0, 0, 0, 0);
}
