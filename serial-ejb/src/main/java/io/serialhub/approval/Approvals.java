package io.serialhub.approval;

import io.serialhub.audit.Audit;
import io.serialhub.base.Actor;
import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Fields;
import io.serialhub.base.Ids;
import io.serialhub.base.Json;
import io.serialhub.base.Needs;
import io.serialhub.base.Open;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Transactions;
import io.serialhub.base.Where;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recorder;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.StepBook;
import io.serialhub.ledger.StepDefinition;
import io.serialhub.outbox.Outbox;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Steps that one person alone must not take: somebody asks, somebody else agrees, and only then it is recorded. Who asked
 * can take the request back but never agree to it.
 */
@Stateless
@Door
public class Approvals {
    private static final String SELECT = "SELECT * FROM approval <where> ORDER BY id DESC FETCH FIRST :n ROWS ONLY";

    @Inject
    Transactions transactions;

    @Inject
    Database database;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    Recorder recorder;

    @Inject
    StepBook steps;

    @Inject
    Audit audit;

    @Inject
    Outbox outbox;

    /**
     * Asks for a step that needs a second person. It must be possible as things stand, or it is refused at once.
     *
     * @throws Problem {@code approval-not-needed}, or why the step refuses one of the units
     */
    @Open("the step names the permission")
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Approval request(Recording call) {
        return transactions.required(() -> {
            StepDefinition step = steps.current(call.step());
            Actor.current().require(Permission.of(step.permission()));
            if (step.approver() == null) {
                throw Problem.conflict("approval-not-needed", "step", step.code());
            }
            refuseImpossible(recorder.check(call));
            long id = ids.next("approval");
            String code = "AP-" + id;
            database.use(h -> h.createUpdate("""
                            INSERT INTO approval (id, code, step, recording, status, reason, requested_by, requested_at)
                            VALUES (:id, :code, :step, :recording, 'O', :reason, :who, :now)
                            """)
                    .bind("id", id)
                    .bind("code", code)
                    .bind("step", step.code())
                    .bind("recording", Json.write(new Recording(null, call.step(), null, call.items(), call.context())))
                    .bind("reason", call.context().reason())
                    .bind("who", Actor.current().login())
                    .bind("now", clock.instant())
                    .execute());
            Approval asked = get(code);
            audit.changed(
                    "approval.request",
                    "approval",
                    code,
                    null,
                    asked,
                    call.context().reason());
            outbox.add("approval.requested", code, null, asked);
            return asked;
        });
    }

    /**
     * Agrees; the step is recorded now, by whoever agrees, and names the request.
     *
     * @param answer what the decider says to it, or null
     * @throws Problem {@code approval-unknown}, {@code approval-decided}, {@code approval-own}, or why the step is no
     *                 longer possible; the request then stays open
     */
    @Open("the step names who approves")
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Approval approve(String code, String answer) {
        return transactions.required(() -> {
            Approval asked = forOthers(code);
            Recording call = Json.read(recording(code), Recording.class);
            decide(code, ApprovalStatus.APPROVED, answer);
            Recorded recorded = recorder.record(naming(call, asked));
            refuseImpossible(recorded);
            database.use(h -> h.createUpdate("UPDATE approval SET event_id = :event WHERE code = :code")
                    .bind("event", Long.valueOf(recorded.event()))
                    .bind("code", code)
                    .execute());
            return decided("approval.approve", asked, answer);
        });
    }

    /** @throws Problem {@code approval-unknown}, {@code approval-decided}, {@code approval-own} */
    @Open("the step names who approves")
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Approval deny(String code, String answer) {
        return transactions.required(() -> {
            Approval asked = forOthers(code);
            decide(code, ApprovalStatus.DENIED, Fields.needed("reason", answer, 500));
            return decided("approval.deny", asked, answer);
        });
    }

    /** Takes one's own request back. @throws Problem {@code approval-unknown}, {@code approval-decided}, {@code approval-of-other} */
    @Needs(Permission.UNITS_READ)
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Approval withdraw(String code) {
        return transactions.required(() -> {
            Approval asked = get(code);
            if (!asked.requestedBy().equals(Actor.current().login())) {
                throw Problem.forbidden("approval-of-other", "approval", code, "who", asked.requestedBy());
            }
            decide(code, ApprovalStatus.WITHDRAWN, null);
            return decided("approval.withdraw", asked, null);
        });
    }

