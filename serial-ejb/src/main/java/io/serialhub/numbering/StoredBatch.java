package io.serialhub.numbering;

import io.serialhub.base.Json;
import io.serialhub.base.Reason;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;

/** A batch of numbers as it is kept; its chunks move it on. */
@Entity(name = "NumberBatch")
@Table(name = "number_batch")
class StoredBatch {
    private static final int FAILURE_LENGTH = 500;

    @Id
    private long id;

    private String code;

    @Column(name = "rule_id")
    private long ruleId;

    @Column(name = "material_id")
    private long materialId;

    @Column(name = "order_id")
    private Long orderId;

    private String line;
    private int requested;
    private int done;
    private BatchStatus status;
    private String scope;

    @Column(name = "numbered_on")
    private Instant numberedOn;

    @Column(name = "first_value")
    private long firstValue;

    @Column(name = "first_code")
    private String firstCode;

    @Column(name = "last_code")
    private String lastCode;

    private String site;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    private String failure;

    @Column(name = "secret_key")
    private String secretKey;

    @Column(name = "pool_id")
    private Long poolId;

    @Version
    private long version;

    protected StoredBatch() {}

    StoredBatch(long id, long ruleId, long materialId, Long orderId, int requested, Occasion occasion) {
        this.id = id;
        this.code = "NB-%06d".formatted(id);
        this.ruleId = ruleId;
        this.materialId = materialId;
        this.orderId = orderId;
        this.line = occasion.line();
        this.requested = requested;
        this.status = BatchStatus.QUEUED;
        this.numberedOn = occasion.at();
        this.createdAt = occasion.at();
        this.site = occasion.site();
    }

    void take(Counters.Block block, String period, String actor) {
        scope = period;
        firstValue = block.next();
        createdBy = actor;
    }

    /** A chunk of numbers became units. */
    void wrote(List<String> codes) {
        status = BatchStatus.RUNNING;
        if (!codes.isEmpty()) {
            firstCode = firstCode == null ? codes.get(0) : firstCode;
            lastCode = codes.get(codes.size() - 1);
            done += codes.size();
        }
    }

    void pause() {
        status = BatchStatus.PAUSED;
    }

    /** @param locked the key that secret parts are computed with, encrypted */
    void seal(String locked) {
        secretKey = locked;
    }

    void end(BatchStatus how, Reason why, Instant now) {
        status = how;
        finishedAt = now;
        failure = why == null ? null : json(why);
    }

    /** A reason whose values do not fit is kept by its code. */
    private static String json(Reason reason) {
        String json = Json.write(reason);
        return json.length() <= FAILURE_LENGTH ? json : Json.write(Reason.of(reason.code()));
    }

    int missing() {
        return requested - done;
    }

    boolean hasEnded() {
        return status.isFinal();
    }

    long id() {
        return id;
    }

    String code() {
        return code;
    }

    long ruleId() {
        return ruleId;
    }

    long materialId() {
        return materialId;
    }

    Long poolId() {
        return poolId;
    }

    Long orderId() {
        return orderId;
    }

    int done() {
        return done;
    }

    Occasion occasion(Occasions.Made material, String order) {
        return new Occasion(material.attributes(), line, site, order, numberedOn);
    }

    String site() {
        return site;
    }
}
