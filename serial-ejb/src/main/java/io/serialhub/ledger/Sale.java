package io.serialhub.ledger;

import io.serialhub.base.Ref;
import java.time.Instant;

/** How a unit left us last. */
public record Sale(String order, Ref customer, Instant shippedAt, String carrier, String tracking) {}
