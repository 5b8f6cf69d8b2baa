package io.serialhub.web.station;

import io.serialhub.base.Permission;
import io.serialhub.ledger.Recorded;
import io.serialhub.packaging.BoxFilter;
import io.serialhub.packaging.BoxKind;
import io.serialhub.packaging.BoxStatus;
import io.serialhub.packaging.HandlingUnit;
import io.serialhub.packaging.HandlingUnits;
import io.serialhub.packaging.Packed;
import io.serialhub.packaging.Packing;
import io.serialhub.web.shell.Param;
import io.serialhub.web.text.Say;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;

/** Packs: scan the carton, scan what goes in, scan the carton again to close it. A closed carton goes onto a pallet. */
@Named
@ViewScoped
public class PackBench extends Bench {
    private static final int SHOWN = 50;
    private static final int SSCC_DIGITS = 18;

    @Inject
    private HandlingUnits boxes;

    @Inject
    private Packing packing;

    @Inject
    private Say say;

    @PostConstruct
    void open() {
        checkRight();
    }

    @Override
    protected Permission permission() {
        return Permission.RECORD_MOVE;
    }

    /** The box to begin with, when the page was opened from its own. */
    public String getBox() {
        return Param.text("box");
    }

    public void scan() {
        String id = Param.needed("id");
        String code = Param.needed("code");
        String outer = Param.text("parent");
        answer(id, code, () -> {
            Optional<HandlingUnit> scanned = box(code);
            if (outer == null) {
                return choose(id, scanned.orElseGet(() -> boxes.get(code)));
            }
            return scanned.isPresent() ? boxed(id, outer, scanned.get()) : pack(id, outer, code);
        });
    }

    /** What was scanned may be a box or a unit; only an SSCC is looked up. */
    private Optional<HandlingUnit> box(String code) {
        return code.replaceAll("[^0-9]", "").length() < SSCC_DIGITS
                ? Optional.empty()
                : boxes
                        .list(new BoxFilter(code.replaceAll(".*?([0-9]{18})$", "$1"), null, null), null, 1)
                        .items()
                        .stream()
                        .findFirst();
    }

    private ScanAnswer choose(String id, HandlingUnit box) {
        HandlingUnit open = box.status() == BoxStatus.OPENED ? packing.open(box.code()) : box;
        show(open, false);
        return words().answer(
                        id,
                        "ok",
                        open.kind() == BoxKind.PALLET ? "bench.pallet-word" : "bench.carton-word",
                        open.code(),
                        content(open),
                        "",
                        say.of("bench.carton-next"));
    }

    private ScanAnswer boxed(String id, String outer, HandlingUnit scanned) {
        if (scanned.code().equals(outer)) {
            HandlingUnit closed = packing.close(outer);
            show(closed, true);
            return words().answer(
                            id,
                            "ok",
                            "bench.closed-word",
                            closed.code(),
                            content(closed),
                            "",
                            say.of("bench.closed-next"));
        }
        HandlingUnit into = boxes.get(outer);
        if (into.kind() != BoxKind.PALLET || scanned.kind() != BoxKind.CARTON) {
            return choose(id, scanned);
        }
        return counted(id, outer, packing.nest(id, outer, List.of(scanned.code())));
    }

    private ScanAnswer pack(String id, String outer, String code) {
        return counted(id, outer, packing.pack(id, outer, List.of(code), null));
    }

    private ScanAnswer counted(String id, String outer, Recorded done) {
        count(done.accepted());
        HandlingUnit box = boxes.get(outer);
        show(box, false);
        return words().of(id, done, List.of(), box.boxes() > 0 ? box.boxes() : box.units(), outer);
    }

    /** Packing is taken back by taking out. */
    public void takeBack() {
        String id = Param.needed("id");
        String code = Param.needed("code");
        String outer = Param.needed("parent");
        answer(id, code, () -> counted(id, outer, packing.unpack(id, outer, List.of(code), null)));
    }

    private String content(HandlingUnit box) {
        return box.boxes() > 0
                ? say.of("box.content-boxes", box.boxes(), box.units())
                : say.of("box.content-units", box.units());
    }

    private void show(HandlingUnit box, boolean closed) {
        List<Slot> slots = boxes.content(box.code(), null, null, SHOWN).items().stream()
                .map(this::slot)
                .toList();
        int things = box.boxes() > 0 ? box.boxes() : box.units();
        inside(new Inside(
                say.word(box.kind()) + " " + box.code(),
                box.capacity() == null ? content(box) : things + " / " + box.capacity(),
                box.capacity() != null && things >= box.capacity(),
                closed,
                slots));
    }

    private Slot slot(Packed packed) {
        return new Slot(
                "",
                say.name(
                        packed.unit().material().nameZh(),
                        packed.unit().material().nameEn()),
                packed.unit().code(),
                "",
                "");
    }
}
