package io.serialhub.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes secrets and personal data out of what the log keeps: by the name of the field, in JSON, in XML and in
 * {@code name=value}, with all that is below it. Lists of names and values are read as such: {@code {"name": "phone", "value":
 * "138"}}, {@code <field name="phone">138</field>}. {@code serial.message.mask} names further fields.
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

    /** Members of an object that say what its {@code value} is. */
    private static final List<String> NAMING = List.of("name", "key", "code", "field");

    private final List<String> names;
    private final Pattern element;
    private final Pattern named;
    private final Pattern pair;

    public Mask() {
        names = Stream.concat(NAMES.stream(), Settings.list("serial.message.mask").stream())
                .map(Mask::folded)
                .toList();
        String any = names.stream().map(Mask::loosely).collect(Collectors.joining("|"));
        String name = "[\\w.:\\p{IsHan}-]*(?:" + any + ")[\\w.\\p{IsHan}-]*";
        // open tags only; what never ends, since it was cut, is masked to its end
        String attributes = "(?:\\s(?:[^>]*[^/>])?)?";
        String inside = ".*?(</\\2\\s*>|\\z)";
        element = Pattern.compile("(?is)(<(" + name + ")" + attributes + ">)" + inside);
        named = Pattern.compile("(?is)(<([\\w.:\\p{IsHan}-]+)\\s[^>]*?\\b(?:name|key|code|field)\\s*=\\s*[\"']" + name
                + "[\"'](?:[^>]*[^/>])?>)" + inside);
        pair = Pattern.compile("(?i)(\\b" + name + "[\"']?\\s*[=:]\\s*)(?:([\"'])[^\"']*|[^\\s\"'&,;<>]+)");
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
        String elements = element.matcher(text).replaceAll("$1" + MASKED + "$3");
        return pairs(named.matcher(elements).replaceAll("$1" + MASKED + "$3"));
    }

    private String pairs(String text) {
        return pair.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + (found.group(2) == null ? "" : found.group(2)) + MASKED));
    }

    private String json(String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            return changed(tree, false) ? JSON.writeValueAsString(tree) : text;
        } catch (JsonProcessingException e) {
            return pairs(text);
        }
    }

    /** @param all whether everything in it is private, since it stands under such a name */
    private boolean changed(JsonNode node, boolean all) {
        boolean changed = false;
        if (node instanceof ObjectNode object) {
            boolean value = NAMING.stream()
                    .anyMatch(naming -> isPrivate(object.path(naming).asText()));
            var fields = new ArrayList<String>();
            object.fieldNames().forEachRemaining(fields::add);
            for (String field : fields) {
                boolean hidden = all || isPrivate(field) || value && field.equalsIgnoreCase("value");
                if (hidden && says(object.get(field))) {
                    object.set(field, TextNode.valueOf(MASKED));
                    changed = true;
                } else {
                    changed |= changed(object.get(field), hidden);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (all && says(array.get(i))) {
                    array.set(i, TextNode.valueOf(MASKED));
                    changed = true;
                } else {
                    changed |= changed(array.get(i), all);
                }
            }
        }
        return changed;
    }

    private static boolean says(JsonNode node) {
        return node.isValueNode() && !node.isNull();
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
