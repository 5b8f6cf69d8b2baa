package io.serialhub.numbering;

import com.fasterxml.jackson.core.type.TypeReference;
import io.serialhub.base.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** One version of a number rule; never changed, since numbers were made by it. */
@Entity(name = "NumberRule")
@Table(name = "number_rule")
class StoredRule {
    @Id
    private long id;

    private String code;
    private int version;

    @Column(name = "name_zh")
    private String nameZh;

    @Column(name = "name_en")
    private String nameEn;

    @Column(name = "time_zone")
    private String timeZone;

    private String segments;
    private boolean active;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "valid_from")
    private Instant validFrom;

    protected StoredRule() {}

    StoredRule(long id, NumberRule rule, Instant now) {
        this.id = id;
        this.code = rule.code();
        this.version = rule.version();
        this.nameZh = rule.nameZh();
        this.nameEn = rule.nameEn();
        this.timeZone = rule.timeZone();
        this.segments = Json.write(rule.segments());
        this.active = rule.active();
        this.createdAt = now;
        this.validFrom = rule.validFrom();
    }

    NumberRule view() {
        return new NumberRule(code, version, nameZh, nameEn, timeZone, read(segments), active, validFrom);
    }

    static List<Segment> read(String segments) {
        return Json.read(segments, new TypeReference<>() {});
    }

    long id() {
        return id;
    }
}
