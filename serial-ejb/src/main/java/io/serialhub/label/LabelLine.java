package io.serialhub.label;

/**
 * The labels of one number batch.
 *
 * @param order   code of the order that the batch was made for, or null
 * @param numbers that the batch has
 */
public record LabelLine(String batch, String material, String order, int numbers, LabelCounts labels) {}
