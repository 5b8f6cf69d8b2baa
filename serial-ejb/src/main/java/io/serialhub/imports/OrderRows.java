package io.serialhub.imports;

import static io.serialhub.imports.Loader.first;

import io.serialhub.base.Coded;
import io.serialhub.base.Draft;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.RowAnswer;
import io.serialhub.location.LocationIndex;
import io.serialhub.location.LocationKey;
import io.serialhub.material.MaterialIndex;
import io.serialhub.order.Order;
import io.serialhub.order.OrderKind;
import io.serialhub.order.Orders;
import io.serialhub.party.PartyIndex;
import io.serialhub.party.PartyKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Orders, one row a line. Lines that a file does not name stay, so that corrected rows can follow alone. */
@ApplicationScoped
class OrderRows implements Loader {
    @Inject
    Orders orders;

    @Inject
    MaterialIndex materials;

    @Inject
    PartyIndex parties;

    @Inject
    LocationIndex locations;

    @Override
    public ImportKind kind() {
        return ImportKind.ORDERS;
    }

    @Override
    public Set<Permission> permissions() {
        return Set.of(Permission.ORDERS_READ, Permission.ORDERS_WRITE);
    }

    @Override
    public int together() {
        return ImportWork.CHUNK;
    }

    @Override
    public List<Verdict> load(List<Row> rows, Surroundings at) {
        MaterialLookup known = MaterialLookup.of(materials, Lookup.written(rows, "material"));
        Set<String> partners = Lookup.written(rows, "party");
        Set<String> places = Lookup.written(rows, "location");
        var byParty = new Lookup<>(parties.byCodes(partners), parties.byNames(partners));
        var byPlace = new Lookup<>(locations.byCodes(places), locations.byNames(places));
        Map<String, Order> before = orders.find(Lookup.written(rows, "code"));
        Map<String, OrderDraft> drafts = new LinkedHashMap<>();
        List<Verdict> verdicts = each(rows, row -> {
            String code = row.neededCode("code", 60);
            String material = known.needed(row, "material").code();
            Integer quantity = row.needed("quantity", row.whole("quantity", 1, Integer.MAX_VALUE));
            OrderDraft.Head head =
                    head(row, byParty.find(row, "party", "party"), byPlace.find(row, "location", "location"), at);
            OrderDraft draft = drafts.computeIfAbsent(code, c -> new OrderDraft(c, before.get(c)));
            return Verdict.of(row, draft.take(row, head, row.whole("lineNo", 1, 1_000_000), material, quantity));
        });
        Map<Row, Verdict> refused = new IdentityHashMap<>();
        save(drafts.values().stream().filter(OrderDraft::changed).toList(), at, refused);
        return verdicts.stream().map(v -> refused.getOrDefault(v.row(), v)).toList();
    }

    /** What is refused of an order is said of each of its rows. */
    private void save(List<OrderDraft> drafts, Surroundings at, Map<Row, Verdict> refused) {
        List<OrderDraft> whole = new ArrayList<>();
        List<Draft<Order>> asked = new ArrayList<>();
        for (OrderDraft draft : drafts) {
            try {
                asked.add(new Draft<>(draft.order(at.site()), null));
                whole.add(draft);
            } catch (Problem e) {
                draft.rows().forEach(row -> refused.put(row, Verdict.refused(row, e)));
            }
        }
        List<RowAnswer> answers = orders.saveAll(asked, false);
        for (int i = 0; i < answers.size(); i++) {
            RowAnswer answer = answers.get(i);
            if (answer.isRefused()) {
                Problem problem = Problem.of(answer.kind(), answer.reason());
                whole.get(i).rows().forEach(row -> refused.put(row, Verdict.refused(row, problem)));
            }
        }
    }

    private static OrderDraft.Head head(Row row, PartyKey party, LocationKey place, Surroundings at) {
        String word = first(
                row.word("kind", "order"),
                Catalogue.hinted(
                        "order", row.layout().heading("code"), row.layout().sheet(), at.file()));
        return new OrderDraft.Head(
                Coded.ofWord(OrderKind.class, row.needed("kind", word)),
                party == null ? null : party.code(),
                place == null ? null : place.code(),
                row.code("site", 20),
                due(row, at),
                row.code("reference", 120),
                row.text("carrier", 120),
                row.code("tracking", 120));
    }

    /** A day without a time is due until its end. */
    private static Instant due(Row row, Surroundings at) {
        LocalDateTime due = row.moment("due", at.zone());
        if (due == null) {
            return null;
        }
        LocalDateTime last =
                due.toLocalTime().equals(LocalTime.MIDNIGHT) ? due.toLocalDate().atTime(23, 59, 59) : due;
        return last.atZone(at.zone()).toInstant();
    }
}
