package io.serialhub.numbering;

import io.serialhub.identifier.SerialNumber;
import io.serialhub.ledger.Births;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** Turns counter values into numbers that nothing bears yet, compared after folding. */
@ApplicationScoped
class FreeNumbers {
    /** Rules leave at least half of all draws free, so this many in vain do not happen. */
    private static final int DRAWS = 30;

    private final SecureRandom random = new SecureRandom();

    private Births births;

    protected FreeNumbers() {}

    @Inject
    FreeNumbers(Births births) {
        this.births = births;
    }

    /**
     * One number for each value, but none for a value whose number exists already, whoever made it. A number with a random
     * piece is drawn again instead.
     */
    List<String> of(NumberMaker maker, Counters.Block block, int n) {
        var free = new LinkedHashMap<String, String>(n * 2);
        List<Long> open = LongStream.range(0, n)
                .map(i -> block.next() + i * block.step())
                .boxed()
                .toList();
        for (int draw = 0; draw < (maker.isRandom() ? DRAWS : 1) && !open.isEmpty(); draw++) {
            open = draw(maker, open, free);
        }
        return new ArrayList<>(free.values());
    }

    /** @return the values whose number was not free */
    private List<Long> draw(NumberMaker maker, List<Long> values, Map<String, String> free) {
        var codes = new LinkedHashMap<String, String>(values.size() * 2);
        var keys = new ArrayList<String>(values.size());
        for (long value : values) {
            String code = maker.make(value, random);
            String key = SerialNumber.fold(code);
            keys.add(free.containsKey(key) || codes.putIfAbsent(key, code) != null ? null : key);
        }
        Set<String> taken = births.taken(codes.values());
        taken.forEach(codes::remove);
        free.putAll(codes);
        var again = new ArrayList<Long>();
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i) == null || taken.contains(keys.get(i))) {
                again.add(values.get(i));
            }
        }
        return again;
    }
}
