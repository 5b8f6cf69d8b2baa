package io.serialhub.web.station;

import io.serialhub.base.Json;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.ledger.Answer;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.CorrectionDesk;
import io.serialhub.ledger.Guard;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Mode;
import io.serialhub.ledger.Part;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.Steps;
import io.serialhub.ledger.UnitView;
import io.serialhub.ledger.Units;
import io.serialhub.location.Location;
import io.serialhub.location.Locations;
import io.serialhub.web.shell.Param;
import io.serialhub.web.text.Say;
import io.serialhub.web.text.Shown;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.primefaces.PrimeFaces;

/** Takes a part out of a unit and puts another into its place: scan the unit or the old part, then the new one. */
@Named
@ViewScoped
public class ReplaceBench extends Bench {
    private static final String USUAL = "replace";
    private static final int PLACES = 200;

    @Inject
    private Ledger ledger;

    @Inject
    private Steps steps;

    @Inject
    private Units units;

    @Inject
    private Locations locations;

    @Inject
    private CorrectionDesk desk;

    @Inject
    private Say say;

    @Inject
    private Shown shown;

    private StationJob job;

    /** What is inside the unit, for the page to draw. @param out number of the part that is to come out, or null */
    public record Swap(String unit, String title, String out, List<Inner> parts) {}

    /** @param since in words */
    public record Inner(String code, String name, String position, String since, boolean swapped) {}

    @PostConstruct
    void open() {
        String word = Param.text("job");
        job = StationJob.of(word == null ? USUAL : word, steps.list());
        if (!job.swaps()) {
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

    /** The unit or the part to begin with, when the page was opened from a unit's own. */
    public String getFirst() {
        return Param.text("code");
    }

    public List<Location> getPlaces() {
        return locations.list(null, null, null, PLACES).items();
    }

    /** To choose from; any other can be typed. */
    public List<String> getUsualReasons() {
        return List.of(say.of("replace.usual").split("\\|"));
    }

    public void scan() {
        String id = Param.needed("id");
        String code = Param.needed("code");
        String out = Param.text("out");
        answer(id, code, () -> out == null ? aim(id, code, Param.text("unit")) : swap(id, out, code));
    }

    /** The unit shows what is inside it; a part that is inside something says that it is to come out. */
    private ScanAnswer aim(String id, String code, String unit) {
        UnitView scanned = units.get(code, Param.text("material"));
        if (scanned.parent() == null) {
            Swap inside = inside(scanned.code(), null);
            if (inside.parts().isEmpty()) {
                throw Problem.conflict("nothing-inside", "unit", scanned.code());
            }
            draw(inside);
            return told(id, "replace.unit-word", scanned, "replace.unit-next");
        }
        if (unit != null && !unit.equals(scanned.parent()) && !unit.equals(scanned.outermost())) {
            throw Problem.conflict("not-in-parent", "unit", scanned.code(), "parent", unit);
        }
        draw(inside(scanned.parent(), scanned.code()));
        return told(id, "replace.out-word", scanned, "replace.out-next");
    }

    private ScanAnswer told(String id, String word, UnitView unit, String next) {
        String name = say.name(unit.material().nameZh(), unit.material().nameEn());
        return words().answer(id, "ask", word, unit.code(), name, name, say.of(next))
                .asks();
    }

    private ScanAnswer swap(String id, String out, String code) {
        UnitView old = units.get(out);
        List<Item> items = List.of(Item.of(out, leaving()), Item.of(code, fitting()));
        Recorded done = ledger.record(new Recording(id, job.step(), Mode.ALL_OR_NOTHING, items, context()));
        count(done.accepted() / 2);
        ScanAnswer answer = words().of(id, telling(done), List.of(), getCounted(), old.parent());
        if (answer.event().isEmpty()) {
            return answer;
        }
        draw(inside(old.parent(), null));
        return answer.said(say.of("replace.counted", getCounted()), say.of("replace.came-out", out));
    }

    /** With the one item that is worth telling: what was refused, else the new part. */
    private static Recorded telling(Recorded done) {
        List<Answer> items = done.items();
        Answer worth = items.stream()
                .filter(item -> item.reason() != null || !item.candidates().isEmpty())
                .findFirst()
                .orElse(items.get(items.size() - 1));
        return new Recorded(
                done.event(), done.outcome(), done.accepted(), done.refused(), List.of(worth), done.lines());
    }

    private String fitting() {
        return job.roles().get(0);
    }

    private String leaving() {
        return steps.get(job.step()).roles().stream()
                .filter(role -> role.guards().contains(Guard.IN_PARENT))
                .findFirst()
                .orElseThrow()
                .name();
    }

    private Context context() {
        return new Context(null, null, Param.text("place"), Param.text("reason"), null, null, job.typed());
    }

    /** Both parts go back to where they were, or none. */
    public void takeBack() {
        String id = Param.needed("id");
        String code = Param.needed("code");
        answer(id, code, () -> {
            String other = Param.needed("other");
            Recorded done =
                    desk.takeBack(id, Param.needed("event"), List.of(other, code), say.of("station.taken-back"));
            count(-done.accepted() / 2);
            if (Param.text("unit") != null) {
                draw(inside(Param.text("unit"), null));
            }
            return words().of(id, done, done.lines(), getCounted(), null);
        });
    }

    private Swap inside(String unit, String out) {
        Part root = units.tree(unit, Part.Direction.DOWN, null);
        List<Inner> parts = root.parts().stream()
                .filter(part -> part.code() != null)
                .map(this::inner)
                .toList();
        return new Swap(unit, say.name(root.material().nameZh(), root.material().nameEn()), out, parts);
    }

    private static void draw(Swap swap) {
        PrimeFaces.current().ajax().addCallbackParam("swap", Json.write(swap));
    }

    private Inner inner(Part part) {
        return new Inner(
                part.code(),
                say.name(part.material().nameZh(), part.material().nameEn()),
                part.position() == null ? "" : part.position(),
                part.since() == null ? "" : say.of("unit.since", shown.day(part.since())),
                part.swapped());
    }
}
