package io.serialhub.numbering;

/**
 * What became of numbers that were given back.
 *
 * @param returned are free in a pool again
 * @param voided   had been put on something already and will never be handed out again
 * @param kept     bear a product, and stay
 */
public record GivenBack(long returned, long voided, long kept) {
    static final GivenBack NOTHING = new GivenBack(0, 0, 0);

    GivenBack plus(GivenBack more) {
        return new GivenBack(returned + more.returned, voided + more.voided, kept + more.kept);
    }
}
