package io.serialhub.ledger;

import io.serialhub.base.Ids;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.identifier.SerialNumber;
import io.serialhub.location.LocationKey;
import io.serialhub.material.MaterialKey;
import io.serialhub.material.NumberProfile;
import io.serialhub.material.Tracking;
import io.serialhub.party.PartyKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Units that a call brings in: numbers made by others, unique as written within their scope. */
final class Newborns {
    private final Scene scene;
    private final Cast.Present present;
    private final Ids ids;
    private final int most;
    private LongSupplier unitIds;
    private final Map<String, StoredUnit> born = new HashMap<>();
    private final Map<Profiles.Place, Long> bearers = new HashMap<>();

    /** @param most so many units may be new at most: their ids are taken at once, when the first of them is */
    Newborns(Scene scene, Cast.Present present, Ids ids, int most) {
        this.scene = scene;
        this.present = present;
        this.ids = ids;
        this.most = most;
    }

    private long nextId() {
        if (unitIds == null) {
            unitIds = ids.several("unit", most);
        }
        return unitIds.getAsLong();
    }

    /** @param uniq what must not stand twice in {@code unit.uniq} */
    record Found(StoredUnit unit, String uniq, Reason reason) {
        static Found refused(String code, Object... args) {
            return new Found(null, null, Reason.of(code, args));
        }
    }

    /** Units that already carry exactly this number in the scope of the item. */
    List<Hit> same(Item item) {
        MaterialKey material = material(item);
        String uniq = material == null ? null : uniq(item, material, item.code().strip());
        return present.hits().getOrDefault(item.code(), List.of()).stream()
                .filter(Hit::exact)
                .filter(hit -> everywhere(item)
                        || material != null && hit.materialId() == material.id()
                        || !hit.own() && hit.uniq().equals(uniq))
                .toList();
    }

    /** What must not stand twice: the number as written, within what the material's profile says. */
    private String uniq(Item item, MaterialKey material, String code) {
        return "=" + (everywhere(item) ? "" : profile(material).within(material.code(), maker(item))) + ":" + code;
    }

    private NumberProfile profile(MaterialKey material) {
        return present.profiles().of(material);
    }

    /** Who gave the number: whom the item names, or the supplier of the call. */
    private String maker(Item item) {
        return item.data().get(Profiles.MAKER) instanceof String maker
                ? maker
                : scene.party() == null ? null : scene.party().code();
    }

    /** Why one of the further numbers that the item brings cannot be the unit's, or null; each counts for the ones after it. */
    Reason marks(Item item, StoredUnit unit) {
        var counts = new HashMap<String, Integer>();
        for (Profiles.Mark mark : Profiles.marks(item)) {
            NumberProfile kind = present.profiles().kind(mark.kind());
            Reason trouble = kind.trouble(mark.code());
            if (trouble != null) {
                return trouble;
            }
            if (counts.merge(mark.kind(), 1, Integer::sum) > kind.most() && kind.most() > 0) {
                return Reason.of("identifier-too-many", "kind", kind.nameEn(), "max", kind.most());
            }
            Long other = bearers.computeIfAbsent(
                    place(item, mark, unit), place -> present.profiles().taken().getOrDefault(place, unit.id()));
            if (other != unit.id()) {
                return Reason.of("identifier-taken", "code", mark.code());
            }
        }
        return null;
    }

    Profiles.Place place(Item item, Profiles.Mark mark, StoredUnit unit) {
        return present.profiles().place(mark, unit.state().materialId(), maker(item));
    }

    Found find(Item item) {
        MaterialKey material = material(item);
        if (material == null) {
            return item.material() == null
                    ? Found.refused("material-needed", "code", item.code())
                    : Found.refused("unknown-material", "material", item.material());
        }
        if (material.tracking() != Tracking.SERIAL) {
            return Found.refused("material-not-serial", "material", material.code());
        }
        String code;
        try {
            code = new SerialNumber(profile(material).tidy(item.code())).code();
        } catch (Problem e) {
            return new Found(null, null, e.reason());
        }
        Reason trouble = profile(material).trouble(code);
        if (trouble != null) {
            return new Found(null, null, trouble);
        }
        String uniq = uniq(item, material, code);
        if (born.containsKey(uniq)) {
            return Found.refused("twice-in-call", "unit", code);
        }
        var unit = new StoredUnit(nextId(), code, scene.site(), UnitState.unborn(material.id()), 0, null, null);
        born.put(uniq, unit);
        born.put(code, unit);
        return new Found(unit, uniq, null);
    }

    /** A unit that came in with this very call, as it was before its step. */
    StoredUnit born(String code) {
        return born.get(code);
    }

    /** Replaces codes of materials, places and parties in the data of an item by ids, which never change. */
    Reason resolve(StepRole role, StoredUnit unit, Map<String, Object> data) {
        if (role.has(Verb.MATERIAL)) {
            return newMaterial(unit, data);
        }
        if (!role.has(Verb.TAKE_OVER)) {
            return null;
        }
        if (data.get("place") instanceof String code) {
            LocationKey place = present.places().get(code);
            if (place == null) {
                return Reason.of("unknown-location", "location", code);
            }
            data.put("placeId", place.id());
            data.put("placeKind", String.valueOf(place.kind().code()));
        }
        Reason holder = party(data, "holder", "holderId");
        Reason owner = holder == null ? party(data, "ownerParty", "ownerId") : holder;
        if (owner != null) {
            return owner;
        }
        Object custody = data.get("custody");
        if (Custody.LOCATION.word().equals(custody) && !data.containsKey("placeId")) {
            return Reason.of("location-needed", "step", scene.step().code());
        }
        return Custody.PARTY.word().equals(custody) && !data.containsKey("holderId")
                ? Reason.of("party-needed", "step", scene.step().code())
                : null;
    }

    /** The old material is kept too: a fold starts from it. */
    private Reason newMaterial(StoredUnit unit, Map<String, Object> data) {
        MaterialKey material = data.get("material") instanceof String code
                ? present.materialsByCode().get(code)
                : null;
        if (material == null) {
            return Reason.of("unknown-material", "material", data.getOrDefault("material", ""));
        }
        data.put("materialId", material.id());
        data.put("fromMaterialId", unit.state().materialId());
        return null;
    }

    private Reason party(Map<String, Object> data, String key, String idKey) {
        if (data.get(key) instanceof String code) {
            PartyKey party = present.parties().get(code);
            if (party == null) {
                return Reason.of("unknown-party", "party", code);
            }
            data.put(idKey, party.id());
        }
        return null;
    }

    private MaterialKey material(Item item) {
        if (item.material() != null) {
            return present.materialsByCode().get(item.material());
        }
        return scene.order() != null && scene.order().lines().size() == 1
                ? present.materials().get(scene.order().lines().get(0).materialId())
                : null;
    }

    private static boolean everywhere(Item item) {
        return "everywhere".equals(item.data().get("scope"));
    }
}
