package io.serialhub.ledger;

import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A step is data: what may happen to units, to whom it may happen, who may do it and what it does.
 *
 * @param code       lower case with hyphens, for ever
 * @param version    grows with every change; events name the version they were recorded with
 * @param titleZh    how a timeline tells that it happened
 * @param kind       filter of the timeline: made, moved, quality, service or label
 * @param icon       name of a PrimeIcon
 * @param permission code of the permission that recording it asks for
 * @param needs      context that must be there: {@code order:sales}, {@code location}, {@code party}, {@code reason}
 * @param fields     further fields that the context carries, of the step's own
 * @param approver   permission that a second person needs to let it happen, or null: nobody has to be asked
 * @param station    roles that the scan station offers as jobs; of {@code pass/fail} each scan chooses one
 * @param rank       where its jobs stand among those of a station, the smallest first; null: behind them all
 * @param internal   recorded only by a door of its own (holds, cases), never by a scan
 * @param message    type of the event that others are told, for example {@code unit.shipped}
 * @param epcis      EPCIS 2.0 event type, business step and disposition
 */
public record StepDefinition(
        String code,
        int version,
        String nameZh,
        String nameEn,
        String titleZh,
        String titleEn,
        String kind,
        String icon,
        String permission,
        String approver,
        List<String> needs,
        List<StepField> fields,
        List<StepRole> roles,
        List<String> station,
        Integer rank,
        boolean internal,
        String message,
        Epcis epcis) {

    /** How the step reads in the language of EPCIS 2.0 (CBV 2.0 words). */
    public record Epcis(String type, String action, String bizStep, String disposition) {}

    /** Fields of every step that a second person agrees to: which request it was, and whose. */
    public static final String APPROVAL = "approval";

    public static final String REQUESTED_BY = "requestedBy";

    /** What others are told when a unit left us and became somebody else's. */
    private static final Set<String> SOLD = Set.of("unit.shipped", "unit.sold");

    static final Set<String> KINDS = Set.of("made", "moved", "quality", "service", "label");

    public StepDefinition {
        needs = needs == null ? List.of() : List.copyOf(needs);
        fields = fields == null ? List.of() : List.copyOf(fields);
        roles = roles == null ? List.of() : List.copyOf(roles);
        station = station == null ? List.of() : List.copyOf(station);
        if (code == null || !code.matches("[a-z][a-z0-9-]{1,38}")) {
            throw Problem.invalid("step-code-malformed", "step", code);
        }
        if (roles.isEmpty()) {
            throw Problem.invalid("step-without-roles", "step", code);
        }
        var roleNames = new HashSet<String>();
        roles.forEach(role -> roleNames.add(role.name()));
        for (String job : station) {
            if (!roleNames.containsAll(Set.of(job.split("/")))) {
                throw Problem.invalid("role-unknown", "role", job, "step", code);
            }
        }
        var fieldNames = new HashSet<String>();
        for (StepField field : fields) {
            if (!fieldNames.add(field.name())) {
                throw Problem.invalid("step-field-twice", "field", field.name());
            }
        }
        if (!KINDS.contains(kind)) {
            throw Problem.invalid("unknown-word", "word", kind, "field", "kind");
        }
        Permission.of(permission);
        if (approver != null) {
            Permission.of(approver);
        }
    }

    /** @param name null: the first role */
    public StepRole role(String name) {
        if (name == null) {
            return roles.get(0);
        }
        for (StepRole role : roles) {
            if (role.name().equals(name)) {
                return role;
            }
        }
        throw Problem.invalid("role-unknown", "role", name, "step", code);
    }

    /** The kind of order that the step cannot do without, or null. */
    public String orderKind() {
        return needs.stream()
                .filter(n -> n.startsWith("order:"))
                .map(n -> n.substring("order:".length()))
                .findFirst()
                .orElse(null);
    }

    public boolean needs(String what) {
        return needs.contains(what);
    }

    /** Units go to a customer by it, as those that are told of it understand it; so do an administrator's own steps. */
    public boolean sells() {
        return message != null && SOLD.contains(message);
    }

    /** What it adds to a day's traffic; null: it moves within the house, or moves nothing. An own step counts likewise. */
    public Traffic traffic() {
        if (sells()) {
            return Traffic.SHIPPED;
        }
        if (kind.equals("made") && roles.stream().anyMatch(StepRole::commissions)) {
            return Traffic.MADE;
        }
        if (roles.stream().anyMatch(StepRole::opensCase)) {
            return Traffic.REPAIR;
        }
        return kind.equals("moved") && roles.stream().anyMatch(StepRole::takesIn) ? Traffic.RECEIVED : null;
    }

    boolean has(Guard guard) {
        return roles.stream().anyMatch(r -> r.guarded(guard));
    }

    boolean has(Verb verb) {
        return roles.stream().anyMatch(r -> r.has(verb));
    }

    /** Names of the fields that a call may carry. */
    Set<String> fieldNames() {
        Stream<String> own = fields.stream().map(StepField::name);
        return (approver == null ? own : Stream.concat(own, Stream.of(APPROVAL, REQUESTED_BY)))
                .collect(Collectors.toSet());
    }

    StepDefinition version(int next) {
        return new StepDefinition(
                code,
                next,
                nameZh,
                nameEn,
                titleZh,
                titleEn,
                kind,
                icon,
                permission,
                approver,
                needs,
                fields,
                roles,
                station,
                rank,
                internal,
                message,
                epcis);
    }
}
