package io.serialhub.packaging;

import io.serialhub.base.Problem;
import io.serialhub.identifier.Sscc;

/**
 * How SSCCs of our own are made.
 *
 * @param extension     the extension digit, 0 to 9
 * @param companyPrefix the GS1 Company Prefix, 6 to 12 digits
 * @param last          the reference that was used last; 0 before the first
 * @param version       null for a new rule
 */
public record SsccRule(
        String code, String nameZh, String nameEn, int extension, String companyPrefix, long last, Long version) {
    public SsccRule {
        code = code == null ? "" : code.strip();
        nameZh = nameZh == null || nameZh.isBlank() ? code : nameZh.strip();
        nameEn = nameEn == null || nameEn.isBlank() ? code : nameEn.strip();
        if (!code.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
            throw Problem.invalid("sscc-rule-code", "code", code);
        }
        Sscc.of(extension, companyPrefix, last);
    }

    /** The SSCC of a reference. */
    Sscc sscc(long reference) {
        return Sscc.of(extension, companyPrefix, reference);
    }
}
