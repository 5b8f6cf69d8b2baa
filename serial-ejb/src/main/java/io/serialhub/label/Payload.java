package io.serialhub.label;

import io.serialhub.base.Problem;
import io.serialhub.identifier.Carrier;
import io.serialhub.identifier.DigitalLink;
import io.serialhub.identifier.ElementString;
import io.serialhub.identifier.Gtin;
import io.serialhub.identifier.Sgtin;
import java.util.LinkedHashMap;

/**
 * What a label's symbol carries.
 *
 * @param text     as a reader delivers it, without the symbology prefix; separators are ASCII 29
 * @param human    as people read it under the symbol
 * @param elements what GS1's symbols are made of; null for others
 */
record Payload(Carrier carrier, String text, String human, ElementString elements) {
    /** The parameter of a link that carries a number's secret part. */
    private static final String SECRET = "s";

    /** @throws Problem {@code label-gtin-missing}, and why the number does not fit the carrier */
    static Payload of(LabelTemplate template, LabelData data) {
        Carrier carrier = template.carrier();
        carrier.misfits(data.number()).stream().findFirst().ifPresent(reason -> {
            throw Problem.of(Problem.Kind.INVALID, reason);
        });
        if (!carrier.needsGtin()) {
            return new Payload(carrier, data.number(), data.number(), null);
        }
        ElementString elements = elements(template, data);
        if (carrier == Carrier.GS1_DIGITAL_LINK) {
            String domain = template.link() == null ? DigitalLink.CANONICAL : template.link();
            return new Payload(
                    carrier,
                    withSecret(DigitalLink.of(domain, elements), data.secret()),
                    elements.bracketed(),
                    elements);
        }
        return new Payload(carrier, elements.plain(), elements.bracketed(), elements);
    }

    private static String withSecret(String link, String secret) {
        return secret == null ? link : link + (link.contains("?") ? "&" : "?") + SECRET + "=" + secret;
    }

    /** GTIN, then fixed lengths, then the serial number: so the fewest separators are needed. */
    private static ElementString elements(LabelTemplate template, LabelData data) {
        var elements = new LinkedHashMap<String, String>();
        elements.put("01", gtin(data).digits());
        if (template.fields().contains(LabelField.EXPIRES) && data.expires() != null) {
            elements.put("17", "%1$ty%1$tm%1$td".formatted(data.expires()));
        }
        elements.put("21", data.number());
        if (template.fields().contains(LabelField.LOT) && data.lot() != null && Carrier.GS1_128.fits(data.lot())) {
            elements.put("10", data.lot());
        }
        return ElementString.of(elements);
    }

    private static Gtin gtin(LabelData data) {
        if (data.gtin() == null) {
            throw Problem.conflict("label-gtin-missing", "material", data.material());
        }
        return new Gtin(data.gtin());
    }

    /** The memory of the label's tag in hexadecimal, or null where the template writes none. */
    static String tag(LabelTemplate template, LabelData data) {
        if (template.chip() == null) {
            return null;
        }
        var unit = new Sgtin(gtin(data), data.number());
        return template.chip() == Carrier.SGTIN_96
                ? unit.hex96(Sgtin.POINT_OF_SALE, template.prefixLength())
                : unit.hex198(Sgtin.POINT_OF_SALE, template.prefixLength());
    }
}
