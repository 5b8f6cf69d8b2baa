package io.serialhub.web.papers;

import io.serialhub.web.shell.Viewer;
import io.serialhub.web.text.Say;
import io.serialhub.web.text.Shown;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** What stands at the foot of every document: when and by whom it was printed, and in which zone its times are. */
@RequestScoped
public class Foot {
    @Inject
    private Viewer viewer;

    @Inject
    private Say say;

    @Inject
    private Shown shown;

    @Inject
    private Clock clock;

    String words() {
        Instant now = clock.instant();
        ZoneId zone = viewer.getZone();
        String offset = "UTC" + zone.getRules().getOffset(now).getId().replace("Z", "");
        String where = zone instanceof ZoneOffset ? offset : zone.getId() + ", " + offset;
        return say.of("paper.foot", shown.stamp(now), viewer.getName(), where);
    }
}
