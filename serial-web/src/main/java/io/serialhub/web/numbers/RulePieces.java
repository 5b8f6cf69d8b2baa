package io.serialhub.web.numbers;

import io.serialhub.numbering.Segment;
import io.serialhub.web.shell.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The pieces of a rule while they are put in order, one of them open. */
public abstract class RulePieces extends Form {
    /** Letters and digits that nobody mistakes for another: without 0 O, 1 I L, 2 Z, 5 S, 8 B. */
    static final String PLAIN = "34679ACDEFGHJKMNPQRTUVWXY";

    private static final Map<String, Map<String, String>> FRESH = Map.of(
            "literal", Map.of("text", "-"),
            "material", Map.of("attribute", "code"),
            "date", Map.of("pattern", "yyMMdd"),
            "counter", Map.of("width", "5", "radix", "10", "reset", "day"),
            "random", Map.of("width", "6"),
            "secret", Map.of("width", "8"),
            "check", Map.of("algorithm", "mod-37-36"));

    private static final List<String> TYPES =
            List.of("literal", "date", "line", "site", "order", "material", "counter", "random", "check", "secret");

    private final List<Piece> pieces = new ArrayList<>();
    private int chosen;

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

        /** What has a counter of its own. */
        public Set<String> getPer() {
            var words = new LinkedHashSet<String>();
            for (String word : options.getOrDefault("per", "").split(",")) {
                if (!word.isBlank()) {
                    words.add(word.strip());
                }
            }
            return words;
        }

        /** Whether it is written without look-alikes. */
        public boolean isPlain() {
            return PLAIN.equals(options.get("alphabet"));
        }

        Segment segment() {
            return new Segment(type, options);
        }
    }

    /** The rule changed: what was shown of it is old. */
    public abstract void refresh();

    protected final void start(List<Segment> segments) {
        pieces.clear();
        segments.forEach(s -> pieces.add(new Piece(s.type(), s.options())));
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).type.equals("counter")) {
                chosen = i;
            }
        }
    }

    protected final List<Segment> segments() {
        return pieces.stream().map(Piece::segment).toList();
    }

    public final List<Piece> getPieces() {
        return pieces;
    }

    public final int getChosen() {
        return chosen;
    }

    public final Piece getPiece() {
        return pieces.isEmpty() ? null : pieces.get(Math.min(chosen, pieces.size() - 1));
    }

    public final List<String> getTypes() {
        return TYPES;
    }

    public final void choose(int index) {
        chosen = index;
        refresh();
    }

    /** Before a secret, which stands last. */
    public final void add(String type) {
        boolean locked = !pieces.isEmpty() && pieces.get(pieces.size() - 1).type.equals("secret");
        chosen = locked ? pieces.size() - 1 : pieces.size();
        pieces.add(chosen, new Piece(type, FRESH.getOrDefault(type, Map.of())));
        refresh();
    }

    public final void remove() {
        if (!pieces.isEmpty()) {
            pieces.remove(Math.min(chosen, pieces.size() - 1));
            chosen = Math.max(0, chosen - 1);
            refresh();
        }
    }

    public final void move(int by) {
        moveTo(chosen, chosen + by);
    }

    /** For the pointer: {@code from,to} as the page's script writes it. */
    public final void dragged() {
        String places = text("drag");
        if (places != null && places.matches("\\d{1,2},\\d{1,2}")) {
            String[] both = places.split(",");
            moveTo(Integer.parseInt(both[0]), Integer.parseInt(both[1]));
        }
    }

    private void moveTo(int from, int to) {
        if (from >= 0 && from < pieces.size() && to >= 0 && to < pieces.size()) {
            pieces.add(to, pieces.remove(from));
            chosen = to;
            refresh();
        }
    }

    public final void set(String option, String value) {
        getPiece().options.put(option, value);
        refresh();
    }

    public final void toggle(String word) {
        Set<String> per = getPiece().getPer();
        if (!per.remove(word)) {
            per.add(word);
        }
        set("per", String.join(",", per));
    }

    /** With or without look-alikes. */
    public final void togglePlain() {
        Piece piece = getPiece();
        if (piece.isPlain()) {
            piece.options.remove("alphabet");
            piece.options.put("radix", "10");
        } else {
            piece.options.put("alphabet", PLAIN);
            piece.options.remove("radix");
        }
        refresh();
    }
}
