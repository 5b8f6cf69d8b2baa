package io.serialhub.download;

import io.serialhub.base.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** The lists that the rooms offer. */
@ApplicationScoped
class Lists {
    @Inject
    @Any
    Instance<ListSource> sources;

    ListSource get(String name) {
        return sources.stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("list-unknown", "list", name));
    }
}
