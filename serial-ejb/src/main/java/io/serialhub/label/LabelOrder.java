package io.serialhub.label;

import io.serialhub.base.Fields;
import io.serialhub.base.Problem;
import io.serialhub.ledger.UnitFilter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Labels that are asked for, of exactly one of: a number batch, an order, a list of codes, the units of a filter.
 *
 * @param template code
 * @param batch    code of a number batch
 * @param order    code of the order that units are made for
 * @param codes    anything that names a unit; at most 5,000
 * @param startAt  place on the first sheet, counted from 1; null: 1
 * @param limit    most labels of this job; null: 50,000, which is the most
 * @param reason   why labels that exist already are made again: then their earlier ones are scrapped. Null: only units
 *                 without a label get one
 */
public record LabelOrder(
        String template,
        LabelOutput output,
        String batch,
        String order,
        List<String> codes,
        UnitFilter units,
        Integer startAt,
        Integer limit,
        String reason) {
    static final int MOST = 50_000;
    private static final int MOST_CODES = 5_000;

    public LabelOrder {
        template = Fields.needed("template", template, 40);
        output = output == null ? LabelOutput.PDF : output;
        batch = Fields.optional("batch", batch, 40);
        order = Fields.optional("order", order, 60);
        codes = codes == null ? List.of() : List.copyOf(codes);
        if (codes.size() > MOST_CODES) {
            throw Problem.of(Problem.Kind.TOO_LARGE, "too-many-items", "items", codes.size(), "max", MOST_CODES);
        }
        long named = Stream.of(batch, order, codes.isEmpty() ? null : codes, units)
                .filter(Objects::nonNull)
                .count();
        if (named != 1) {
            throw Problem.invalid("label-source-needed");
        }
        startAt = startAt == null ? 1 : startAt;
        limit = limit == null ? MOST : Fields.between("limit", limit, 1, MOST);
        reason = Fields.optional("reason", reason, 500);
    }

    LabelSource source() {
        return batch != null
                ? LabelSource.BATCH
                : order != null ? LabelSource.ORDER : units != null ? LabelSource.UNITS : LabelSource.CODES;
    }

    String sourceKey() {
        return batch != null ? batch : order;
    }
}
