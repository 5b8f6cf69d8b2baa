package io.serialhub.web.stock;

import io.serialhub.base.Reason;
import io.serialhub.ledger.Candidate;
import io.serialhub.stock.Finding;
import io.serialhub.stock.Seen;
import io.serialhub.stock.Stocktake;
import io.serialhub.web.station.ScanAnswer;
import io.serialhub.web.station.StationWords;
import io.serialhub.web.text.Say;
import io.serialhub.web.text.Shown;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Turns what a count says of a scan into what a person reads and hears. */
@RequestScoped
public class CountWords {
    @Inject
    private StationWords words;

    @Inject
    private Say say;

    @Inject
    private Shown shown;

    public ScanAnswer of(String id, Seen seen) {
        String kind = kind(seen);
        String code = seen.unit() == null ? seen.code() : seen.unit();
        return new ScanAnswer(
                id,
                kind,
                word(seen, kind),
                StationWords.parts(code),
                code,
                seen.units() > 1 ? say.of("count.carton", seen.units()) : "",
                say.happened(seen.reason()),
                say.remedy(seen.reason()),
                seen.finding() == null || seen.finding() == Finding.RIGHT ? "" : say.word(seen.finding()),
                shown.now(),
                seen.unit() == null ? "" : "seen",
                (long) seen.seen(),
                null,
                List.of(),
                seen.candidates().stream().map(this::choice).toList(),
                null);
    }

    public ScanAnswer takenBack(String id, String code, Stocktake count) {
        ScanAnswer done = words.answer(id, "ok", "station.back-word", code, "", "", "");
        return new ScanAnswer(
                done.id(),
                done.kind(),
                done.word(),
                done.serial(),
                code,
                "",
                "",
                "",
                "",
                done.time(),
                "seen",
                (long) count.seen(),
                null,
                List.of(),
                List.of(),
                null);
    }

    ScanAnswer refused(String id, String code, Reason reason) {
        return words.refused(id, code, reason);
    }

    private static String kind(Seen seen) {
        if (!seen.candidates().isEmpty()) {
            return "warn";
        }
        if (seen.repeated()) {
            return "repeat";
        }
        return seen.finding() == Finding.SURPLUS || seen.finding() == Finding.UNKNOWN ? "no" : "ok";
    }

    private String word(Seen seen, String kind) {
        return switch (kind) {
            case "warn" -> say.of("station.which");
            case "repeat" -> say.of("station.repeat");
            case "no" -> say.word(seen.finding());
            default -> say.of("station.counted", seen.seen());
        };
    }

    private ScanAnswer.Choice choice(Candidate candidate) {
        return new ScanAnswer.Choice(candidate.material(), candidate.material());
    }
}
