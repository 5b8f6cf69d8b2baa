package io.serialhub.ledger;

import io.serialhub.base.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Units by id for rooms that build on the ledger; a fixed number of statements a call. */
@ApplicationScoped
public class UnitDirectory {
    @Inject
    UnitPages pages;

    @Inject
    Resolver resolver;

    /** As they stand, newest first. */
    public Map<Long, UnitRow> rows(Collection<Long> ids) {
        return pages.rows(ids);
    }

    /** Ids of the units of a filter, the newest first. @param most how many at most */
    public List<Long> ids(UnitFilter filter, int most) {
        return pages.ids(filter, most);
    }

    /** Ids of units by any of their codes. @throws Problem {@code unit-unknown}, {@code unit-ambiguous} */
    public Map<String, Long> ids(Collection<String> codes) {
        Map<String, List<Hit>> hits = resolver.resolve(codes);
        var ids = new java.util.LinkedHashMap<String, Long>();
        for (String code : codes) {
            List<Hit> found = hits.getOrDefault(code, List.of());
            if (found.size() != 1) {
                throw found.isEmpty()
                        ? Problem.notFound("unit-unknown", "code", code)
                        : Problem.conflict("unit-ambiguous", "code", code, "candidates", "");
            }
            ids.put(code, found.get(0).id());
        }
        return ids;
    }
}
