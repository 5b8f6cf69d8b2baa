package io.serialhub.location;

import io.serialhub.base.Fields;

/**
 * A place that units can be at. As a command it replaces all that is kept under its code.
 *
 * @param parent  code of the location it is inside, or null
 * @param nameZh  one of the two names may be missing; it is then the other
 * @param site    the parent's; without one the actor's, or the only one, if missing in a command
 * @param version of the kept location; has no effect in a command
 */
public record Location(
        String code,
        LocationKind kind,
        String parent,
        String nameZh,
        String nameEn,
        String site,
        boolean active,
        long version) {
    public Location {
        code = Fields.needed("code", code, 60);
        Fields.needed("kind", kind);
        parent = Fields.optional("parent", parent, 60);
        String zh = Fields.optional("nameZh", nameZh, 200);
        String en = Fields.optional("nameEn", nameEn, 200);
        nameZh = Fields.needed("nameZh", zh == null ? en : zh);
        nameEn = en == null ? zh : en;
        site = Fields.optional("site", site, 20);
    }

    boolean saysTheSameAs(Location other) {
        return equals(new Location(
                other.code, other.kind, other.parent, other.nameZh, other.nameEn, other.site, other.active, version));
    }

    Location at(String place) {
        return new Location(code, kind, parent, nameZh, nameEn, place, active, version);
    }
}
