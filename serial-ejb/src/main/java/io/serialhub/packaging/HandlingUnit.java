package io.serialhub.packaging;

import io.serialhub.base.Ref;
import java.time.Instant;

/**
 * A carton or pallet as it stands.
 *
 * @param code     its SSCC, 18 digits
 * @param material the only one that it takes, or null
 * @param capacity how many things fit directly into it, or null
 * @param parent   SSCC of what it is packed in, or null
 * @param boxes    handling units directly inside
 * @param units    units inside, through all levels
 * @param sealed   how many things were directly inside when it was closed, or null
 * @param place    where its units are, or null
 * @param holder   who has them, when they are with a party
 */
public record HandlingUnit(
        String code,
        BoxKind kind,
        BoxStatus status,
        Ref material,
        Integer capacity,
        String parent,
        int boxes,
        int units,
        Integer sealed,
        Ref place,
        Ref holder,
        Instant createdAt,
        Instant sealedAt) {}
