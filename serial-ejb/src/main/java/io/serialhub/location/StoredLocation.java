package io.serialhub.location;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A location as it is kept. */
@Entity
@Table(name = "location")
class StoredLocation {
    @Id
    private long id;

    private String code;
    private LocationKind kind;

    @Column(name = "parent_id")
    private Long parentId;

    @Column(name = "name_zh")
    private String nameZh;

    @Column(name = "name_en")
    private String nameEn;

    private String site;
    private boolean active;

    @Version
    private long version;

    protected StoredLocation() {}

    StoredLocation(long id, Location location, Long parentId) {
        this.id = id;
        this.code = location.code();
        become(location, parentId);
    }

    final void become(Location location, Long parent) {
        kind = location.kind();
        parentId = parent;
        nameZh = location.nameZh();
        nameEn = location.nameEn();
        site = location.site();
        active = location.active();
    }

    /** @param parent the code that belongs to {@link #parentId} */
    Location view(String parent) {
        return new Location(code, kind, parent, nameZh, nameEn, site, active, version);
    }

    String code() {
        return code;
    }

    long id() {
        return id;
    }

    Long parentId() {
        return parentId;
    }

    long version() {
        return version;
    }
}
