package io.serialhub.web.station;

import io.serialhub.base.Actor;
import io.serialhub.base.Json;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.function.Supplier;
import org.primefaces.PrimeFaces;

/** A station where what is scanned goes into something: first that, then its content. */
public abstract class Bench implements Serializable {
    @Inject
    private StationWords words;

    private long counted;

    /** What is in the outer thing and what is missing, for the page to draw. @param closed nothing goes in any more */
    public record Inside(String title, String done, boolean complete, boolean closed, java.util.List<Slot> slots) {}

    /** @param missing in words; empty when nothing is */
    public record Slot(String position, String name, String parts, String count, String missing) {}

    protected abstract Permission permission();

    protected final void checkRight() {
        Actor.current().require(permission());
    }

    public boolean isTakeBack() {
        return true;
    }

    public long getCounted() {
        return counted;
    }

    protected final void count(long more) {
        counted += more;
    }

    protected final StationWords words() {
        return words;
    }

    /** A call that is refused as a whole is refused like a scan; the person must not lose the rhythm. */
    protected final void answer(String id, String code, Supplier<ScanAnswer> act) {
        ScanAnswer answer;
        try {
            answer = act.get();
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.UNAUTHENTICATED) {
                throw problem;
            }
            answer = words.refused(id, code, problem.reason());
        }
        PrimeFaces.current().ajax().addCallbackParam("answer", Json.write(answer));
    }

    protected final void inside(Inside inside) {
        PrimeFaces.current().ajax().addCallbackParam("inside", Json.write(inside));
    }
}
