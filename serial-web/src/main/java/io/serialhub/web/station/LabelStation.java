package io.serialhub.web.station;

import io.serialhub.base.Json;
import io.serialhub.base.Problem;
import io.serialhub.label.LabelReadback;
import io.serialhub.label.Readback;
import io.serialhub.web.shell.Param;
import io.serialhub.web.text.Say;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.primefaces.PrimeFaces;

/** A station that reads labels back; what is right makes its number encoded. */
@Named
@ViewScoped
public class LabelStation implements Serializable {
    @Inject
    private LabelReadback labels;

    @Inject
    private StationWords words;

    @Inject
    private Say say;

    /** Labels that were right, in this sitting. */
    private long good;

    public void scan() {
        String id = Param.needed("id");
        String code = Param.needed("code");
        PrimeFaces.current().ajax().addCallbackParam("answer", Json.write(answer(id, code)));
    }

    private ScanAnswer answer(String id, String code) {
        try {
            Readback read = labels.verify(code);
            if (read.grade() != Readback.Grade.GOOD) {
                return words.refused(id, read.unit() == null ? code : read.unit(), read.reason());
            }
            String means = say.of(read.encoded() ? "label.now-encoded" : "label.was-encoded");
            good += read.encoded() ? 1 : 0;
            return words.answer(id, read.encoded() ? "ok" : "repeat", "label.read-good", read.unit(), "", means, "")
                    .counted(good);
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.UNAUTHENTICATED) {
                throw problem;
            }
            return words.refused(id, code, problem.reason());
        }
    }
}
