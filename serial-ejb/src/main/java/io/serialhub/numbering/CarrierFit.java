package io.serialhub.numbering;

import io.serialhub.base.Reason;
import io.serialhub.identifier.Carrier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Whether numbers of this shape can be put on a carrier.
 *
 * @param carrier the word of a {@link Carrier}
 * @param title   as its standard calls it
 * @param reason  why not, or null
 */
public record CarrierFit(String carrier, String title, boolean fits, Reason reason) {
    static List<CarrierFit> of(List<String> numbers) {
        Map<Carrier, Reason> misfits = Carrier.misfitsOf(numbers);
        return Arrays.stream(Carrier.values())
                .map(carrier -> new CarrierFit(
                        carrier.word(), carrier.title(), !misfits.containsKey(carrier), misfits.get(carrier)))
                .toList();
    }
}
