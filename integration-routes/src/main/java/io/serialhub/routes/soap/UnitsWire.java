package io.serialhub.routes.soap;

import io.serialhub.ledger.UnitView;
import io.serialhub.routes.soap.v1.units.Affected;
import io.serialhub.routes.soap.v1.units.Answer;
import io.serialhub.routes.soap.v1.units.Candidate;
import io.serialhub.routes.soap.v1.units.Identifier;
import io.serialhub.routes.soap.v1.units.LineProgress;
import io.serialhub.routes.soap.v1.units.LotTrace;
import io.serialhub.routes.soap.v1.units.NumberBatch;
import io.serialhub.routes.soap.v1.units.Part;
import io.serialhub.routes.soap.v1.units.Recorded;
import io.serialhub.routes.soap.v1.units.Sale;
import io.serialhub.routes.soap.v1.units.Unit;

/** Batches, answers, units and trees as the contract writes them. */
final class UnitsWire {
    private UnitsWire() {}

    static NumberBatch batch(io.serialhub.numbering.NumberBatch kept) {
        var batch = new NumberBatch();
        batch.setCode(kept.code());
        batch.setRule(kept.rule());
        batch.setMaterial(kept.material());
        batch.setOrder(kept.order());
        batch.setLine(kept.line());
        batch.setRequested(kept.requested());
        batch.setDone(kept.done());
        batch.setStatus(Wire.word(kept.status()));
        batch.setFirst(kept.firstCode());
        batch.setLast(kept.lastCode());
        batch.setCreatedAt(kept.createdAt());
        batch.setFinishedAt(kept.finishedAt());
        batch.setFailure(Wire.reason(kept.failure()));
        return batch;
    }

    static Recorded recorded(io.serialhub.ledger.Recorded kept) {
        var recorded = new Recorded();
        recorded.setEvent(kept.event());
        recorded.setOutcome(Wire.word(kept.outcome()));
        recorded.setAccepted(kept.accepted());
        recorded.setRefused(kept.refused());
        kept.items().forEach(answer -> recorded.getAnswer().add(answer(answer)));
        kept.lines().forEach(line -> recorded.getLine().add(line(line)));
        return recorded;
    }

    static Unit unit(UnitView kept) {
        var unit = new Unit();
        unit.setCode(kept.code());
        unit.setMaterial(Wire.named(kept.material()));
        unit.setState(Wire.word(kept.state()));
        unit.getBadge().addAll(Wire.words(kept.badges()));
        unit.setNumber(Wire.word(kept.number()));
        unit.setCustody(Wire.word(kept.custody()));
        unit.setPlace(Wire.named(kept.place()));
        unit.setHolder(Wire.named(kept.holder()));
        unit.setParent(kept.parent());
        unit.setOutermost(kept.outermost());
        unit.setQuality(Wire.word(kept.quality()));
        unit.setOwnerKind(Wire.word(kept.ownerKind()));
        unit.setOwner(Wire.named(kept.owner()));
        unit.setSite(kept.site());
        unit.setLot(kept.lot());
        unit.setWorkOrder(kept.workOrder());
        unit.setHolds(kept.holds());
        unit.setRecalls(kept.recalls());
        unit.setCases(kept.cases());
        unit.setWarrantyFrom(kept.warrantyFrom());
        unit.setWarrantyUntil(kept.warrantyUntil());
        kept.identifiers().forEach(identifier -> unit.getIdentifier().add(identifier(identifier)));
        unit.setSale(sale(kept.sale()));
        unit.setEvents(kept.events());
        return unit;
    }

    static Part part(io.serialhub.ledger.Part kept) {
        var part = new Part();
        part.setCode(kept.code());
        part.setMaterial(Wire.named(kept.material()));
        part.setPosition(kept.position());
        part.setLot(kept.lot());
        part.setQuantity(kept.quantity());
        part.setSince(kept.since());
        part.setUntil(kept.until());
        part.setState(Wire.word(kept.state()));
        if (kept.badges() != null) {
            part.getBadge().addAll(Wire.words(kept.badges()));
        }
        part.setSwapped(kept.swapped());
        kept.parts().forEach(below -> part.getPart().add(part(below)));
        part.setMore(kept.more() == 0 ? null : kept.more());
        return part;
    }

    /** Without its units. */
    static LotTrace trace(io.serialhub.genealogy.LotTrace kept) {
        var trace = new LotTrace();
        trace.setMaterial(Wire.named(kept.material()));
        trace.setLot(kept.lot());
        return trace;
    }

    static Affected affected(io.serialhub.genealogy.LotTrace.Affected kept) {
        var affected = new Affected();
        affected.setCode(kept.unit().code());
        affected.setMaterial(Wire.named(kept.unit().material()));
        affected.setState(Wire.word(kept.unit().state()));
        affected.getBadge().addAll(Wire.words(kept.unit().badges()));
        affected.setPlace(Wire.named(kept.unit().place()));
        affected.setOwner(Wire.named(kept.unit().owner()));
        affected.setVia(kept.via());
        affected.setSince(kept.since());
        affected.setUntil(kept.until());
        return affected;
    }

    private static Answer answer(io.serialhub.ledger.Answer kept) {
        var answer = new Answer();
        answer.setCode(kept.code());
        answer.setUnit(kept.unit());
        answer.setMaterial(kept.material());
        answer.setAccepted(kept.accepted());
        answer.setRepeated(kept.repeated());
        answer.setReason(Wire.reason(kept.reason()));
        kept.candidates().forEach(candidate -> {
            var wire = new Candidate();
            wire.setUnit(candidate.unit());
            wire.setMaterial(Wire.named(candidate.material(), candidate.nameZh(), candidate.nameEn()));
            answer.getCandidate().add(wire);
        });
        return answer;
    }

    private static LineProgress line(io.serialhub.ledger.LineProgress kept) {
        var line = new LineProgress();
        line.setOrder(kept.order());
        line.setNumber(kept.lineNo());
        line.setMaterial(kept.material());
        line.setQuantity(kept.quantity());
        line.setDone(kept.done());
        return line;
    }

    private static Identifier identifier(io.serialhub.ledger.Identifier kept) {
        var identifier = new Identifier();
        identifier.setKind(kept.kind());
        identifier.setValue(kept.code());
        return identifier;
    }

    private static Sale sale(io.serialhub.ledger.Sale kept) {
        if (kept == null) {
            return null;
        }
        var sale = new Sale();
        sale.setOrder(kept.order());
        sale.setCustomer(Wire.named(kept.customer()));
        sale.setShippedAt(kept.shippedAt());
        sale.setCarrier(kept.carrier());
        sale.setTrackingNumber(kept.tracking());
        return sale;
    }
}
