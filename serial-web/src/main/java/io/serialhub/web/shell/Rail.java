package io.serialhub.web.shell;

import static io.serialhub.base.Permission.ACCESS_WRITE;
import static io.serialhub.base.Permission.APPROVE;
import static io.serialhub.base.Permission.AUDIT_READ;
import static io.serialhub.base.Permission.CONNECTIONS_READ;
import static io.serialhub.base.Permission.HOLDS_WRITE;
import static io.serialhub.base.Permission.IMPORTS_READ;
import static io.serialhub.base.Permission.MASTER_READ;
import static io.serialhub.base.Permission.NUMBERS_READ;
import static io.serialhub.base.Permission.NUMBERS_WRITE;
import static io.serialhub.base.Permission.ORDERS_READ;
import static io.serialhub.base.Permission.ORDERS_WRITE;
import static io.serialhub.base.Permission.RECORD_INSPECT;
import static io.serialhub.base.Permission.RECORD_MAKE;
import static io.serialhub.base.Permission.RECORD_MOVE;
import static io.serialhub.base.Permission.RECORD_SERVICE;
import static io.serialhub.base.Permission.RECORD_SHIP;
import static io.serialhub.base.Permission.STEPS_WRITE;
import static io.serialhub.base.Permission.SYSTEM;
import static io.serialhub.base.Permission.UNITS_READ;
import static io.serialhub.web.shell.Area.part;

import io.serialhub.base.Actor;
import io.serialhub.base.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;

/** The way through the house: what a person's rights allow, always in the same order. */
@Named
@ApplicationScoped
public class Rail {
    private static final Set<Permission> SCANS =
            Set.of(RECORD_MAKE, RECORD_MOVE, RECORD_SHIP, RECORD_INSPECT, RECORD_SERVICE);

    private static final List<Area> AREAS = List.of(
            Area.of("home", "home", "/home/home.xhtml", "h", Set.of(UNITS_READ)),
            Area.of("station", "barcode", "/station/jobs.xhtml", "s", SCANS),
            Area.of(
                    "numbers",
                    "hashtag",
                    "/numbers/batches.xhtml",
                    "n",
                    Set.of(NUMBERS_READ),
                    part("rules", "/numbers/rules.xhtml", NUMBERS_READ),
                    part("batches", "/numbers/batches.xhtml", NUMBERS_READ),
                    part("pools", "/numbers/pools.xhtml", NUMBERS_READ),
                    part("number-profiles", "/numbers/profiles.xhtml", MASTER_READ),
                    part("labels", "/labels/ledger.xhtml", NUMBERS_READ),
                    part("label-templates", "/labels/templates.xhtml", NUMBERS_READ)),
            Area.of("orders", "receipt", "/orders/orders.xhtml", "o", Set.of(ORDERS_READ)),
            Area.of("units", "sitemap", "/units/units.xhtml", "u", Set.of(UNITS_READ)),
            Area.of(
                    "stock",
                    "warehouse",
                    "/stock/stock.xhtml",
                    "k",
                    Set.of(UNITS_READ),
                    part("stockunits", "/stock/stock.xhtml", UNITS_READ),
                    part("levels", "/stock/levels.xhtml", UNITS_READ),
                    part("boxes", "/packaging/boxes.xhtml", UNITS_READ),
                    part("lots", "/lots/lots.xhtml", MASTER_READ),
                    part("stocktakes", "/stock/stocktakes.xhtml", UNITS_READ)),
            Area.of(
                    "quality",
                    "shield",
                    "/quality/holds.xhtml",
                    "q",
                    Set.of(HOLDS_WRITE, APPROVE, RECORD_INSPECT),
                    part("holds", "/quality/holds.xhtml", HOLDS_WRITE),
                    part("approvals", "/approvals/approvals.xhtml", UNITS_READ),
                    part("genuine", "/quality/genuine.xhtml", UNITS_READ)),
            Area.of(
                    "connections",
                    "share-alt",
                    "/imports/imports.xhtml",
                    "c",
                    Set.of(IMPORTS_READ, CONNECTIONS_READ),
                    part("links", "/connections/connections.xhtml", CONNECTIONS_READ),
                    part("subscriptions", "/connections/subscriptions.xhtml", CONNECTIONS_READ),
                    part("endpoints", "/connections/endpoints.xhtml", CONNECTIONS_READ),
                    part("messages", "/connections/messages.xhtml", CONNECTIONS_READ),
                    part("imports", "/imports/imports.xhtml", IMPORTS_READ)),
            Area.of(
                    "setup",
                    "sliders-h",
                    "/materials/materials.xhtml",
                    "e",
                    Set.of(MASTER_READ, ACCESS_WRITE, AUDIT_READ),
                    part("materials", "/materials/materials.xhtml", MASTER_READ),
                    part("partners", "/partners/partners.xhtml", MASTER_READ),
                    part("locations", "/locations/locations.xhtml", MASTER_READ),
                    part("stepsetup", "/setup/steps.xhtml", STEPS_WRITE),
                    part("users", "/setup/users.xhtml", ACCESS_WRITE),
                    part("roles", "/setup/roles.xhtml", ACCESS_WRITE),
                    part("tokens", "/setup/tokens.xhtml", ACCESS_WRITE),
                    part("audit", "/setup/audit.xhtml", AUDIT_READ),
                    part("proof", "/setup/proof.xhtml", SYSTEM)));

    public List<Area> getAreas() {
        Actor actor = Actor.current();
        return actor == Actor.NOBODY
                ? List.of()
                : AREAS.stream().filter(a -> a.openTo(actor)).toList();
    }

    public List<Area> parts(Area area) {
        return area.partsFor(Actor.current());
    }

    /** Leads to the first part that is open to the person, when the area's own page is not. */
    public String page(Area area) {
        List<Area> open = parts(area);
        boolean own = open.isEmpty() || open.stream().anyMatch(p -> p.page().equals(area.page()));
        return own ? area.page() : open.get(0).page();
    }

    /** Where a person's day starts, by what they may do. */
    public String opening() {
        Actor actor = Actor.current();
        boolean plans = actor.may(NUMBERS_WRITE) || actor.may(ORDERS_WRITE) || actor.may(ACCESS_WRITE);
        if (!plans && actor.may(HOLDS_WRITE)) {
            return "/quality/holds.xhtml";
        }
        if (!plans && actor.may(RECORD_SHIP)) {
            return "/orders/orders.xhtml";
        }
        if (!plans && SCANS.stream().anyMatch(actor::may)) {
            return "/station/jobs.xhtml";
        }
        if (!plans && actor.may(Permission.CONNECTIONS_WRITE)) {
            return "/connections/messages.xhtml?status=dead";
        }
        if (!plans && actor.may(AUDIT_READ) && !actor.may(Permission.MASTER_WRITE)) {
            return "/search/search.xhtml";
        }
        return actor.may(UNITS_READ)
                ? "/home/home.xhtml"
                : getAreas().stream().findFirst().map(this::page).orElse("/search/search.xhtml");
    }
}
