package io.serialhub.web.station;

import io.serialhub.base.Actor;
import io.serialhub.base.Permission;
import io.serialhub.web.shell.Viewer;
import io.serialhub.web.text.Say;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The jobs of a station as tiles: what was done last on this computer, then everything by the kind of work. */
@Named
@RequestScoped
public class JobTiles {
    private static final int LAST = 4;

    /** Below this many jobs a person sees them at a glance. */
    private static final int GLANCE = 7;

    private static final List<Permission> KINDS = List.of(
            Permission.RECORD_MOVE,
            Permission.RECORD_SHIP,
            Permission.RECORD_MAKE,
            Permission.RECORD_INSPECT,
            Permission.RECORD_SERVICE);

    @Inject
    private JobChoice choice;

    @Inject
    private Viewer viewer;

    @Inject
    private Say say;

    private List<Tile> all;

    /** @param needs the permission that opens it, and the kind of work it belongs to */
    public record Tile(String word, String icon, String page, String name, String hint, Permission needs) {}

    /** @param name empty for a group without a heading */
    public record Group(String name, List<Tile> tiles) {}

    public List<Group> getGroups() {
        if (all().size() < GLANCE) {
            return List.of(new Group("", all()));
        }
        var groups = new ArrayList<Group>();
        groups.add(new Group(say.of("jobs.last"), last()));
        KINDS.forEach(kind -> groups.add(new Group(say.of("jobs." + kind.code()), of(kind))));
        groups.add(new Group(
                say.of("jobs.other"),
                all().stream().filter(tile -> !KINDS.contains(tile.needs())).toList()));
        groups.removeIf(group -> group.tiles().isEmpty());
        return groups;
    }

    private List<Tile> of(Permission kind) {
        return all().stream().filter(tile -> tile.needs() == kind).toList();
    }

    private List<Tile> last() {
        return Arrays.stream(viewer.lastJobs().split("!"))
                .map(this::find)
                .filter(Objects::nonNull)
                .limit(LAST)
                .toList();
    }

    private Tile find(String word) {
        return all().stream()
                .filter(tile -> tile.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    private List<Tile> all() {
        if (all == null) {
            all = new ArrayList<>();
            choice.getJobs().forEach(job -> all.add(tile(job)));
            add("pack", "box", "/station/pack.xhtml", Permission.RECORD_MOVE);
            add("count", "list-check", "/stock/stocktakes.xhtml", Permission.RECORD_MOVE);
            add("verify", "qrcode", "/labels/verify.xhtml", Permission.RECORD_MAKE);
        }
        return all;
    }

    private Tile tile(StationJob job) {
        return new Tile(
                job.word(),
                job.icon(),
                job.getPage(),
                say.known("job." + job.word(), job.nameZh(), job.nameEn()),
                say.known("job-hint." + job.word(), job.hintZh(), job.hintEn()),
                Permission.of(job.permission()));
    }

    private void add(String word, String icon, String page, Permission needs) {
        if (Actor.current().may(needs)) {
            all.add(new Tile(word, icon, page, say.of("job." + word), say.of("job-hint." + word), needs));
        }
    }
}
