package io.serialhub.web.station;

import io.serialhub.base.Actor;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.order.OrderKind;
import java.util.Arrays;
import java.util.Locale;

/** What a station can be set to: a step, the role its scans play in it, and what must be chosen once before. */
public enum StationJob {
    RECEIVE("receive", "supplied", "inbox", OrderKind.PURCHASE, true, Permission.RECORD_MOVE),
    SHIP("ship", null, "truck", OrderKind.SALES, false, Permission.RECORD_SHIP),
    PUT_AWAY("put-away", null, "warehouse", null, true, Permission.RECORD_MOVE),
    STORE("receive", "unit", "box", null, true, Permission.RECORD_MOVE),
    COMMISSION("commission", null, "cog", OrderKind.WORK, true, Permission.RECORD_MAKE),
    ASSEMBLE("assemble", "child", "link", null, false, Permission.RECORD_MAKE),
    INSPECT("inspect", null, "verified", null, false, Permission.RECORD_INSPECT),
    TRANSFER_OUT("transfer-out", null, "send", null, false, Permission.RECORD_MOVE),
    TRANSFER_IN("transfer-in", null, "download", null, true, Permission.RECORD_MOVE),
    RETURN("return", null, "replay", OrderKind.RETURN, true, Permission.RECORD_MOVE),
    COUNT("count", null, "list-check", null, true, Permission.RECORD_MOVE);

    private final String step;
    private final String role;
    private final String icon;
    private final OrderKind orderKind;
    private final boolean place;
    private final Permission permission;

    StationJob(String step, String role, String icon, OrderKind orderKind, boolean place, Permission permission) {
        this.step = step;
        this.role = role;
        this.icon = icon;
        this.orderKind = orderKind;
        this.place = place;
        this.permission = permission;
    }

    static StationJob of(String word) {
        return Arrays.stream(values())
                .filter(job -> job.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("page-needs-parameter", "name", "job"));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String step() {
        return step;
    }

    String role() {
        return role;
    }

    public String icon() {
        return icon;
    }

    public OrderKind orderKind() {
        return orderKind;
    }

    /** A place is chosen once, before the first scan. */
    public boolean place() {
        return place;
    }

    /** Numbers of a supplier are new to us, so the material must be known beforehand. */
    public boolean material() {
        return this == RECEIVE;
    }

    boolean openTo(Actor actor) {
        return actor.may(permission);
    }
}
