package io.serialhub.routes.soap;

import io.serialhub.base.Page;
import io.serialhub.routes.soap.v1.units.Other;
import io.serialhub.routes.soap.v1.units.TimelineEntry;
import io.serialhub.routes.soap.v1.units.TimelinePage;

/** The life of a unit as the contract writes it. */
final class TimelineWire {
    private TimelineWire() {}

    static TimelinePage page(Page<io.serialhub.ledger.TimelineEntry> kept) {
        var page = new TimelinePage();
        kept.items().forEach(entry -> page.getEntry().add(entry(entry)));
        page.setNext(kept.next());
        return page;
    }

    private static TimelineEntry entry(io.serialhub.ledger.TimelineEntry kept) {
        var entry = new TimelineEntry();
        entry.setEvent(kept.event());
        entry.setSequence(kept.seq());
        entry.setStep(Wire.named(kept.step(), kept.titleZh(), kept.titleEn()));
        entry.setKind(kept.kind());
        entry.setHappenedAt(kept.happenedAt());
        entry.setRecordedAt(kept.recordedAt());
        entry.setActor(kept.actor());
        entry.setChannel(kept.channel());
        entry.setOrder(kept.order());
        entry.setPlace(Wire.named(kept.place()));
        entry.setParty(Wire.named(kept.party()));
        entry.setRole(kept.role());
        kept.others().forEach(other -> entry.getOther().add(other(other)));
        entry.setLot(kept.lot());
        entry.setPosition(kept.position());
        entry.setReason(kept.reason());
        entry.getData().addAll(Wire.arguments(kept.data()));
        entry.getField().addAll(Wire.arguments(kept.fields()));
        entry.setCorrectedBy(kept.correctedBy());
        entry.setCorrects(kept.corrects());
        entry.setHash(kept.hash());
        return entry;
    }

    private static Other other(io.serialhub.ledger.TimelineEntry.Other kept) {
        var other = new Other();
        other.setUnit(kept.unit());
        other.setRole(kept.role());
        other.setLot(kept.lot());
        other.setMaterial(Wire.named(kept.material()));
        return other;
    }
}
