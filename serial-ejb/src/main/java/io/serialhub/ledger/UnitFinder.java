package io.serialhub.ledger;

import io.serialhub.base.Problem;
import io.serialhub.material.MaterialIndex;
import io.serialhub.material.MaterialKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;

/** The one unit that a code means, for doors that look at one. */
@ApplicationScoped
class UnitFinder {
    @Inject
    Resolver resolver;

    @Inject
    MaterialIndex materials;

    @Inject
    UnitPages pages;

    long id(String code) {
        return id(code, null);
    }

    /**
     * @param material tells apart a code that units of several materials share, or null
     * @throws Problem {@code unit-unknown}, {@code unit-ambiguous} with the numbers that the code may mean
     */
    long id(String code, String material) {
        MaterialKey named =
                material == null ? null : materials.byCodes(List.of(material)).get(material);
        List<Hit> hits = resolver.resolve(List.of(code)).getOrDefault(code, List.of()).stream()
                .filter(hit -> named == null || hit.materialId() == named.id())
                .toList();
        if (hits.size() > 1) {
            List<UnitRow> rows = pages.byIds(hits.stream().map(Hit::id).toList());
            String candidates = rows.stream()
                    .map(row -> row.code() + " (" + row.material().code() + ")")
                    .collect(Collectors.joining(", "));
            throw Problem.conflict("unit-ambiguous", "code", code, "candidates", candidates);
        }
        if (hits.isEmpty()) {
            throw Problem.notFound("unit-unknown", "code", code);
        }
        return hits.get(0).id();
    }
}
