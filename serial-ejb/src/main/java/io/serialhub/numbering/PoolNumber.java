package io.serialhub.numbering;

import io.serialhub.ledger.NumberState;

/** A number of a pool. @param draw with which it was drawn, or null */
public record PoolNumber(String number, String secret, NumberState state, String draw) {}
