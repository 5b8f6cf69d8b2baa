package io.serialhub.party;

import io.serialhub.base.Fields;
import io.serialhub.base.Problem;

/**
 * A company or person that we make for, buy from, sell through or send with. As a command it replaces all that is kept
 * under its code.
 *
 * @param nameZh  one of the two names may be missing; it is then the other
 * @param version of the kept party; has no effect in a command
 */
public record Party(
        String code,
        PartyKind kind,
        String nameZh,
        String nameEn,
        String city,
        String address,
        String phone,
        String email,
        boolean active,
        long version) {
    public Party {
        code = Fields.needed("code", code, 60);
        Fields.needed("kind", kind);
        String zh = Fields.optional("nameZh", nameZh, 200);
        String en = Fields.optional("nameEn", nameEn, 200);
        nameZh = Fields.needed("nameZh", zh == null ? en : zh);
        nameEn = en == null ? zh : en;
        city = Fields.optional("city", city, 100);
        address = Fields.optional("address", address, 400);
        phone = Fields.optional("phone", phone, 60);
        email = Fields.optional("email", email, 200);
        if (email != null && !email.matches("[^@\\s]+@[^@\\s]+")) {
            throw Problem.invalid("email-unfit", "email", email);
        }
    }

    boolean saysTheSameAs(Party other) {
        return equals(other.at(version));
    }

    private Party at(long version) {
        return new Party(code, kind, nameZh, nameEn, city, address, phone, email, active, version);
    }
}
