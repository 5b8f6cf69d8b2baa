package io.serialhub.ledger;

import io.serialhub.base.Ref;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One unit as it stands.
 *
 * @param state      the one word; a part inside another unit shows the word of the outermost parent
 * @param place      where it is; a part is where its outermost parent is
 * @param holder     who has it, when it is with a party
 * @param parent     number of the unit it is inside, or null
 * @param outermost  number of the outermost parent, or null
 * @param handlingUnit SSCC of the carton or pallet that it is directly in, or null
 * @param site       of its place; away from all our places, the one that made or took over its number
 * @param stockedAt  since when it has been in our stock, or null
 * @param reservedFor code of the order that it is reserved or picked for, or null
 * @param events     length of its history
 */
public record UnitView(
        String code,
        Ref material,
        StateWord state,
        List<Badge> badges,
        NumberState number,
        Custody custody,
        Ref place,
        Ref holder,
        String parent,
        String outermost,
        String handlingUnit,
        Quality quality,
        OwnerKind ownerKind,
        Ref owner,
        String site,
        String lot,
        String workOrder,
        int holds,
        int recalls,
        int cases,
        LocalDate warrantyFrom,
        LocalDate warrantyUntil,
        List<Identifier> identifiers,
        Sale sale,
        Instant stockedAt,
        String reservedFor,
        int events) {}
