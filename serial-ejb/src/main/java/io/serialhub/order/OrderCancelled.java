package io.serialhub.order;

/** Fired in the transaction that calls an order off. */
public record OrderCancelled(String code) {}
