package io.serialhub.identifier;

import io.serialhub.base.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GS1 Digital Link URIs, uncompressed, of any domain (GS1 Digital Link Standard: URI Syntax, section 4). */
public final class DigitalLink {
    /** The domain of the canonical form. */
    public static final String CANONICAL = "https://id.gs1.org";

    private static final Pattern URI =
            Pattern.compile("(?i)(https?://[^/?#\\s]+)(/[^?#\\s]*)(?:\\?([^#\\s]*))?(?:#\\S*)?");
    private static final String UNRESERVED = "-._~";

    private DigitalLink() {}

    /**
     * What a link says; empty where a text is no Digital Link. Query parameters that are no AI are passed over.
     *
     * @throws Problem where it is one and a value is wrong, as {@link ElementString#of(Map)}
     */
    public static Optional<ElementString> find(String text) {
        Matcher uri = URI.matcher(text);
        if (!uri.matches()) {
            return Optional.empty();
        }
        List<String> segments =
                Arrays.asList(uri.group(2).substring(1).replaceFirst("/$", "").split("/", -1));
        for (int i = 0; i + 1 < segments.size(); i++) {
            if ((segments.size() - i) % 2 == 0 && isPath(segments, i)) {
                var elements = new LinkedHashMap<String, String>();
                for (int j = i; j < segments.size(); j += 2) {
                    elements.put(segments.get(j), decode(segments.get(j + 1)));
                }
                elements.computeIfPresent("01", (ai, gtin) -> fill(gtin));
                attributes(uri.group(3), elements);
                return Optional.of(ElementString.of(elements));
            }
        }
        return Optional.empty();
    }

    /** A key, then its qualifiers in the standard's order, each at most once. */
    private static boolean isPath(List<String> segments, int start) {
        Ai key = Ais.find(segments.get(start)).filter(Ai::isKey).orElse(null);
        if (key == null) {
            return false;
        }
        var qualifiers = new ArrayList<String>();
        for (int i = start + 2; i < segments.size(); i += 2) {
            qualifiers.add(segments.get(i));
        }
        return key.orders().stream().anyMatch(order -> isOrdered(qualifiers, order));
    }

    private static boolean isOrdered(List<String> qualifiers, List<String> order) {
        int at = -1;
        for (String qualifier : qualifiers) {
            int next = order.indexOf(qualifier);
            if (next <= at) {
                return false;
            }
            at = next;
        }
        return true;
    }

    /** Older links wrote a GTIN without the zeros in front. */
    private static String fill(String gtin) {
        return gtin.matches("[0-9]{8}|[0-9]{12,13}") ? "0".repeat(14 - gtin.length()) + gtin : gtin;
    }

    private static void attributes(String query, Map<String, String> elements) {
        for (String pair : query == null ? new String[0] : query.split("[&;]")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? "" : pair.substring(0, equals);
            if (Ais.find(name).isPresent()) {
                elements.putIfAbsent(name, decode(pair.substring(equals + 1)));
            }
        }
    }

    /**
     * A link that says this: the key and its qualifiers in the path, the rest behind the question mark.
     *
     * @param domain scheme, host and any path before, without a slash at the end; {@link #CANONICAL} for the canonical form
     * @throws Problem {@code gs1-no-key} where nothing here may begin a Digital Link
     */
    public static String of(String domain, ElementString elements) {
        Ai key = elements.elements().keySet().stream()
                .flatMap(code -> Ais.find(code).stream())
                .filter(Ai::isKey)
                .findFirst()
                .orElseThrow(() -> Problem.invalid("gs1-no-key", "text", elements.bracketed()));
        List<String> path = new ArrayList<>(List.of(key.code()));
        key.orders().stream()
                .map(order ->
                        order.stream().filter(q -> elements.find(q).isPresent()).toList())
                .reduce((one, other) -> one.size() >= other.size() ? one : other)
                .ifPresent(path::addAll);
        var link = new StringBuilder(domain);
        for (String code : path) {
            link.append('/')
                    .append(code)
                    .append('/')
                    .append(encode(elements.find(code).orElseThrow()));
        }
        String mark = "?";
        for (var element : elements.elements().entrySet()) {
            if (!path.contains(element.getKey())) {
                link.append(mark).append(element.getKey()).append('=').append(encode(element.getValue()));
                mark = "&";
            }
        }
        return link.toString();
    }

    /** Percent signs of RFC 3986, UTF-8; a plus stays a plus, since GS1's values may hold one. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%'
                    && text.length() > i + 2
                    && text.substring(i + 1, i + 3).matches("[0-9A-Fa-f]{2}")) {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    static String encode(String text) {
        var encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xFF;
            if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                encoded.append((char) c);
            } else {
                encoded.append("%%%02X".formatted(c));
            }
        }
        return encoded.toString();
    }
}
