package io.serialhub.web.numbers;

import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.base.Ref;
import io.serialhub.base.Saved;
import io.serialhub.numbering.CarrierFit;
import io.serialhub.numbering.NumberRule;
import io.serialhub.numbering.NumberRules;
import io.serialhub.numbering.Preview;
import io.serialhub.numbering.RuleVersion;
import io.serialhub.numbering.Segment;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import io.serialhub.web.text.Say;
import io.serialhub.web.text.Shown;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The designer of a number rule: pieces in a row, one of them open, and what would come of it at any moment. */
@Named
@ViewScoped
public class RuleForm extends RulePieces {
    private static final int TRIAL = 20;

    @Inject
    private NumberRules rules;

    @Inject
    private Say say;

    @Inject
    private Shown times;

    private Integer shown;
    private transient Preview preview;
    private transient Reason trouble;
    private transient List<RuleVersion> versions;

    @PostConstruct
    void open() {
        show("active", true);
        show("timeZone", "Asia/Shanghai");
        if (Param.text("code") == null) {
            start(List.of(
                    Segment.of("literal", "text", "SN"),
                    Segment.of("date", "pattern", "yyMMdd"),
                    Segment.of("literal", "text", "-"),
                    Segment.of("counter", "width", "5", "radix", "10", "reset", "day")));
            return;
        }
        NumberRule kept = rules.get(Param.text("code"));
        show("code", kept.code());
        show("nameZh", kept.nameZh());
        show("nameEn", kept.nameEn());
        show("timeZone", kept.timeZone());
        show("active", kept.active());
        show("version", kept.version());
        start(kept.segments());
    }

    public boolean isNew() {
        return version() == null;
    }

    /** The version that saving would make. */
    public long getNext() {
        return isNew() ? 1 : version() + 1;
    }

    public List<RuleVersion> getVersions() {
        if (versions == null) {
            versions = isNew() ? List.of() : rules.versions(text("code"));
        }
        return versions;
    }

    /** The version that numbers are made by now, or null. */
    public RuleVersion getInUse() {
        return getVersions().stream().filter(RuleVersion::inUse).findFirst().orElse(null);
    }

    /** Which version would come of this, and which one counts now. */
    public String getSummary() {
        if (isNew()) {
            return "";
        }
        String draft = say.of("rule.draft", getNext());
        RuleVersion now = getInUse();
        return now == null
                ? draft
                : draft + " · " + say.of("rule.in-use", now.rule().version(), times.day(now.from()));
    }

    public List<Ref> getUsedFor() {
        return isNew() ? List.of() : rules.usedFor(text("code"));
    }

    /** What the rule would make now; null while it cannot make anything. */
    public Preview getPreview() {
        if (preview == null && trouble == null) {
            try {
                preview = rules.preview(draft(), text("sampleMaterial"), text("sampleLine"), text("sampleSite"), shown);
            } catch (Problem problem) {
                trouble = problem.reason();
            }
        }
        return preview;
    }

    /** Why there is no preview. */
    public Reason getTrouble() {
        getPreview();
        return trouble;
    }

    /** What the piece says in the next number, or three dots while nobody knows. */
    public String said(int index) {
        return getPreview() == null || index >= preview.pieces().size()
                ? "…"
                : preview.pieces().get(index);
    }

    public long getMarks() {
        return getPreview() == null || preview.examples().isEmpty()
                ? 0
                : preview.examples()
                        .get(0)
                        .chars()
                        .filter(c -> !Character.isLetterOrDigit(c))
                        .count();
    }

    public CarrierFit fit(String carrier) {
        return getPreview().carriers().stream()
                .filter(fit -> fit.carrier().equals(carrier))
                .findFirst()
                .orElseThrow();
    }

    /** The algorithm of the check character, or null without one. */
    public String getCheck() {
        return getPieces().stream()
                .filter(p -> p.getType().equals("check"))
                .map(p -> p.getOptions().get("algorithm"))
                .findFirst()
                .orElse(null);
    }

    /** By its standard, as the choice above it writes it. */
    public String getCheckName() {
        return PieceWords.algorithm(getCheck());
    }

    /** Whether anything in the code cannot be guessed. */
    public boolean isGuessable() {
        return getPieces().stream().noneMatch(p -> List.of("random", "secret").contains(p.getType()));
    }

    /** Shows twenty instead of five. */
    public void tryMore() {
        shown = TRIAL;
        refresh();
    }

    @Override
    public void refresh() {
        preview = null;
        trouble = null;
    }

    public void save() {
        Saved<NumberRule> saved = isNew() ? rules.create(draft()) : rules.save(draft());
        Go.said(saved);
        Go.to("/numbers/rule.xhtml", "code", saved.view().code());
    }

    private NumberRule draft() {
        String code = text("code") == null ? "NEW" : text("code");
        String zh = text("nameZh") == null ? text("nameEn") : text("nameZh");
        return new NumberRule(
                code,
                version() == null ? 0 : version().intValue(),
                zh == null ? code : zh,
                text("nameEn") == null ? (zh == null ? code : zh) : text("nameEn"),
                text("timeZone"),
                segments(),
                flag("active"),
                from());
    }

    /** The clerk's local time is that of the rule's zone. */
    private Instant from() {
        String from = text("from");
        try {
            return from == null
                    ? null
                    : LocalDateTime.parse(from)
                            .truncatedTo(ChronoUnit.MINUTES)
                            .atZone(ZoneId.of(text("timeZone")))
                            .toInstant();
        } catch (DateTimeException e) {
            throw Problem.invalid("not-a-date", "value", from);
        }
    }
}
