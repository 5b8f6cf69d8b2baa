package io.serialhub.web.stock;

import io.serialhub.base.Actor;
import io.serialhub.base.Json;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.location.Location;
import io.serialhub.location.Locations;
import io.serialhub.stock.Seen;
import io.serialhub.stock.Stocktake;
import io.serialhub.stock.Stocktakes;
import io.serialhub.web.shell.Param;
import io.serialhub.web.station.ScanAnswer;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.primefaces.PrimeFaces;

/** A station that counts: everything that is scanned was seen here. */
@Named
@ViewScoped
public class CountPage implements Serializable {
    @Inject
    private Stocktakes stocktakes;

    @Inject
    private Locations locations;

    @Inject
    private CountWords words;

    private String code;
    private String place;
    private transient Stocktake count;

    @PostConstruct
    void open() {
        Actor.current().require(Permission.RECORD_MOVE);
        code = Param.needed("code");
        place = Param.text("place");
    }

    public String getCode() {
        return code;
    }

    public String getPlace() {
        return place;
    }

    public Stocktake getCount() {
        if (count == null) {
            count = stocktakes.get(code);
        }
        return count;
    }

    public List<Location> getPlaces() {
        return locations.list(null, null, null, 200).items();
    }

    /** Sending it twice counts once: what was seen is seen. A location's label sets where the next things stand. */
    public void scan() {
        String id = Param.needed("id");
        String read = Param.needed("code");
        try {
            Seen seen = stocktakes.scan(code, read, place, Param.text("material"));
            answer(words.of(id, seen));
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.UNAUTHENTICATED) {
                throw problem;
            }
            answer(words.refused(id, read, problem.reason()));
        }
    }

    public void takeBack() {
        String id = Param.needed("id");
        String read = Param.needed("code");
        answer(words.takenBack(id, read, stocktakes.forget(code, read)));
    }

    private static void answer(ScanAnswer answer) {
        PrimeFaces.current().ajax().addCallbackParam("answer", Json.write(answer));
    }
}
