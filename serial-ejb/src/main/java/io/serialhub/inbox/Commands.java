package io.serialhub.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.ledger.Answer;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Recorded;
import io.serialhub.material.Material;
import io.serialhub.material.Materials;
import io.serialhub.order.Order;
import io.serialhub.order.Orders;
import io.serialhub.party.Parties;
import io.serialhub.party.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Carries out a command at the door that it is for. */
@ApplicationScoped
class Commands {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addHandler(new WordReader())
            .build();

    private Ledger ledger;
    private Orders orders;
    private Materials materials;
    private Parties parties;

    protected Commands() {}

    @Inject
    Commands(Ledger ledger, Orders orders, Materials materials, Parties parties) {
        this.ledger = ledger;
        this.orders = orders;
        this.materials = materials;
        this.parties = parties;
    }

    /**
     * What was done.
     *
     * @param type     as the log of messages names it: {@code scan.ship}, {@code order.save}
     * @param subject  the business key that it was about
     * @param quantity units, or lines
     */
    record Done(String type, String subject, int quantity) {}

    /** @throws Problem what the door says, {@code command-unreadable} when the document is no such command */
    Done run(CommandKind kind, ObjectNode command) {
        return switch (kind) {
            case SCAN -> scan(read(command, Scanned.class));
            case ORDER -> order(read(command, Order.class));
            case MATERIAL -> material(read(inUse(command), Material.class));
            case PARTNER -> partner(read(inUse(command), Party.class));
        };
    }

    private Done scan(Scanned scan) {
        Recorded recorded = ledger.record(scan.recording());
        if (recorded.outcome() == Recorded.Outcome.REFUSED) {
            throw Problem.of(Problem.Kind.CONFLICT, reason(recorded));
        }
        String first = recorded.items().get(0).unit();
        String subject = scan.order() != null ? scan.order() : first == null ? scan.step() : first;
        return new Done("scan." + scan.step(), subject, recorded.accepted());
    }

    private static Reason reason(Recorded recorded) {
        List<Reason> reasons = recorded.items().stream()
                .map(Answer::reason)
                .filter(Objects::nonNull)
                .toList();
        return reasons.size() == 1
                ? reasons.get(0)
                : Reason.of(
                        "scan-refused",
                        "refused",
                        reasons.size(),
                        "items",
                        recorded.items().size());
    }

    private Done order(Order order) {
        orders.save(order, null);
        return new Done("order.save", order.code(), order.lines().size());
    }

    private Done material(Material material) {
        materials.save(material, null);
        return new Done("material.save", material.code(), 1);
    }

    private Done partner(Party party) {
        parties.save(party, null);
        return new Done("partner.save", party.code(), 1);
    }

    /** What is new is in use unless the sender says otherwise. */
    private static ObjectNode inUse(ObjectNode command) {
        return command.has("active") ? command : command.deepCopy().put("active", true);
    }

    private static <T> T read(JsonNode command, Class<T> type) {
        try {
            return JSON.treeToValue(command, type);
        } catch (JsonProcessingException e) {
            for (Throwable t = e; t != null; t = t.getCause()) {
                if (t instanceof Problem problem) {
                    throw Problem.of(problem.kind(), problem.reason());
                }
            }
            throw Problem.invalid("command-unreadable", "field", field(e));
        }
    }

    private static String field(JsonProcessingException e) {
        return e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(at -> at.getFieldName() == null ? String.valueOf(at.getIndex()) : at.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
    }

    /** Reads {@code in-stock} and {@code sales} where Java says {@code IN_STOCK} and {@code SALES}. */
    private static final class WordReader extends DeserializationProblemHandler {
        @Override
        public Object handleWeirdStringValue(
                DeserializationContext context, Class<?> type, String value, String failure) {
            if (type.isEnum()) {
                String name = value.strip().toUpperCase(Locale.ROOT).replace('-', '_');
                for (Object constant : type.getEnumConstants()) {
                    if (((Enum<?>) constant).name().equals(name)) {
                        return constant;
                    }
                }
            }
            return NOT_HANDLED;
        }
    }
}
