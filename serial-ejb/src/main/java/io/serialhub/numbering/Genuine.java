package io.serialhub.numbering;

import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Fields;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.identifier.SerialNumber;
import io.serialhub.numbering.Authenticity.Verdict;
import io.serialhub.outbox.Outbox;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/**
 * Is this code genuine? A check character answers nothing here: anybody can compute one. A secret part can be copied with
 * its code, so questions are counted, and one code that is asked about too often or in two places is suspicious.
 */
@Stateless
@Door
public class Genuine {
    private static final int SECRET_LENGTH = 64;

    @Inject
    Database database;

    @Inject
    Secrets secrets;

    @Inject
    Sightings sightings;

    @Inject
    Outbox outbox;

    private static final int PLACE_LENGTH = 80;

    private record Known(long id, String code, boolean isVoid) {}

    /**
     * Counts the question. The first one that makes a code suspicious goes out as message {@code number.suspicious}.
     *
     * @param code   the number as read off the product
     * @param secret what the code carried beside it, or null
     * @param place  where it was read, as the asker knows it: a town, a shop, a country; or null
     */
    @Needs(Permission.UNITS_READ)
    public Authenticity check(String code, String secret, String place) {
        String read = Fields.needed("code", code, SerialNumber.MAX_LENGTH);
        String given = Fields.optional("secret", secret, SECRET_LENGTH);
        String where = Fields.optional("place", place, PLACE_LENGTH);
        List<Known> known = known(read);
        if (known.isEmpty()) {
            return new Authenticity(read, null, Verdict.UNKNOWN, 0, null);
        }
        Map<String, String> kept = secrets.of(known.stream().map(Known::code).toList());
        Known meant = known.stream()
                .filter(k -> kept.containsKey(k.code()))
                .findFirst()
                .orElse(known.get(0));
        Sightings.Count count = sightings.note(meant.id(), where);
        var answer = new Authenticity(
                read, meant.code(), verdict(meant, kept.get(meant.code()), given), count.times(), count.warning());
        if (count.first()) {
            outbox.add("number.suspicious", meant.code(), null, answer);
        }
        return answer;
    }

    private Verdict verdict(Known meant, String secret, String given) {
        if (secret == null) {
            return meant.isVoid() ? Verdict.VOID : Verdict.NO_SECRET;
        }
        if (given == null) {
            return Verdict.SECRET_MISSING;
        }
        if (!secrets.matches(meant.code(), secret, given)) {
            return Verdict.WRONG_SECRET;
        }
        return meant.isVoid() ? Verdict.VOID : Verdict.GENUINE;
    }

    private List<Known> known(String code) {
        return database.with(h -> h.createQuery("""
                        SELECT id, code, number_state FROM unit --DERBY-PROPERTIES index=UNIT_CODE_KEY
                        WHERE code_key = :key ORDER BY id FETCH FIRST 20 ROWS ONLY
                        """)
                .bind("key", SerialNumber.fold(code))
                .map((rs, context) -> new Known(
                        rs.getLong("id"),
                        rs.getString("code"),
                        rs.getString("number_state").equals("V")))
                .list());
    }
}
