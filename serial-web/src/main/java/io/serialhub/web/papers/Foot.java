package io.serialhub.web.papers;

import io.serialhub.web.shell.Viewer;
import io.serialhub.web.text.Say;
import io.serialhub.web.text.Shown;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** What stands at the foot of every document. */
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
        return say.of("paper.foot", shown.stamp(clock.instant()), viewer.getName());
    }
}
