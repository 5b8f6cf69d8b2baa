package io.serialhub.imports;

import io.serialhub.identifier.SerialNumber;
import io.serialhub.ledger.Registers;
import io.serialhub.location.LocationKey;
import io.serialhub.material.BomIndex;
import io.serialhub.material.MaterialKey;
import io.serialhub.material.NumberProfile;
import io.serialhub.party.PartyKey;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that the rows of a chunk refer to, read once.
 *
 * @param units      by folded number: those of the rows and their parents, and near-equal ones
 * @param records   parents by the number that an older system knew them by
 * @param marks      further numbers that are taken
 * @param kinds      of further numbers
 * @param components materials of the bills, by id
 * @param bills      by material code
 */
record UnitReferences(
        MaterialLookup materials,
        Lookup<PartyKey> parties,
        Lookup<LocationKey> places,
        Map<String, List<Registers.Known>> units,
        Map<String, List<Registers.Known>> records,
        Set<Registers.Marked> marks,
        Map<String, NumberProfile> kinds,
        Map<Long, MaterialKey> components,
        Map<String, List<BomIndex.Slot>> bills) {

    List<BomIndex.Slot> bom(String material) {
        return bills.getOrDefault(material, List.of());
    }

    MaterialKey byId(long id) {
        return components.get(id);
    }

    /** The unit of exactly this number and material, or null. */
    Registers.Known find(String number, String material) {
        return units.getOrDefault(SerialNumber.fold(number), List.of()).stream()
                .filter(u -> u.code().equals(number) && u.material().equals(material))
                .findFirst()
                .orElse(null);
    }

    boolean has(String number, String material) {
        return find(number, material) != null;
    }
}
