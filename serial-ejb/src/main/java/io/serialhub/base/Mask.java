package io.serialhub.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes secrets and personal data out of what the log keeps: by the name of the field, in JSON, in XML and in
 * {@code name=value}. {@code serial.message.mask} names further fields.
 */
public final class Mask {
    static final String MASKED = "***";

    private static final List<String> NAMES = List.of(
            "password",
            "passwd",
            "pwd",
            "secret",
            "token",
            "apikey",
            "authorization",
            "credential",
            "signature",
            "phone",
            "mobile",
            "email",
            "address",
            "idcard",
            "contact",
            "recipient",
            "电话",
            "手机",
            "邮箱",
            "地址",
            "密码",
            "身份证",
            "联系人",
            "收货人");

    private static final JsonMapper JSON = new JsonMapper();

    private final List<String> names;
    private final Pattern element;
    private final Pattern pair;

    public Mask() {
        names = Stream.concat(NAMES.stream(), Settings.list("serial.message.mask").stream())
                .map(Mask::folded)
                .toList();
        String any = names.stream().map(Mask::loosely).collect(Collectors.joining("|"));
        String name = "[\\w.:\\p{IsHan}-]*(?:" + any + ")[\\w.\\p{IsHan}-]*";
        element = Pattern.compile("(?i)(<(" + name + ")(?:\\s[^>]*)?>)[^<]*(</)");
        pair = Pattern.compile("(?i)(\\b" + name + "[\"']?\\s*[=:]\\s*[\"']?)[^\\s\"'&,;<>]+");
    }

    public String of(String mediaType, String text) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        if (mediaType.contains("ndjson")) {
            return text.lines().map(this::json).collect(Collectors.joining("\n"));
        }
        if (mediaType.contains("json")) {
            return json(text);
        }
        return pair.matcher(element.matcher(text).replaceAll("$1" + MASKED + "$3"))
                .replaceAll("$1" + MASKED);
    }

    private String json(String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            return changed(tree) ? JSON.writeValueAsString(tree) : text;
        } catch (JsonProcessingException e) {
            return pair.matcher(text).replaceAll("$1" + MASKED);
        }
    }

    private boolean changed(JsonNode node) {
        boolean changed = false;
        if (node instanceof ObjectNode object) {
            var fields = new ArrayList<String>();
            object.fieldNames().forEachRemaining(fields::add);
            for (String field : fields) {
                JsonNode value = object.get(field);
                if (value.isValueNode() && !value.isNull() && isPrivate(field)) {
                    object.set(field, TextNode.valueOf(MASKED));
                    changed = true;
                } else {
                    changed |= changed(value);
                }
            }
        } else {
            for (JsonNode child : node) {
                changed |= changed(child);
            }
        }
        return changed;
    }

    private boolean isPrivate(String field) {
        String folded = folded(field);
        return names.stream().anyMatch(folded::contains);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_.-]", "");
    }

    /** {@code apikey} finds {@code api_key} too. */
    private static String loosely(String name) {
        return name.chars().mapToObj(c -> Pattern.quote(Character.toString(c))).collect(Collectors.joining("[_.-]?"));
    }
}
