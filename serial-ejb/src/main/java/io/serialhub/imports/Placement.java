package io.serialhub.imports;

import io.serialhub.location.LocationKey;
import io.serialhub.location.LocationKind;
import io.serialhub.party.PartyKey;
import io.serialhub.party.PartyKind;
import java.util.HashMap;
import java.util.Map;

/**
 * What a register's one word of state means on the axes of the ledger, as data of step {@code adopt}; with what else the
 * row must say for it, and must not.
 */
record Placement(Row row, String state, LocationKey place, PartyKey customer) {
    /** @param place where the row says it is, or null @param customer whose the row says it is or was, or null */
    static Placement of(Row row, LocationKey place, PartyKey customer) {
        if (customer != null && customer.kind() != PartyKind.CUSTOMER && customer.kind() != PartyKind.DEALER) {
            throw row.refused(
                    "customer",
                    "customer-of-other-kind",
                    "party",
                    customer.code(),
                    "kind",
                    customer.kind().word());
        }
        String said = row.word("state", "state");
        if (row.has("parent") || row.has("parentRecord")) {
            if (said != null && !said.matches("installed|sold|in-stock|in-repair|in-production")) {
                throw row.refused(
                        "state",
                        "state-contradicts-parent",
                        "state",
                        row.cell("state").text());
            }
            return new Placement(row, "installed", null, null);
        }
        String state = said == null ? guess(row, place, customer) : said;
        var placement = new Placement(row, row.needed("state", state), place, customer);
        placement.check();
        return placement;
    }

    private static String guess(Row row, LocationKey place, PartyKey customer) {
        if (row.has("scrappedOn")) {
            return "scrapped";
        }
        if (customer != null && !row.has("returnedOn")) {
            return "sold";
        }
        if (place == null) {
            return null;
        }
        return place.kind() == LocationKind.LINE ? "in-production" : "in-stock";
    }

    private void check() {
        switch (state) {
            case "sold" -> {
                if (customer == null) {
                    throw row.refused("customer", "sold-without-customer");
                }
            }
            case "in-stock" -> {
                if (place == null) {
                    throw row.refused("place", "stock-without-place");
                }
                if ((customer != null || row.has("soldOn")) && !row.has("returnedOn")) {
                    throw row.refused(
                            "state",
                            "stock-but-sold",
                            "state",
                            row.cell("state").text());
                }
            }
            case "in-repair" -> {
                if (place == null) {
                    throw row.refused("place", "repair-without-place");
                }
            }
            case "installed" -> throw row.refused("parent", "installed-without-parent");
            default -> {
                // the other words can stand alone
            }
        }
    }

    boolean inside() {
        return state.equals("installed");
    }

    /** Whether a customer owns it now; a return gives it back. */
    boolean sold() {
        return customer != null && (state.equals("sold") || state.matches("in-repair|ended") && !row.has("returnedOn"));
    }

    Map<String, Object> data() {
        var data = new HashMap<String, Object>();
        data.put(
                "number",
                state.equals("unassigned") ? "allocated" : state.equals("ended") ? "retired" : "commissioned");
        data.put("custody", custody());
        if ("location".equals(data.get("custody"))) {
            data.put("place", place.code());
        } else if ("party".equals(data.get("custody"))) {
            data.put("holder", customer.code());
        }
        data.put("owner", sold() ? "customer" : "own");
        if (sold()) {
            data.put("ownerParty", customer.code());
        }
        String quality = row.word("quality", "quality");
        data.put("quality", state.equals("scrapped") ? "scrapped" : quality == null ? "good" : quality);
        if (state.equals("in-repair")) {
            data.put("inRepair", "true");
        }
        return data;
    }

    private String custody() {
        return switch (state) {
            case "installed" -> "inside";
            case "in-transit" -> "transit";
            case "missing" -> "unknown";
            case "sold" -> "party";
            case "in-stock", "in-repair" -> "location";
            case "ended" -> place != null ? "location" : sold() ? "party" : "none";
            case "unassigned" -> "none";
            default -> place == null ? "none" : "location";
        };
    }
}
