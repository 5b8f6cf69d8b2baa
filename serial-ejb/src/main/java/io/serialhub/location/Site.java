package io.serialhub.location;

import io.serialhub.base.Fields;
import io.serialhub.base.Problem;
import java.time.DateTimeException;
import java.time.ZoneId;

/**
 * A town, campus or branch that people work at; rights can be narrowed to it.
 *
 * @param nameZh   one of the two names may be missing; it is then the other
 * @param timeZone of its clocks and its days, by the IANA name: {@code Asia/Shanghai}
 */
public record Site(String code, String nameZh, String nameEn, String timeZone) {
    public Site {
        code = Fields.needed("code", code, 20);
        String zh = Fields.optional("nameZh", nameZh, 200);
        String en = Fields.optional("nameEn", nameEn, 200);
        nameZh = Fields.needed("nameZh", zh == null ? en : zh);
        nameEn = en == null ? zh : en;
        timeZone = Fields.needed("timeZone", timeZone, 60);
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw Problem.invalid("unknown-time-zone", "timeZone", timeZone);
        }
    }
}
