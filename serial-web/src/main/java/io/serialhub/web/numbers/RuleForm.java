package io.serialhub.web.numbers;

import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.base.Saved;
import io.serialhub.numbering.NumberRule;
import io.serialhub.numbering.NumberRules;
import io.serialhub.numbering.Preview;
import io.serialhub.numbering.Segment;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The designer of a number rule: pieces in a row, one of them open, and what would come of it at any moment. */
@Named
@ViewScoped
public class RuleForm extends Form {
    private static final Map<String, Map<String, String>> FRESH = Map.of(
            "literal", Map.of("text", "-"),
            "material", Map.of("attribute", "code"),
            "date", Map.of("pattern", "yyMMdd"),
            "counter", Map.of("width", "5", "radix", "10", "reset", "day"),
            "random", Map.of("width", "6"),
            "check", Map.of("algorithm", "mod-37-36"));

    @Inject
    private NumberRules rules;

    private final List<Piece> pieces = new ArrayList<>();
    private int chosen;
    private transient Preview preview;
    private transient Reason trouble;

    /** One segment while it is edited. */
    public static class Piece implements java.io.Serializable {
        private final String type;
        private final Map<String, String> options;

        Piece(String type, Map<String, String> options) {
            this.type = type;
            this.options = new HashMap<>(options);
        }

        public String getType() {
            return type;
        }

        public Map<String, String> getOptions() {
            return options;
        }

        Segment segment() {
            return new Segment(type, options);
        }
    }

    @PostConstruct
    void open() {
        show("active", true);
        show("timeZone", "Asia/Shanghai");
        if (Param.text("code") == null) {
            for (String type : new String[] {"literal", "date", "literal", "counter"}) {
                pieces.add(new Piece(type, FRESH.get(type)));
            }
            pieces.get(0).options.put("text", "SN");
            chosen = 3;
        } else {
            NumberRule kept = rules.get(Param.text("code"));
            show("code", kept.code());
            show("nameZh", kept.nameZh());
            show("nameEn", kept.nameEn());
            show("timeZone", kept.timeZone());
            show("active", kept.active());
            show("version", kept.version());
            kept.segments().forEach(s -> pieces.add(new Piece(s.type(), s.options())));
            chosen = counterAt();
        }
    }

    public boolean isNew() {
        return version() == null;
    }

    public List<Piece> getPieces() {
        return pieces;
    }

    public int getChosen() {
        return chosen;
    }

    public Piece getPiece() {
        return pieces.isEmpty() ? null : pieces.get(Math.min(chosen, pieces.size() - 1));
    }

    public String[] getTypes() {
        return new String[] {"literal", "date", "line", "site", "order", "material", "counter", "random", "check"};
    }

    public void choose(int index) {
        chosen = index;
        refresh();
    }

    public void add(String type) {
        pieces.add(new Piece(type, FRESH.getOrDefault(type, Map.of())));
        chosen = pieces.size() - 1;
        refresh();
    }

    public void remove() {
        pieces.remove(chosen);
        chosen = Math.max(0, chosen - 1);
        refresh();
    }

    public void move(int by) {
        int to = chosen + by;
        if (to >= 0 && to < pieces.size()) {
            pieces.add(to, pieces.remove(chosen));
            chosen = to;
            refresh();
        }
    }

    /** What the rule would make now; null while it cannot make anything. */
    public Preview getPreview() {
        if (preview == null && trouble == null) {
            try {
                preview = rules.preview(draft(), text("sampleMaterial"), text("sampleLine"), text("sampleSite"), null);
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

    public void refresh() {
        preview = null;
        trouble = null;
    }

    public void save() {
        Saved<NumberRule> saved = rules.save(draft());
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
                pieces.stream().map(Piece::segment).toList(),
                flag("active"));
    }

    private int counterAt() {
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).type.equals("counter")) {
                return i;
            }
        }
        return 0;
    }
}
