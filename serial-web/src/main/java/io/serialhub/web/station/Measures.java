package io.serialhub.web.station;

import io.serialhub.base.Problem;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.UnitView;
import io.serialhub.ledger.Units;
import io.serialhub.material.TestLimit;
import io.serialhub.material.TestLimits;
import io.serialhub.web.shell.Param;
import io.serialhub.web.text.Say;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is to be measured on a scanned unit, and what was typed. */
@RequestScoped
public class Measures {
    private static final String PREFIX = "m.";

    @Inject
    private Units units;

    @Inject
    private TestLimits limits;

    @Inject
    private Say say;

    private UnitView unit;
    private List<TestLimit> wanted = List.of();

    /** @param unit of measure; @param lower and upper as they are written, or empty */
    public record Limit(String name, String label, String unit, String lower, String upper) {}

    /** @return false too where the code is unknown or ambiguous: the step says what is wrong with it */
    boolean find(String code, String material) {
        try {
            unit = units.get(code, material);
        } catch (Problem problem) {
            return false;
        }
        wanted = limits.get(unit.material().code());
        return !wanted.isEmpty();
    }

    UnitView unit() {
        return unit;
    }

    /** What the page asks for. @param material narrows the code when it comes back with what was measured */
    public record Asked(String material, List<Limit> limits) {}

    Asked asked() {
        return new Asked(unit.material().code(), limits());
    }

    private List<Limit> limits() {
        return wanted.stream()
                .map(l -> new Limit(
                        l.characteristic(),
                        say.name(l.nameZh(), l.nameEn()),
                        l.measuredIn() == null ? "" : l.measuredIn(),
                        plain(l.lower()),
                        plain(l.upper())))
                .toList();
    }

    private static String plain(BigDecimal limit) {
        return limit == null ? "" : limit.toPlainString();
    }

    /** What the material of the recorded unit calls it; its code where it has no name. */
    String label(Recorded done, String characteristic) {
        return limits.get(done.items().get(0).material()).stream()
                .filter(limit -> limit.characteristic().equals(characteristic))
                .map(limit -> say.name(limit.nameZh(), limit.nameEn()))
                .findFirst()
                .orElse(characteristic);
    }

    /** As data of the item, {@code m.resistance}; null when nothing was typed. @throws Problem {@code not-a-number} */
    Map<String, Object> typed() {
        String names = Param.text("measured");
        if (names == null) {
            return null;
        }
        var data = new TreeMap<String, Object>();
        for (String name : names.split(",")) {
            String text = Param.text(PREFIX + name);
            if (text != null) {
                data.put(PREFIX + name, number(text));
            }
        }
        return data;
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text.replace(',', '.').replace('，', '.').replace('。', '.'));
        } catch (NumberFormatException e) {
            throw Problem.invalid("not-a-number", "value", text);
        }
    }
}
