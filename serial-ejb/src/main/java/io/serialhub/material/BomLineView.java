package io.serialhub.material;

import java.math.BigDecimal;

/** One place in a bill of material with what people call the component and how it is tracked. */
public record BomLineView(
        String position, String component, String nameZh, String nameEn, Tracking tracking, BigDecimal quantity) {
    public BomLine line() {
        return new BomLine(position, component, quantity);
    }
}
