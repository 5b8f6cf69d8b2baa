package io.serialhub.ledger;

import java.util.Arrays;
import java.util.List;

/** One unit as {@link Model} knows it. */
final class ModelUnit {
    final String code;
    String material;
    String number = "allocated";
    String custody = "none";
    String quality = "good";
    String owner;
    String place;
    String holder;
    ModelUnit parent;
    String reserved;
    String lot;
    String supplier;
    int holds;
    int cases;

    ModelUnit(String code, String material) {
        this.code = code;
        this.material = material;
    }

    boolean ours() {
        return owner == null;
    }

    boolean customers() {
        return owner != null && !owner.startsWith("S");
    }

    ModelUnit copy() {
        var copy = new ModelUnit(code, material);
        copy.number = number;
        copy.custody = custody;
        copy.quality = quality;
        copy.owner = owner;
        copy.place = place;
        copy.holder = holder;
        copy.parent = parent;
        copy.reserved = reserved;
        copy.lot = lot;
        copy.supplier = supplier;
        copy.holds = holds;
        copy.cases = cases;
        return copy;
    }

    /** As the unit's page would say it; null stands for ours where it is the owner. */
    List<Object> state() {
        return Arrays.asList(
                number, custody, quality, owner, place, holder, parent == null ? null : parent.code, holds, cases);
    }
}
