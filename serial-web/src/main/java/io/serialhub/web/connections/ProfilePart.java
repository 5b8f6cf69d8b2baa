package io.serialhub.web.connections;

import io.serialhub.base.Problem;
import io.serialhub.inbox.Profile.FieldRule;
import io.serialhub.inbox.Targets.Target;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The rows for the fields of the command, or of the elements of one of its lists. */
public final class ProfilePart implements Serializable {
    private static final long serialVersionUID = 1L;

    private String to;
    private String each;
    private final ArrayList<HashMap<String, Object>> rows = new ArrayList<>();

    ProfilePart(String to, String each) {
        this.to = to;
        this.each = each;
    }

    public boolean isList() {
        return to != null;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public String getEach() {
        return each;
    }

    public void setEach(String each) {
        this.each = each == null || each.isBlank() ? null : each.strip();
    }

    public List<HashMap<String, Object>> getRows() {
        return rows;
    }

    void add() {
        rows.add(new HashMap<>());
    }

    void ask(List<Target> targets) {
        targets.stream().filter(Target::needed).forEach(t -> rows.add(new HashMap<>(Map.of("to", t.name()))));
    }

    void put(FieldRule rule, List<Target> targets) {
        var row = new HashMap<String, Object>();
        String open = targets.stream()
                .filter(Target::open)
                .map(Target::name)
                .filter(rule.to()::startsWith)
                .findFirst()
                .orElse(null);
        row.put("to", open == null ? rule.to() : open);
        row.put("name", open == null ? null : rule.to().substring(open.length()));
        row.put("from", rule.from());
        row.put("value", rule.value());
        row.put("words", Words.written(rule.values()));
        rows.add(row);
    }

    /** Whether no row says where anything comes from. */
    boolean isBlank() {
        return rows.stream().allMatch(row -> text(row, "from") == null && text(row, "value") == null);
    }

    /** Of the rows in which something is said. */
    List<FieldRule> rules() {
        return rows.stream().map(ProfilePart::rule).filter(Objects::nonNull).toList();
    }

    private static FieldRule rule(Map<String, Object> row) {
        String target = text(row, "to");
        String from = text(row, "from");
        String value = text(row, "value");
        Map<String, String> words = Words.read(text(row, "words"));
        if (target == null && from == null && value == null && words.isEmpty()) {
            return null;
        }
        if (target == null) {
            throw Problem.invalid("profile-target-missing", "from", Objects.requireNonNullElse(from, value));
        }
        boolean open = target.length() > 1 && target.endsWith(".");
        if (open && text(row, "name") == null) {
            throw Problem.invalid("profile-target-missing", "from", target);
        }
        return new FieldRule(open ? target + text(row, "name") : target, from, value, words);
    }

    private static String text(Map<String, Object> row, String field) {
        return row.get(field) instanceof String said && !said.isBlank() ? said.strip() : null;
    }
}
