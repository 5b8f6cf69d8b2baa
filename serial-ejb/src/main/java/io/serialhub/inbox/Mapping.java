package io.serialhub.inbox;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.serialhub.base.Problem;
import io.serialhub.inbox.Profile.FieldRule;
import io.serialhub.inbox.Profile.RowRule;
import java.util.Optional;

/** Applies a profile to a document; knows nothing of what the command means. */
final class Mapping {
    /** A word in a profile's values: the message is of no interest and is taken without doing anything. */
    static final String IGNORE = "ignore";

    private final JsonNode document;

    private Mapping(JsonNode document) {
        this.document = document;
    }

    /** Stops the mapping: the profile wants nothing of such a message. */
    private static final class Ignored extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Ignored() {
            super(IGNORE, null, false, false);
        }
    }

    /**
     * The command as the REST interface writes it; empty when the profile says that it is to be ignored.
     *
     * @throws Problem {@code profile-value-unknown}, {@code profile-no-array}
     */
    static Optional<ObjectNode> apply(Profile profile, JsonNode document) {
        var mapping = new Mapping(document);
        ObjectNode command = JsonNodeFactory.instance.objectNode();
        try {
            profile.fields().forEach(rule -> mapping.put(command, rule, document));
            profile.rows().forEach(rule -> mapping.rows(command, rule));
            return Optional.of(command);
        } catch (Ignored e) {
            return Optional.empty();
        }
    }

    private void rows(ObjectNode command, RowRule rule) {
        JsonNode array = at(rule.each(), document);
        if (array.isMissingNode() || array.isNull()) {
            return;
        }
        if (!array.isArray()) {
            throw Problem.invalid("profile-no-array", "each", rule.each());
        }
        var rows = command.withArray("/" + rule.to());
        for (JsonNode element : array) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            JsonNode itself = null;
            for (FieldRule field : rule.fields()) {
                if (field.to().equals(".")) {
                    itself = value(field, element);
                } else {
                    put(row, field, element);
                }
            }
            rows.add(itself == null ? row : itself);
        }
    }

    private void put(ObjectNode target, FieldRule rule, JsonNode base) {
        JsonNode value = value(rule, base);
        if (value == null) {
            return;
        }
        String[] path = rule.to().split("\\.");
        ObjectNode holder = target;
        for (int i = 0; i < path.length - 1; i++) {
            holder = holder.withObject("/" + path[i]);
        }
        holder.set(path[path.length - 1], value);
    }

    /** Null when there is nothing. */
    private JsonNode value(FieldRule rule, JsonNode base) {
        JsonNode found = rule.from() == null ? null : at(rule.from(), base);
        if (found == null || found.isMissingNode() || found.isNull()) {
            return rule.value() == null ? null : TextNode.valueOf(rule.value());
        }
        if (rule.values().isEmpty()) {
            return found;
        }
        String theirs = found.asText();
        String ours = rule.values().getOrDefault(theirs, rule.values().get("*"));
        if (ours == null) {
            throw Problem.invalid("profile-value-unknown", "field", rule.to(), "value", theirs);
        }
        if (ours.equals(IGNORE)) {
            throw new Ignored();
        }
        return TextNode.valueOf(ours);
    }

    private JsonNode at(String pointer, JsonNode base) {
        if (pointer.equals(".")) {
            return base;
        }
        boolean whole = pointer.startsWith("$");
        return (whole ? document : base).at(JsonPointer.compile(whole ? pointer.substring(1) : pointer));
    }
}
