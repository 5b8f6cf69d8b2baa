package io.serialhub.web.connections;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serialhub.inbox.Profile;
import io.serialhub.inbox.Profile.FieldRule;
import java.util.List;
import java.util.stream.Collectors;

/** A profile as people like to read and change it: JSON with a line for each field. */
final class ProfileText {
    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
            .build();

    private ProfileText() {}

    static String of(Profile profile) {
        var text = new StringBuilder("{\n  \"command\": " + json(profile.command()));
        if (!profile.fields().isEmpty()) {
            text.append(",\n  \"fields\": ").append(fields(profile.fields(), "  "));
        }
        if (!profile.rows().isEmpty()) {
            text.append(profile.rows().stream()
                    .map(row -> "    {\"to\": " + json(row.to()) + ", \"each\": " + json(row.each()) + ", \"fields\": "
                            + fields(row.fields(), "    ") + "}")
                    .collect(Collectors.joining(",\n", ",\n  \"rows\": [\n", "\n  ]")));
        }
        return text.append("\n}").toString();
    }

    private static String fields(List<FieldRule> fields, String indent) {
        return fields.stream()
                .map(field -> indent + "  " + json(field))
                .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
