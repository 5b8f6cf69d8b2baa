package io.serialhub.packaging;

import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Problem;
import io.serialhub.base.Where;
import io.serialhub.identifier.Sscc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads handling units; what is in them and where that is comes in a number of statements that does not grow with theirs. */
@ApplicationScoped
class HandlingUnitRows {
    private static final String ROWS = """
            SELECT h.id, h.code, h.kind, h.capacity, h.sealed, h.sealed_at, h.created_at, p.code AS parent_code,
                   m.code AS m_code, m.name_zh AS m_zh, m.name_en AS m_en
            FROM handling_unit h
            LEFT JOIN handling_unit p ON p.id = h.parent_id
            LEFT JOIN material m ON m.id = h.material_id
            """;

    @Inject
    Database database;

    @Inject
    Fills fills;

    /** @param bare what its row says; what is in it and where that is are still to be filled in */
    record Stored(long id, HandlingUnit bare) {}

    /** @param code the SSCC in any form @throws Problem {@code handling-unit-unknown} */
    Stored find(String code) {
        String digits = Sscc.find(code)
                .map(Sscc::digits)
                .orElseThrow(() -> Problem.notFound("handling-unit-unknown", "box", code));
        return list(new Where().and("h.code = :code", "code", digits), 1).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("handling-unit-unknown", "box", digits));
    }

    /** @param code 18 digits */
    boolean isThere(String code) {
        return !list(new Where().and("h.code = :code", "code", code), 1).isEmpty();
    }

    /** The newest first. */
    List<Stored> list(Where where, int n) {
        return database.with(h -> where.on(h.createQuery(ROWS + " <where> ORDER BY h.id DESC FETCH FIRST :n ROWS ONLY"))
                .bind("n", n)
                .map((rs, ctx) -> new Stored(rs.getLong("id"), bare(rs)))
                .list());
    }

    private static HandlingUnit bare(ResultSet rs) throws SQLException {
        return new HandlingUnit(
                rs.getString("code"),
                Coded.ofCode(BoxKind.class, rs.getString("kind")),
                null,
                Columns.ref(rs, "m"),
                Columns.whole(rs, "capacity"),
                rs.getString("parent_code"),
                0,
                0,
                Columns.whole(rs, "sealed"),
                null,
                null,
                Columns.instant(rs, "created_at"),
                Columns.instant(rs, "sealed_at"));
    }

    /** With what is in them and where that is. */
    List<HandlingUnit> full(List<Stored> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<Long, Fills.Fill> inside = fills.of(found.stream().map(Stored::id).toList(), null);
        Map<Long, Fills.Where> where = fills.where(inside.values().stream()
                .filter(fill -> !fill.units().isEmpty())
                .map(fill -> fill.units().get(0).id())
                .collect(Collectors.toSet()));
        return found.stream()
                .map(s -> {
                    Fills.Fill fill = inside.get(s.id());
                    Fills.Where at = fill.units().isEmpty()
                            ? Fills.Where.NOWHERE
                            : where.getOrDefault(fill.units().get(0).id(), Fills.Where.NOWHERE);
                    return with(s.bare(), fill, at);
                })
                .toList();
    }

    private static HandlingUnit with(HandlingUnit b, Fills.Fill fill, Fills.Where at) {
        BoxStatus status = b.sealed() == null
                ? fill.things() == 0 ? BoxStatus.EMPTY : BoxStatus.OPEN
                : b.sealed() == fill.things() ? BoxStatus.CLOSED : BoxStatus.OPENED;
        return new HandlingUnit(
                b.code(),
                b.kind(),
                status,
                b.material(),
                b.capacity(),
                b.parent(),
                fill.boxes(),
                fill.units().size(),
                b.sealed(),
                at.place(),
                at.holder(),
                b.createdAt(),
                b.sealedAt());
    }
}
