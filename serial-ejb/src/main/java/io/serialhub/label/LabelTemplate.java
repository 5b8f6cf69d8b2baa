package io.serialhub.label;

import io.serialhub.base.Fields;
import io.serialhub.base.Problem;
import io.serialhub.identifier.Carrier;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How labels look and what they carry; all lengths in millimetres.
 *
 * @param language     zh or en: which of a material's names is printed
 * @param fields       printed beside the symbol, in this order
 * @param title        a line above them, or null
 * @param link         scheme, host and path of Digital Links; null: the canonical https://id.gs1.org
 * @param paper        for PDF; null: one label a page
 * @param dpi          of the label printer: 203, 300 or 600
 * @param chip         what a printer with an RFID encoder writes to the label's tag, SGTIN-96 or SGTIN-198, or null
 * @param prefixLength digits of the GS1 company prefix, 6 to 12, for the tag
 * @param marking      one line of a text marking file, for example {@code {number};{gtin}}; null: the number alone
 */
public record LabelTemplate(
        String code,
        String nameZh,
        String nameEn,
        Carrier carrier,
        String language,
        double width,
        double height,
        List<LabelField> fields,
        String title,
        String link,
        Paper paper,
        int dpi,
        Carrier chip,
        int prefixLength,
        String marking,
        boolean active,
        long version) {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)\\}");
    private static final Pattern LINK = Pattern.compile("https?://[A-Za-z0-9.:-]+(?:/[A-Za-z0-9._~-]+)*");

    public LabelTemplate {
        code = Fields.needed("code", code, 40);
        nameZh = Fields.needed("nameZh", nameZh, 200);
        nameEn = Fields.needed("nameEn", nameEn, 200);
        carrier = Fields.needed("carrier", carrier);
        if (!carrier.isPrinted()) {
            throw Problem.invalid("label-carrier-unprintable", "carrier", carrier.title());
        }
        language = language == null ? "zh" : language;
        if (!language.equals("zh") && !language.equals("en")) {
            throw Problem.invalid("unknown-word", "word", language, "field", "language");
        }
        Paper.between("width", width, 8, 300);
        Paper.between("height", height, 5, 420);
        fields = fields == null ? List.of() : List.copyOf(fields);
        title = Fields.optional("title", title, 60);
        link = Fields.optional("link", link, 200);
        if (link != null && !LINK.matcher(link).matches()) {
            throw Problem.invalid("label-link-unfit", "link", link);
        }
        if (paper != null) {
            paper.mustHold(width, height);
        }
        dpi = dpi == 0 ? 203 : dpi;
        if (dpi != 203 && dpi != 300 && dpi != 600) {
            throw Problem.invalid("field-out-of-range", "field", "dpi", "value", dpi, "min", 203, "max", 600);
        }
        if (chip != null && chip.isPrinted()) {
            throw Problem.invalid("unknown-word", "word", chip.word(), "field", "chip");
        }
        prefixLength = prefixLength == 0 ? 7 : Fields.between("prefixLength", prefixLength, 6, 12);
        marking = Fields.optional("marking", marking, 400);
        checkMarking(marking);
    }

    private static void checkMarking(String marking) {
        Matcher place = PLACE.matcher(marking == null ? "" : marking);
        while (place.find()) {
            if (!MarkingFile.PLACES.contains(place.group(1))) {
                throw Problem.invalid(
                        "label-place-unknown", "place", place.group(1), "known", String.join(", ", MarkingFile.PLACES));
            }
        }
    }

    /** Labels on one page. */
    public int labelsPerPage() {
        return paper == null ? 1 : paper.labels();
    }

    boolean isChinese() {
        return language.equals("zh");
    }

    LabelTemplate at(long otherVersion) {
        return new LabelTemplate(
                code,
                nameZh,
                nameEn,
                carrier,
                language,
                width,
                height,
                fields,
                title,
                link,
                paper,
                dpi,
                chip,
                prefixLength,
                marking,
                active,
                otherVersion);
    }
}
