package io.serialhub.web.numbers;

import io.serialhub.numbering.NumberRule;
import io.serialhub.numbering.NumberRules;
import io.serialhub.numbering.RuleVersion;
import io.serialhub.numbering.Segment;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import io.serialhub.web.text.Say;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;

@Named
@RequestScoped
public class RuleList {
    @Inject
    private NumberRules rules;

    @Inject
    private Say say;

    private Listing<NumberRule> listing;

    public Listing<NumberRule> getListing() {
        if (listing == null) {
            listing = Listing.read(Listing.filters(), rules::list);
        }
        return listing;
    }

    public List<RuleVersion> getVersions() {
        return rules.versions(Param.needed("code"));
    }

    /** What a piece says beside its place in the shape. */
    public record Options(String type, String words) {}

    public List<Options> options(NumberRule rule) {
        return rule.segments().stream()
                .filter(s -> !s.type().equals("literal") && !s.options().isEmpty())
                .map(s -> new Options(s.type(), PieceWords.of(say, s)))
                .toList();
    }

    /** How the number is built, at a glance: {@code PJC - yyMMdd - line - 00001 - check}. */
    public String shape(NumberRule rule) {
        return rule.segments().stream().map(RuleList::shape).collect(Collectors.joining());
    }

    private static String shape(Segment segment) {
        return switch (segment.type()) {
            case "literal" -> segment.options().getOrDefault("text", "");
            case "date" -> segment.options().getOrDefault("pattern", "yyMMdd");
            case "counter" -> "0".repeat(width(segment, 4) - 1) + "1";
            case "random" -> "?".repeat(width(segment, 4));
            case "check" -> "✓";
            case "secret" -> " + " + "•".repeat(width(segment, 8));
            default -> "{" + segment.type() + "}";
        };
    }

    static int width(Segment segment, int otherwise) {
        String width = segment.options().getOrDefault("width", "");
        return width.matches("[1-9]\\d?") ? Integer.parseInt(width) : otherwise;
    }
}
