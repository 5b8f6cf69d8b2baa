package io.serialhub.ledger;

import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Units as they stand, their lives and their parts. Reads only. */
@Stateless
@Door
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Units {
    private static final String ONE = """
            SELECT u.*, m.code AS m_code, m.name_zh AS m_zh, m.name_en AS m_en,
                   l.code AS l_code, l.name_zh AS l_zh, l.name_en AS l_en,
                   h.code AS h_code, h.name_zh AS h_zh, h.name_en AS h_en,
                   o.code AS o_code, o.name_zh AS o_zh, o.name_en AS o_en,
                   t.code AS lot_code, w.code AS work_order, p.code AS parent_code, b.code AS box_code,
                   r.code AS reserved_order, COALESCE(l.site, u.site) AS present_site
            FROM unit u
            JOIN material m ON m.id = u.material_id
            LEFT JOIN location l ON l.id = u.place_id
            LEFT JOIN party h ON h.id = u.holder_id
            LEFT JOIN party o ON o.id = u.owner_id
            LEFT JOIN lot t ON t.id = u.lot_id
            LEFT JOIN doc_order w ON w.id = u.work_order_id
            LEFT JOIN unit p ON p.id = u.parent_id
            LEFT JOIN handling_unit b ON b.id = u.box_id
            LEFT JOIN doc_order r ON r.id = u.reserved_for
            WHERE u.id = :id
            """;

    @Inject
    Database database;

    @Inject
    Resolver resolver;

    @Inject
    UnitFinder finder;

    @Inject
    UnitPages pages;

    @Inject
    Sales sales;

    @Inject
    Timeline timeline;

    @Inject
    Tree tree;

    @Inject
    Moments moments;

    @Inject
    Clock clock;

    /** @throws Problem {@code unit-unknown}, {@code unit-ambiguous} with the numbers that the code may mean */
    @Needs(Permission.UNITS_READ)
    public UnitView get(String code) {
        return view(finder.id(code, null));
    }

    /** A code that several materials share is told apart by the material. */
    @Needs(Permission.UNITS_READ)
    public UnitView get(String code, String material) {
        return view(finder.id(code, material));
    }

    /** Units whose number or further identifier is or begins with what was typed. @param limit at most 50 */
    @Needs(Permission.UNITS_READ)
    public List<UnitRow> search(String text, int limit) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        List<Long> exact = resolver.resolve(List.of(text)).getOrDefault(text, List.of()).stream()
                .map(Hit::id)
                .toList();
        return exact.isEmpty()
                ? pages.list(new UnitFilter(text, null, null, null, null, null, null, null), null, Math.min(limit, 50))
                        .items()
                : pages.byIds(exact);
    }

    @Needs(Permission.UNITS_READ)
    public Page<UnitRow> list(UnitFilter filter, String after, Integer size) {
        return pages.list(filter, after, size);
    }

    /** Newest first. @param kind made, moved, quality, service, label or null for all */
    @Needs(Permission.UNITS_READ)
    public Page<TimelineEntry> timeline(String code, String kind, String after, Integer size) {
        return timeline.page(finder.id(code, null), kind, after, size);
    }

    /**
     * Parts inside it or what it is inside of, {@link Tree#MOST} at most; what is left out is counted where it belongs.
     *
     * @param at the moment to look at; null: now
     */
    @Needs(Permission.UNITS_READ)
    public Part tree(String code, Part.Direction direction, Instant at) {
        return tree.of(finder.id(code, null), direction, at == null ? clock.instant() : at);
    }

    /** The moment and the direction of {@link #parts}. @param at null: now */
    public record Inside(Part.Direction direction, Instant at) {}

    /** All that is directly inside it or around it, page by page; each says how many further ones go on from it. */
    @Needs(Permission.UNITS_READ)
    public Page<Part> parts(String code, Inside asked, String after, Integer size) {
        Long last = Cursor.number(after);
        return tree.page(
                finder.id(code, null),
                asked.direction(),
                asked.at() == null ? clock.instant() : asked.at(),
                new Tree.Paged(last == null ? 0 : last, Page.size(size)));
    }

    /**
     * Moments at which the parts of a unit changed, oldest first; a thousand at most, and then there may be earlier ones.
     *
     * @param until the last one that is told, null for the newest
     */
    @Needs(Permission.UNITS_READ)
    public List<Instant> changes(String code, Instant until) {
        return moments.changes(finder.id(code, null), until);
    }

    /**
     * How many units show which word, each counted up to {@link Tally#MOST}; parts inside others are not counted.
     *
     * @param site as in {@link UnitFilter}; null for all
     */
    @Needs(Permission.UNITS_READ)
    public Map<StateWord, Tally> countsByState(String site) {
        return pages.countsByState(site);
    }

    /** How many have which mark, each counted up to {@link Tally#MOST}. @param site null for all */
    @Needs(Permission.UNITS_READ)
    public Map<Badge, Tally> countsByBadge(String site) {
        return pages.countsByBadge(site);
    }

    private UnitView view(long id) {
        List<Identifier> identifiers = database.with(
                h -> h.createQuery("SELECT kind, code FROM identifier WHERE unit_id = :id ORDER BY kind, id")
                        .bind("id", id)
                        .map((rs, ctx) -> new Identifier(rs.getString("kind"), rs.getString("code")))
                        .list());
        Sale sale = sales.last(id);
        UnitView view = database.with(h -> h.createQuery(ONE)
                .bind("id", id)
                .map((rs, ctx) -> view(rs, identifiers, sale))
                .one());
        return view.state() == StateWord.INSIDE ? inside(id, view) : view;
    }

    private UnitView inside(long id, UnitView v) {
        UnitView top = view(pages.outermost(List.of(id)).get(id).id());
        return new UnitView(
                v.code(),
                v.material(),
                top.state(),
                v.badges(),
                v.number(),
                v.custody(),
                top.place(),
                top.holder(),
                v.parent(),
                top.code(),
                v.handlingUnit(),
                v.quality(),
                v.ownerKind(),
                v.owner(),
                top.site(),
                v.lot(),
                v.workOrder(),
                v.holds(),
                v.recalls(),
                v.cases(),
                v.warrantyFrom(),
                v.warrantyUntil(),
                v.identifiers(),
                v.sale(),
                v.stockedAt(),
                v.reservedFor(),
                v.events());
    }

    private static UnitView view(ResultSet rs, List<Identifier> identifiers, Sale sale) throws SQLException {
        UnitState s = StateRow.read(rs).state();
        return new UnitView(
                rs.getString("code"),
                Columns.ref(rs, "m"),
                Coded.ofCode(StateWord.class, rs.getString("state")),
                Badge.of(s),
                s.number(),
                s.custody(),
                Columns.ref(rs, "l"),
                Columns.ref(rs, "h"),
                rs.getString("parent_code"),
                null,
                rs.getString("box_code"),
                s.quality(),
                s.ownerKind(),
                Columns.ref(rs, "o"),
                rs.getString("present_site"),
                rs.getString("lot_code"),
                rs.getString("work_order"),
                s.holds(),
                s.recalls(),
                s.cases(),
                s.warrantyFrom(),
                s.warrantyUntil(),
                identifiers,
                sale,
                s.stockedAt(),
                rs.getString("reserved_order"),
                rs.getInt("seq"));
    }
}
