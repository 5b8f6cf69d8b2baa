package io.serialhub.numbering;

import io.serialhub.base.Database;
import io.serialhub.base.Problem;
import io.serialhub.identifier.CodeList;
import io.serialhub.ledger.Foreign;
import io.serialhub.ledger.Recorded;
import io.serialhub.material.MaterialIndex;
import io.serialhub.material.MaterialKey;
import io.serialhub.material.NumberProfile;
import io.serialhub.material.NumberProfiles;
import io.serialhub.material.Tracking;
import io.serialhub.party.PartyIndex;
import io.serialhub.party.PartyKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What taking over numbers of others is made of, in one call or in portions; in the caller's transaction. */
@ApplicationScoped
class ForeignIntake {
    @Inject
    Foreign foreign;

    @Inject
    MaterialIndex materials;

    @Inject
    NumberProfiles profiles;

    @Inject
    PartyIndex parties;

    @Inject
    PoolWork pools;

    @Inject
    Database database;

    /** @throws Problem unknown-material, material-not-serial */
    MaterialKey material(ForeignRequest request) {
        MaterialKey found = materials.byCodes(List.of(request.material())).get(request.material());
        if (found == null) {
            throw Problem.invalid("unknown-material", "material", request.material());
        }
        if (found.tracking() != Tracking.SERIAL) {
            throw Problem.conflict("material-not-serial", "material", found.code());
        }
        return found;
    }

    /** @return who gave the numbers, or null when nobody is named. @throws Problem unknown-party */
    PartyKey maker(ForeignRequest request) {
        PartyKey found = request.maker() == null
                ? null
                : parties.byCodes(List.of(request.maker())).get(request.maker());
        if (request.maker() != null && found == null) {
            throw Problem.invalid("unknown-party", "party", request.maker());
        }
        return found;
    }

    /** @return the pool that is named, or null. @throws Problem unknown-pool, pool-of-other-material */
    PoolRows.Kept pool(ForeignRequest request) {
        PoolRows.Kept pool = request.pool() == null
                ? null
                : PoolRows.find(database, request.pool())
                        .orElseThrow(() -> Problem.notFound("unknown-pool", "pool", request.pool()));
        if (pool != null && !pool.view().material().code().equals(request.material())) {
            throw Problem.conflict("pool-of-other-material", "pool", request.pool(), "material", request.material());
        }
        return pool;
    }

    /** By what the numbers are judged. */
    NumberProfile profile(MaterialKey material) {
        return profiles.of(material.code());
    }

    List<ForeignAnswer> look(List<CodeList.Entry> entries, MaterialKey material, String maker) {
        return foreign.look(entries, material, maker).stream()
                .map(seen -> new ForeignAnswer(
                        seen.line(),
                        seen.number(),
                        !seen.fits()
                                ? ForeignAnswer.Verdict.REFUSED
                                : seen.reason() == null ? ForeignAnswer.Verdict.GOOD : ForeignAnswer.Verdict.LOOK,
                        seen.reason()))
                .toList();
    }

    /** In one event, and into the pool if there is one; at most {@link Database#maxItems}. */
    Recorded take(ForeignRequest request, PoolRows.Kept pool, List<String> numbers) {
        Recorded recorded = foreign.take(numbers, request.material(), request.maker(), request.register());
        if (pool != null && recorded.event() != null) {
            pools.putOfEvent(pool.id(), Long.parseLong(recorded.event()));
        }
        return recorded;
    }
}
