package io.serialhub.party;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A party as it is kept. */
@Entity
@Table(name = "party")
class StoredParty {
    @Id
    private long id;

    private String code;
    private PartyKind kind;

    @Column(name = "name_zh")
    private String nameZh;

    @Column(name = "name_en")
    private String nameEn;

    private String city;
    private String address;
    private String phone;
    private String email;
    private boolean active;

    @Version
    private long version;

    protected StoredParty() {}

    StoredParty(long id, Party party) {
        this.id = id;
        this.code = party.code();
        become(party);
    }

    final void become(Party party) {
        kind = party.kind();
        nameZh = party.nameZh();
        nameEn = party.nameEn();
        city = party.city();
        address = party.address();
        phone = party.phone();
        email = party.email();
        active = party.active();
    }

    Party view() {
        return new Party(code, kind, nameZh, nameEn, city, address, phone, email, active, version);
    }

    long version() {
        return version;
    }
}