    /** @throws Problem {@code approval-unknown} */
    @Needs(Permission.UNITS_READ)
    public Approval get(String code) {
        return read(new Where().and("code = :code", "code", code), 1).stream()
                .findFirst()
                .map(Map.Entry::getValue)
                .orElseThrow(() -> Problem.notFound("approval-unknown", "approval", code));
    }

    /** Newest first. @param status null for all */
    @Needs(Permission.UNITS_READ)
    public Page<Approval> list(ApprovalStatus status, String after, Integer size) {
        int limit = Page.size(size);
        List<Map.Entry<Long, Approval>> found =
                read(new Where().is("status", status).and("id < :after", "after", Cursor.number(after)), limit + 1);
        Page<Map.Entry<Long, Approval>> page = Page.cut(found, limit, entry -> Cursor.of(entry.getKey()));
        return page.map(Map.Entry::getValue);
    }

    /** Whether the actor is one who may agree to it. */
    @Needs(Permission.UNITS_READ)
    public boolean mayDecide(Approval approval) {
        String approver = steps.current(approval.step()).approver();
        return approval.status() == ApprovalStatus.OPEN
                && approver != null
                && Actor.current().may(Permission.of(approver))
                && !approval.requestedBy().equals(Actor.current().login());
    }

    private Approval forOthers(String code) {
        Actor.current().require(Permission.UNITS_READ);
        Approval asked = get(code);
        String approver = steps.current(asked.step()).approver();
        Actor.current().require(approver == null ? Permission.APPROVE : Permission.of(approver));
        if (asked.requestedBy().equals(Actor.current().login())) {
            throw Problem.forbidden("approval-own", "approval", code);
        }
        return asked;
    }

    private void decide(String code, ApprovalStatus status, String answer) {
        int decided = database.with(h -> h.createUpdate("""
                        UPDATE approval SET status = :status, decided_by = :who, decided_at = :now, answer = :answer
                        WHERE code = :code AND status = 'O'
                        """)
                .bind("status", String.valueOf(status.code()))
                .bind("who", Actor.current().login())
                .bind("now", clock.instant())
                .bind("answer", Fields.optional("reason", answer, 500))
                .bind("code", code)
                .execute());
        if (decided == 0) {
            throw Problem.conflict("approval-decided", "approval", code);
        }
    }

    private Approval decided(String action, Approval before, String answer) {
        Approval after = get(before.code());
        audit.changed(action, "approval", before.code(), before, after, answer);
        outbox.add(
                "approval." + after.status().word(),
                before.code(),
                after.event() == null ? null : Long.valueOf(after.event()),
                after);
        return after;
    }

    /** So that the history says who wanted it. */
    private static Recording naming(Recording call, Approval asked) {
        Context context = call.context();
        var fields = new HashMap<>(context.fields());
        fields.put(StepDefinition.APPROVAL, asked.code());
        fields.put(StepDefinition.REQUESTED_BY, asked.requestedBy());
        return new Recording(null, call.step(), call.mode(), call.items(), context.with(fields));
    }

    private static void refuseImpossible(Recorded recorded) {
        recorded.items().stream()
                .map(io.serialhub.ledger.Answer::reason)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(reason -> {
                    throw Problem.of(Problem.Kind.CONFLICT, reason);
                });
    }

    private String recording(String code) {
        return database.with(h -> h.createQuery("SELECT recording FROM approval WHERE code = :code")
                .bind("code", code)
                .mapTo(String.class)
                .one());
    }

    /** Each step's names are asked for once. */
    private List<Map.Entry<Long, Approval>> read(Where where, int limit) {
        var named = new HashMap<String, StepDefinition>();
        return database.with(h -> where.on(h.createQuery(SELECT))
                .bind("n", limit)
                .map((rs, ctx) -> Map.entry(rs.getLong("id"), approval(rs, named)))
                .list());
    }

    private Approval approval(ResultSet rs, Map<String, StepDefinition> named) throws SQLException {
        StepDefinition step = named.computeIfAbsent(rs.getString("step"), steps::current);
        Recording call = Json.read(rs.getString("recording"), Recording.class);
        return new Approval(
                rs.getString("code"),
                step.code(),
                step.nameZh(),
                step.nameEn(),
                call.items().stream().map(Item::code).filter(Objects::nonNull).toList(),
                Coded.ofCode(ApprovalStatus.class, rs.getString("status")),
                rs.getString("reason"),
                rs.getString("requested_by"),
                Columns.instant(rs, "requested_at"),
                rs.getString("decided_by"),
                Columns.instant(rs, "decided_at"),
                rs.getString("answer"),
                rs.getString("event_id"));
    }
}
