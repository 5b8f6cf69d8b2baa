package io.serialhub.web.connections;

import io.serialhub.base.Problem;
import io.serialhub.inbox.Receiving;
import io.serialhub.message.Direction;
import io.serialhub.message.MessageView;
import io.serialhub.message.Messages;
import io.serialhub.outbox.Deliveries;
import io.serialhub.outbox.DeliveryFilter;
import io.serialhub.outbox.DeliveryStatus;
import io.serialhub.web.shell.Go;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a person does with messages that were chosen in the list. */
@Named
@RequestScoped
public class MessageActs {
    private static final String LIST = "/connections/messages.xhtml";

    @Inject
    private Messages messages;

    @Inject
    private Deliveries deliveries;

    @Inject
    private Receiving receiving;

    private String reason;

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    /** The chosen ones, out and in, each under the id it had. */
    public void replay() {
        var out = new ArrayList<Long>();
        int done = 0;
        for (long id : picked()) {
            MessageView message = messages.get(id).message();
            if (message.direction() == Direction.OUT) {
                out.add(id);
            } else {
                receiving.replay(id);
                done++;
            }
        }
        done += out.isEmpty() ? 0 : deliveries.replaySelected(out);
        back("message.replayed", done);
    }

    /** Every message that was given up. */
    public void replayAllDead() {
        back("message.replayed", deliveries.replayAll(DeliveryFilter.of(null, DeliveryStatus.DEAD)));
    }

    public void discard() {
        back("message.discarded", messages.discard(picked(), reason));
    }

    private static void back(String said, int done) {
        Go.said(said, done);
        String at = value("back").stream().findFirst().orElse("");
        Go.to(LIST + (at.startsWith("?") && at.length() > 1 ? at : ""));
    }

    private static List<Long> picked() {
        List<Long> ids = value("pick").stream()
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            throw Problem.invalid("selection-size", "max", 1_000);
        }
        return ids;
    }

    private static List<String> value(String name) {
        String[] values = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterValuesMap()
                .get(name);
        return values == null ? List.of() : Stream.of(values).toList();
    }
}
