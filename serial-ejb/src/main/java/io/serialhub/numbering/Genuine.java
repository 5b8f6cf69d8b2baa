package io.serialhub.numbering;

import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Fields;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.identifier.SerialNumber;
import io.serialhub.numbering.Authenticity.Verdict;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Is this code genuine? A check character answers nothing here: anybody can compute one. */
@Stateless
@Door
public class Genuine {
    private static final int SECRET_LENGTH = 64;

    @Inject
    Database database;

    @Inject
    Secrets secrets;

    private record Known(String code, boolean isVoid) {}

    /**
     * @param code   the number as read off the product
     * @param secret what the code carried beside it, or null
     */
    @Needs(Permission.UNITS_READ)
    public Authenticity check(String code, String secret) {
        String read = Fields.needed("code", code, SerialNumber.MAX_LENGTH);
        String given = Fields.optional("secret", secret, SECRET_LENGTH);
        List<Known> known = known(read);
        Map<String, String> kept = secrets.of(known.stream().map(Known::code).toList());
        Optional<Known> sealed =
                known.stream().filter(k -> kept.containsKey(k.code())).findFirst();
        if (sealed.isEmpty()) {
            return known.isEmpty()
                    ? new Authenticity(read, null, Verdict.UNKNOWN)
                    : new Authenticity(
                            read, known.get(0).code(), known.get(0).isVoid() ? Verdict.VOID : Verdict.NO_SECRET);
        }
        String number = sealed.get().code();
        if (given == null) {
            return new Authenticity(read, number, Verdict.SECRET_MISSING);
        }
        if (!secrets.matches(number, kept.get(number), given)) {
            return new Authenticity(read, number, Verdict.WRONG_SECRET);
        }
        return new Authenticity(read, number, sealed.get().isVoid() ? Verdict.VOID : Verdict.GENUINE);
    }

    private List<Known> known(String code) {
        return database.with(h -> h.createQuery("""
                        SELECT code, number_state FROM unit --DERBY-PROPERTIES index=UNIT_CODE_KEY
                        WHERE code_key = :key ORDER BY id FETCH FIRST 20 ROWS ONLY
                        """)
                .bind("key", SerialNumber.fold(code))
                .map((rs, context) -> new Known(
                        rs.getString("code"), rs.getString("number_state").equals("V")))
                .list());
    }
}
