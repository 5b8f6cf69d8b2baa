package io.serialhub.ledger;

import io.serialhub.base.Actor;
import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Open;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Receipts;
import io.serialhub.base.Transactions;
import io.serialhub.material.Tracking;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Work on one unit against its bill of material, and what it was made of when. */
@Stateless
@Door
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Builds {
    /** Changes of parts that {@link #moments} tells at most; there may be earlier ones when there are as many. */
    public static final int MOMENTS = Moments.MOST;

    /** The step that ships. */
    private static final String USUAL = "assemble";

    private static final String POSITIONS = """
            SELECT u.code AS unit_code, p.code AS p_code, p.name_zh AS p_zh, p.name_en AS p_en,
                   b.position, b.quantity, m.code AS m_code, m.name_zh AS m_zh, m.name_en AS m_en, m.tracking
            FROM unit u
            JOIN material p ON p.id = u.material_id
            LEFT JOIN bom_line b ON b.material_id = p.id
            LEFT JOIN material m ON m.id = b.component_id
            WHERE u.id = :id
            ORDER BY b.position
            """;

    private static final String INSIDE = """
            SELECT a.position, a.quantity, COALESCE(c.code, t.code) AS code
            FROM assembly a --DERBY-PROPERTIES constraint=ASSEMBLY_PARENT_FK
            LEFT JOIN unit c ON c.id = a.child_id
            LEFT JOIN lot t ON t.id = a.lot_id
            WHERE a.parent_id = :id AND a.to_event IS NULL
            ORDER BY a.id
            """;

    /** Lots of that code whose material stands in the unit's bill of material. */
    private static final String LOTS = """
            SELECT DISTINCT m.code AS material, m.name_zh, m.name_en
            FROM unit u
            JOIN bom_line b ON b.material_id = u.material_id
            JOIN lot t ON t.material_id = b.component_id
            JOIN material m ON m.id = t.material_id
            WHERE u.id = :id AND t.code = :code
            ORDER BY m.code
            """;

    @Inject
    Database database;

    @Inject
    UnitFinder finder;

    @Inject
    Resolver resolver;

    @Inject
    Moments moments;

    @Inject
    Recorder recorder;

    @Inject
    StepBook steps;

    @Inject
    Receipts receipts;

    @Inject
    Transactions transactions;

    /** What is inside the unit and what is missing, position by position. */
    @Needs(Permission.UNITS_READ)
    public Build get(String code) {
        return build(finder.id(code));
    }

    /**
     * Moments at which parts changed, oldest first; of a thousand changes at most, and then there may be earlier ones.
     *
     * @param until the last moment that is told, null for the newest
     */
    @Needs(Permission.UNITS_READ)
    public List<Moment> moments(String code, Instant until) {
        return moments.of(finder.id(code), until);
    }

    /** When the unit was complete for the first time: the moment of "as built"; null while it is being made. */
    @Needs(Permission.UNITS_READ)
    public Instant builtAt(String code) {
        return moments.builtAt(finder.id(code));
    }

    /**
     * Puts into the parent what was scanned: a unit, or else (a lot written exactly so goes before a unit that only looks
     * like it) a lot of a material that belongs there, with so many pieces
     * or as many as are missing. A lot that several materials share comes back as ambiguous.
     *
     * @param part its material narrows an ambiguous code
     */
    @Open("the step names the permission")
    public Recorded put(String eventId, String parent, Item part, Context context) {
        return putBy(eventId, USUAL, part.into(parent), context);
    }

    /** As above, by another step that puts units into others. @param part names its parent */
    @Open("the step names the permission")
    public Recorded putBy(String eventId, String stepCode, Item part, Context context) {
        return transactions.required(() -> {
            StepDefinition step = steps.current(stepCode);
            Actor.current().require(Permission.of(step.permission()));
            Supplier<Recorded> work = () -> recorder.record(step, Recording.of(stepCode, context, item(step, part)));
            return eventId == null
                    ? work.get()
                    : receipts.once(
                            Actor.current().login(),
                            eventId,
                            Receipts.fingerprint(stepCode, part.parent(), part, context),
                            Recorded.class,
                            work);
        });
    }

    private Item item(StepDefinition step, Item part) {
        String parent = part.parent();
        String role = step.roles().stream()
                .filter(StepRole::goesInside)
                .map(StepRole::name)
                .findFirst()
                .orElseThrow(() -> Problem.invalid("role-unknown", "role", "child", "step", step.code()));
        Item child = new Item(part.code(), role, parent, part.material(), null, null, part.position(), part.data());
        boolean unit = resolver.resolve(List.of(part.code())).getOrDefault(part.code(), List.of()).stream()
                .anyMatch(Hit::exact);
        if (unit) {
            return child;
        }
        List<Hit> parents = resolver.resolve(List.of(parent)).getOrDefault(parent, List.of());
        if (parents.size() != 1) {
            return child;
        }
        List<String> materials = lots(parents.get(0).id(), part);
        if (materials.size() != 1) {
            return child;
        }
        BigDecimal quantity = part.quantity() != null
                ? part.quantity()
                : missing(parents.get(0).id(), materials.get(0), part.position());
        return new Item(null, "lot", parent, materials.get(0), part.code(), quantity, part.position(), part.data());
    }

    private List<String> lots(long parent, Item part) {
        return database
                .with(h -> h.createQuery(LOTS)
                        .bind("id", parent)
                        .bind("code", part.code().strip())
                        .map((rs, ctx) -> rs.getString("material"))
                        .list())
                .stream()
                .filter(material -> part.material() == null || part.material().equals(material))
                .toList();
    }

    private BigDecimal missing(long parent, String material, String position) {
        return build(parent).positions().stream()
                .filter(p -> p.component().code().equals(material))
                .filter(p -> position == null || position.equals(p.position()))
                .map(Build.Position::missing)
                .filter(missing -> missing.signum() > 0)
                .findFirst()
                .orElse(null);
    }

    private Build build(long id) {
        var done = new HashMap<String, BigDecimal>();
        var parts = new HashMap<String, List<String>>();
        database.use(h -> h.createQuery(INSIDE)
                .bind("id", id)
                .map((rs, ctx) -> {
                    String position = Objects.requireNonNullElse(rs.getString("position"), "");
                    done.merge(position, rs.getBigDecimal("quantity"), BigDecimal::add);
                    return parts.computeIfAbsent(position, p -> new ArrayList<>())
                            .add(rs.getString("code"));
                })
                .list());
        return database.with(h -> h.createQuery(POSITIONS)
                .bind("id", id)
                .reduceResultSet((Build) null, (build, rs, ctx) -> {
                    var positions = new ArrayList<>(build == null ? List.of() : build.positions());
                    if (rs.getString("position") != null) {
                        positions.add(position(rs, done, parts));
                    }
                    return new Build(
                            rs.getString("unit_code"),
                            Columns.ref(rs, "p"),
                            positions.stream().allMatch(p -> p.missing().signum() == 0),
                            positions);
                }));
    }

    private static Build.Position position(
            java.sql.ResultSet rs, Map<String, BigDecimal> done, Map<String, List<String>> parts)
            throws java.sql.SQLException {
        String position = rs.getString("position");
        Tracking tracking = Coded.ofCode(Tracking.class, rs.getString("tracking"));
        BigDecimal quantity = rs.getBigDecimal("quantity");
        BigDecimal inside = done.getOrDefault(position, BigDecimal.ZERO);
        return new Build.Position(
                position,
                Columns.ref(rs, "m"),
                tracking,
                plain(quantity),
                plain(inside),
                tracking == Tracking.NONE
                        ? BigDecimal.ZERO
                        : plain(quantity.subtract(inside).max(BigDecimal.ZERO)),
                parts.getOrDefault(position, List.of()));
    }

    private static BigDecimal plain(BigDecimal quantity) {
        BigDecimal bare = quantity.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }
}
