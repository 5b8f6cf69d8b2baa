package io.serialhub.location;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A site as it is kept. */
@Entity
@Table(name = "site")
class StoredSite {
    @Id
    private String code;

    @Column(name = "name_zh")
    private String nameZh;

    @Column(name = "name_en")
    private String nameEn;

    @Column(name = "time_zone")
    private String timeZone;

    protected StoredSite() {}

    StoredSite(Site site) {
        this.code = site.code();
        become(site);
    }

    final void become(Site site) {
        nameZh = site.nameZh();
        nameEn = site.nameEn();
        timeZone = site.timeZone();
    }

    Site view() {
        return new Site(code, nameZh, nameEn, timeZone);
    }
}
