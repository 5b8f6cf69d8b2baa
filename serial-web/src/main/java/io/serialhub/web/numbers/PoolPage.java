package io.serialhub.web.numbers;

import io.serialhub.numbering.DrawRequest;
import io.serialhub.numbering.GivenBack;
import io.serialhub.numbering.NumberPool;
import io.serialhub.numbering.PoolCounts;
import io.serialhub.numbering.PoolDraw;
import io.serialhub.numbering.Pools;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** One pool: what is free, what was drawn, and the way out and back. */
@Named
@ViewScoped
public class PoolPage extends Form {
    private static final int DRAWS = 50;

    @Inject
    private Pools pools;

    private String code;
    private transient NumberPool pool;
    private transient PoolCounts counts;

    @PostConstruct
    void open() {
        code = Param.needed("code");
        show("line", getPool().line());
        show("order", getPool().order());
        show(
                "supplier",
                getPool().supplier() == null ? null : getPool().supplier().code());
    }

    public NumberPool getPool() {
        if (pool == null) {
            pool = pools.get(code);
        }
        return pool;
    }

    public PoolCounts getCounts() {
        if (counts == null) {
            counts = pools.counts(code);
        }
        return counts;
    }

    public List<PoolDraw> getDraws() {
        return pools.draws(code, null, DRAWS).items();
    }

    /** Draws whose numbers are out already, and whose history a job is still writing. */
    public List<PoolDraw> getWritten() {
        return getDraws().stream()
                .filter(draw -> draw.recorded() < draw.quantity())
                .toList();
    }

    public void draw() {
        PoolDraw drawn = pools.draw(
                code, new DrawRequest(whole("quantity"), text("order"), text("line"), text("supplier"), text("note")));
        Go.said("pool.drawn", drawn.quantity());
        Go.to("/numbers/pool.xhtml", "code", code);
    }

    public void fill() {
        Go.to(
                "/numbers/batch.xhtml",
                "code",
                pools.fill(code, text("rule"), whole("more")).code());
    }

    public void giveBack(String draw) {
        GivenBack back = pools.giveBack(draw, text("reason"));
        Go.said("pool.given-back", back.returned(), back.voided(), back.kept());
        Go.to("/numbers/pool.xhtml", "code", code);
    }
}
