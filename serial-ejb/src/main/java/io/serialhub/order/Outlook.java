package io.serialhub.order;

/**
 * What is open of one kind of order.
 *
 * @param late    orders past their date
 * @param pieces  asked for by the open ones
 * @param missing of these, still to be done
 */
public record Outlook(OrderKind kind, int orders, int late, long pieces, long missing) {}
