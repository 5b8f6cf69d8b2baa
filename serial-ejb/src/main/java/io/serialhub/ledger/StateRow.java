package io.serialhub.ledger;

import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** A unit's state as a row of table {@code unit}: its columns, what is written into them and how they are read. */
final class StateRow {
    /** The key first. */
    static final List<String> COLUMNS = List.of(
            "id",
            "material_id",
            "lot_id",
            "work_order_id",
            "number_state",
            "custody",
            "place_id",
            "place_kind",
            "holder_id",
            "parent_id",
            "box_id",
            "quality",
            "owner_kind",
            "owner_id",
            "holds",
            "recalls",
            "cases",
            "warranty_from",
            "warranty_until",
            "stocked_at",
            "reserved",
            "reserved_for",
            "seq");

    /** What {@link #read} needs, of {@code unit u}. */
    static final String SELECT =
            COLUMNS.stream().map(column -> "u." + column).collect(Collectors.joining(", ")) + ", u.code, u.site";

    private StateRow() {}

    /** In the order of the columns. */
    static Object[] of(long id, UnitState s, int seq) {
        return new Object[] {
            id,
            s.materialId(),
            s.lotId(),
            s.workOrderId(),
            letter(s.number()),
            letter(s.custody()),
            s.placeId(),
            s.placeKind() == null ? null : s.placeKind().toString(),
            s.holderId(),
            s.parentId(),
            s.boxId(),
            letter(s.quality()),
            letter(s.ownerKind()),
            s.ownerId(),
            s.holds(),
            s.recalls(),
            s.cases(),
            s.warrantyFrom(),
            s.warrantyUntil(),
            s.stockedAt(),
            s.reserved() == null ? null : letter(s.reserved()),
            s.reservedFor(),
            seq
        };
    }

    static StoredUnit read(ResultSet rs) throws SQLException {
        String kind = rs.getString("place_kind");
        String reserved = rs.getString("reserved");
        var state = new UnitState(
                new UnitState.Origin(
                        rs.getLong("material_id"), Columns.number(rs, "lot_id"), Columns.number(rs, "work_order_id")),
                Coded.ofCode(NumberState.class, rs.getString("number_state")),
                new UnitState.Where(
                        Coded.ofCode(Custody.class, rs.getString("custody")),
                        Columns.number(rs, "place_id"),
                        kind == null ? null : kind.charAt(0),
                        Columns.number(rs, "holder_id"),
                        Columns.number(rs, "parent_id")),
                Columns.number(rs, "box_id"),
                Coded.ofCode(Quality.class, rs.getString("quality")),
                new UnitState.Owner(
                        Coded.ofCode(OwnerKind.class, rs.getString("owner_kind")), Columns.number(rs, "owner_id")),
                new UnitState.Open(rs.getInt("holds"), rs.getInt("recalls"), rs.getInt("cases")),
                new UnitState.Warranty(date(rs.getDate("warranty_from")), date(rs.getDate("warranty_until"))),
                Columns.instant(rs, "stocked_at"),
                new UnitState.Promise(
                        reserved == null ? null : Coded.ofCode(Reservation.class, reserved),
                        Columns.number(rs, "reserved_for")));
        return new StoredUnit(
                rs.getLong("id"), rs.getString("code"), rs.getString("site"), state, rs.getInt("seq"), null, null);
    }

    private static LocalDate date(Date date) {
        return date == null ? null : date.toLocalDate();
    }

    private static String letter(Coded value) {
        return String.valueOf(value.code());
    }

    /** SQL type of a column that may become null. */
    static int typeOf(String column) {
        if (column.startsWith("warranty")) {
            return Types.DATE;
        }
        if (column.equals("stocked_at")) {
            return Types.TIMESTAMP;
        }
        return column.endsWith("_id") || column.equals("reserved_for") ? Types.BIGINT : Types.CHAR;
    }
}
