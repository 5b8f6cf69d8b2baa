package io.serialhub.order;

import io.serialhub.base.Ref;

/**
 * A component of a kit on an order line.
 *
 * @param quantity for all kits of the line
 * @param done     counted by the ledger
 */
public record KitPartView(Ref material, int quantity, int done) {}
