package io.serialhub.packaging;

import io.serialhub.base.Actor;
import io.serialhub.base.Columns;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Ids;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Rows;
import io.serialhub.base.Where;
import io.serialhub.identifier.Sscc;
import io.serialhub.ledger.StepBook;
import io.serialhub.ledger.UnitDirectory;
import io.serialhub.material.MaterialIndex;
import io.serialhub.material.MaterialKey;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Cartons and pallets as they stand, and what was in them when. Packing is {@link Packing}'s. */
@Stateless
@Door
public class HandlingUnits {
    private static final int MOST_AT_ONCE = 500;

    private static final String EVENTS = """
            SELECT e.id, e.step, e.happened_at, e.actor, e.items, o.code AS order_code,
                   l.code AS l_code, l.name_zh AS l_zh, l.name_en AS l_en,
                   p.code AS p_code, p.name_zh AS p_zh, p.name_en AS p_en
            FROM box_event b
            JOIN event e ON e.id = b.event_id
            LEFT JOIN doc_order o ON o.id = e.order_id
            LEFT JOIN location l ON l.id = e.place_id
            LEFT JOIN party p ON p.id = e.party_id
            WHERE b.box_id = :box AND e.id < :before
            ORDER BY e.id DESC FETCH FIRST :n ROWS ONLY
            """;

    @Inject
    Database database;

    @Inject
    Rows rows;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    HandlingUnitRows boxes;

    @Inject
    Fills fills;

    @Inject
    SsccMaker maker;

    @Inject
    MaterialIndex materials;

    @Inject
    UnitDirectory units;

    @Inject
    StepBook steps;

    /**
     * Makes handling units, open and empty: with numbers by the rule, or one with the number that it carries.
     *
     * @param n how many, at most 500; 1 where the draft brings its number
     * @throws Problem {@code sscc-unfit}, {@code already-there}, {@code sscc-rule-missing}, {@code unknown-material}
     */
    @Needs(Permission.RECORD_MOVE)
    public List<HandlingUnit> create(BoxDraft draft, int n) {
        if (n < 1 || n > (draft.code() == null ? MOST_AT_ONCE : 1)) {
            throw Problem.invalid("amount-out-of-range", "value", n, "min", 1, "max", MOST_AT_ONCE);
        }
        MaterialKey material = draft.material() == null
                ? null
                : materials.byCodes(List.of(draft.material())).get(draft.material());
        if (draft.material() != null && material == null) {
            throw Problem.invalid("unknown-material", "material", draft.material());
        }
        List<String> codes = draft.code() == null
                ? maker.draw(draft.rule(), n)
                : List.of(free(Sscc.of(draft.code()).digits()));
        long first = ids.take("handling_unit", codes.size());
        var values = new ArrayList<Object[]>();
        for (String code : codes) {
            values.add(new Object[] {
                first + values.size(),
                code,
                String.valueOf(draft.kind().code()),
                material == null ? null : material.id(),
                draft.capacity(),
                site(),
                clock.instant(),
                Actor.current().login(),
                0L
            });
        }
        database.use(h -> rows.insert(
                h,
                "handling_unit",
                List.of("id", "code", "kind", "material_id", "capacity", "site", "created_at", "created_by", "version"),
                values));
        Where made = new Where().and("h.id >= :first", "first", first).and("h.id < :end", "end", first + codes.size());
        return boxes.full(boxes.list(made, codes.size())).stream()
                .sorted(Comparator.comparing(HandlingUnit::code))
                .toList();
    }

    private String free(String code) {
        if (boxes.isThere(code)) {
            throw Problem.conflict("already-there", "what", "handling unit", "key", code);
        }
        return code;
    }

    private static String site() {
        String site = Actor.current().site();
        return site == null ? "" : site;
    }

    /** @param code the SSCC in any form @throws Problem {@code handling-unit-unknown} */
    @Needs(Permission.UNITS_READ)
    public HandlingUnit get(String code) {
        return boxes.full(List.of(boxes.find(code))).get(0);
    }

    /** Newest first. */
    @Needs(Permission.UNITS_READ)
    public Page<HandlingUnit> list(BoxFilter filter, String after, Integer size) {
        int limit = Page.size(size);
        Where where = new Where()
                .and("h.code LIKE :text", "text", filter.text() == null ? null : beginning(filter.text()) + "%")
                .is("h.kind", filter.kind())
                .and("h.id < :after", "after", Cursor.number(after));
        if (filter.open() != null) {
            where.and("h.sealed IS " + (filter.open() ? "" : "NOT ") + "NULL");
        }
        List<HandlingUnitRows.Stored> found = boxes.list(where, limit + 1);
        Page<HandlingUnitRows.Stored> page = Page.cut(found, limit, stored -> Cursor.of(stored.id()));
        return new Page<>(boxes.full(page.items()), page.next());
    }

    /** Digits of a number as it was typed; a whole one may be written in any form. */
    private static String beginning(String text) {
        return Sscc.find(text).map(Sscc::digits).orElseGet(() -> text.replaceAll("[^0-9]", ""));
    }

    /** Units in it through all levels. @param at the moment to look at; null: now */
    @Needs(Permission.UNITS_READ)
    public Page<Packed> content(String code, Instant at, String after, Integer size) {
        int limit = Page.size(size);
        Long last = Cursor.number(after);
        long from = last == null ? 0 : last;
        long box = boxes.find(code).id();
        List<Fills.Unit> packed = fills.of(List.of(box), at).get(box).units().stream()
                .filter(unit -> unit.id() > from)
                .sorted(Comparator.comparingLong(Fills.Unit::id))
                .limit(limit + 1L)
                .toList();
        Page<Fills.Unit> page = Page.cut(packed, limit, unit -> Cursor.of(unit.id()));
        var known = units.rows(page.items().stream().map(Fills.Unit::id).toList());
        return page.map(unit -> new Packed(known.get(unit.id()), unit.box(), unit.since(), unit.until()));
    }

    /** What happened to it, newest first. */
    @Needs(Permission.UNITS_READ)
    public Page<BoxEvent> history(String code, String after, Integer size) {
        int limit = Page.size(size);
        long box = boxes.find(code).id();
        Long before = Cursor.number(after);
        List<BoxEvent> events = database.with(h -> h.createQuery(EVENTS)
                .bind("box", box)
                .bind("before", before == null ? Long.MAX_VALUE : before)
                .bind("n", limit + 1)
                .map((rs, ctx) -> event(rs))
                .list());
        return Page.cut(events, limit, e -> Cursor.of(e.event()));
    }

    private BoxEvent event(ResultSet rs) throws SQLException {
        var step = steps.current(rs.getString("step"));
        return new BoxEvent(
                rs.getString("id"),
                step.code(),
                step.titleZh(),
                step.titleEn(),
                step.icon(),
                Columns.instant(rs, "happened_at"),
                rs.getString("actor"),
                rs.getString("order_code"),
                Columns.ref(rs, "l"),
                Columns.ref(rs, "p"),
                rs.getInt("items"));
    }
}
