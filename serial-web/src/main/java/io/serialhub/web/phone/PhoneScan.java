package io.serialhub.web.phone;

import io.serialhub.base.Fields;
import java.time.Instant;
import java.util.Map;

/**
 * One thing that a person did on a phone, as the phone kept it until it could be told.
 *
 * @param id       made when it was done; sent twice it counts once
 * @param kind     scan or back: taken back
 * @param job      what the phone was set to, as a station is; {@code count} for a count
 * @param document code of the order or the count, or null
 * @param place    where, as chosen or scanned before; null where the job needs none
 * @param material tells apart a code that several materials share, or names that of a new unit
 * @param code     as it was read
 * @param at       when it was done, by the server's clock as far as the phone knew it, UTC
 * @param event    of the ledger that is taken back
 */
public record PhoneScan(
        String id,
        String kind,
        String job,
        String document,
        String place,
        String party,
        String reason,
        String material,
        String lot,
        Map<String, String> fields,
        String code,
        Instant at,
        String event) {
    static final String COUNT = "count";

    public PhoneScan {
        id = Fields.needed("id", id, 60);
        kind = Fields.needed("kind", kind, 10);
        job = Fields.needed("job", job, 80);
        code = Fields.needed("code", code, 200);
        fields = fields == null ? Map.of() : Map.copyOf(fields);
    }

    boolean isCount() {
        return job.equals(COUNT);
    }

    boolean isTakenBack() {
        return kind.equals("back");
    }
}
