package io.serialhub.material;

import io.serialhub.base.Problem;
import java.math.BigDecimal;

/**
 * What a measurement of a material may show.
 *
 * @param characteristic code of what is measured, for example {@code resistance}
 * @param measuredIn     the unit of measure, or null
 * @param lower          the least that is good, or null
 * @param upper          the most that is good, or null
 */
public record TestLimit(
        String characteristic, String nameZh, String nameEn, String measuredIn, BigDecimal lower, BigDecimal upper) {
    public TestLimit {
        characteristic = characteristic == null ? "" : characteristic.strip();
        if (!characteristic.matches("[a-z][a-z0-9-]{0,39}")) {
            throw Problem.invalid("characteristic-unfit", "characteristic", characteristic);
        }
        nameZh = nameZh == null || nameZh.isBlank() ? characteristic : nameZh.strip();
        nameEn = nameEn == null || nameEn.isBlank() ? characteristic : nameEn.strip();
        measuredIn = measuredIn == null || measuredIn.isBlank() ? null : measuredIn.strip();
        lower = plain(lower);
        upper = plain(upper);
        if (lower == null && upper == null || lower != null && upper != null && lower.compareTo(upper) > 0) {
            throw Problem.invalid("limits-unfit", "characteristic", characteristic);
        }
    }

    private static BigDecimal plain(BigDecimal limit) {
        if (limit == null) {
            return null;
        }
        BigDecimal bare = limit.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }
}
