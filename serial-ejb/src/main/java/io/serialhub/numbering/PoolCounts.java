package io.serialhub.numbering;

/**
 * What became of a pool's numbers; together they are all of it.
 *
 * @param free    nobody has drawn them, nothing bears them
 * @param drawn   handed out, nothing bears them yet
 * @param encoded on a product or a label that was verified
 * @param used    the product exists
 * @param ended   voided or retired
 */
public record PoolCounts(long free, long drawn, long encoded, long used, long ended) {
    public long total() {
        return free + drawn + encoded + used + ended;
    }
}
