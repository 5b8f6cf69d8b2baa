package io.serialhub.web.station;

import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.ledger.Build;
import io.serialhub.ledger.Builds;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.CorrectionDesk;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Steps;
import io.serialhub.ledger.UnitRow;
import io.serialhub.ledger.Units;
import io.serialhub.web.shell.Param;
import io.serialhub.web.text.Say;
import io.serialhub.web.text.Shown;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.List;

/** Puts parts and lots into the unit that was scanned first, and shows position by position what it misses. */
@Named
@ViewScoped
public class AssemblyBench extends Bench {
    private static final String USUAL = "assemble";

    @Inject
    private Builds builds;

    @Inject
    private Units units;

    @Inject
    private CorrectionDesk desk;

    @Inject
    private Say say;

    @Inject
    private Shown shown;

    @Inject
    private Steps steps;

    private StationJob job;

    @PostConstruct
    void open() {
        String word = Param.text("job");
        job = StationJob.of(word == null ? USUAL : word, steps.list());
        if (!job.builds()) {
            throw Problem.notFound("page-needs-parameter", "name", "job");
        }
        checkRight();
    }

    @Override
    protected Permission permission() {
        return Permission.of(job.permission());
    }

    public StationJob getJob() {
        return job;
    }

    /** The first scan names the unit; everything after it goes in. */
    public void scan() {
        String id = Param.needed("id");
        String code = Param.needed("code");
        String parent = Param.text("parent");
        answer(id, code, () -> parent == null ? choose(id, code) : put(id, parent, code));
    }

    private ScanAnswer choose(String id, String code) {
        List<UnitRow> found = units.search(code, 1);
        if (found.isEmpty()) {
            return words().refused(id, code, Reason.of("unit-unknown", "code", code));
        }
        show(found.get(0).code());
        return words().parent(id, found.get(0));
    }

    private ScanAnswer put(String id, String parent, String code) {
        var item = new Item(code, null, parent, Param.text("material"), null, quantity(), null, null);
        Recorded done = builds.putBy(id, job.step(), item, Context.NONE.with(job.typed()));
        count(done.accepted());
        show(parent);
        return words().of(id, done, done.lines(), getCounted(), parent);
    }

    private static BigDecimal quantity() {
        String text = Param.text("quantity");
        try {
            return text == null ? null : new BigDecimal(text.replace(',', '.'));
        } catch (NumberFormatException e) {
            throw Problem.invalid("not-a-number", "value", text);
        }
    }

    public void takeBack() {
        String id = Param.needed("id");
        String code = Param.needed("code");
        answer(id, code, () -> {
            Recorded done = desk.takeBack(id, Param.needed("event"), List.of(code), say.of("station.taken-back"));
            count(-done.accepted());
            if (Param.text("parent") != null) {
                show(Param.text("parent"));
            }
            return words().of(id, done, done.lines(), getCounted(), null);
        });
    }

    private void show(String parent) {
        Build build = builds.get(parent);
        List<Slot> slots = build.positions().stream().map(this::slot).toList();
        long open =
                build.positions().stream().filter(p -> p.missing().signum() > 0).count();
        inside(new Inside(
                say.name(build.material().nameZh(), build.material().nameEn()),
                open == 0 ? say.of("station.complete") : say.of("bench.open", open),
                build.complete(),
                false,
                slots));
    }

    private Slot slot(Build.Position p) {
        return new Slot(
                p.position(),
                say.name(p.component().nameZh(), p.component().nameEn()),
                String.join(" · ", p.parts()),
                shown.quantity(p.done()) + " / " + shown.quantity(p.quantity()),
                p.missing().signum() > 0 ? say.of("bench.missing", shown.quantity(p.missing())) : "");
    }
}
