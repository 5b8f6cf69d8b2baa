package io.serialhub.web.connections;

import io.serialhub.ledger.StepDefinition;
import io.serialhub.ledger.Steps;
import io.serialhub.message.Direction;
import io.serialhub.message.MessageStatus;
import io.serialhub.message.MessageView;
import io.serialhub.web.shell.Viewer;
import io.serialhub.web.text.Messages;
import io.serialhub.web.text.Say;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a message is, in the words of people: shipment, 10 units. */
@Named
@RequestScoped
public class MessageWords {
    private static final String SCAN = "scan.";

    @Inject
    private Steps steps;

    @Inject
    private Say say;

    @Inject
    private Viewer viewer;

    private Map<String, String> titles;

    public String title(String type) {
        String key = "message-type." + type;
        if (Messages.has(viewer.getLocale(), key)) {
            return say.of(key);
        }
        return titles().getOrDefault(type, type);
    }

    public String what(MessageView message) {
        String title = title(message.type());
        if (message.quantity() == null) {
            return title;
        }
        boolean units = message.type().startsWith("unit.") || message.type().startsWith(SCAN);
        return say.of(units ? "message.units" : "message.rows", title, message.quantity());
    }

    /** What a person would look for: its business key, of a file the name. */
    public String known(MessageView message) {
        return message.subject() == null && isFile(message) ? message.message() : message.subject();
    }

    /** Whose content is kept elsewhere: of what came with its import, of what went at the partner's. */
    public boolean isFile(MessageView message) {
        return message.type().equals("rows.file");
    }

    public String kind(MessageStatus status) {
        return switch (status) {
            case DONE -> "ok";
            case DEAD, REFUSED -> "no";
            case PARTLY -> "warn";
            case WAITING, HELD, REPEATED, DISCARDED -> "wait";
        };
    }

    /** Waiting after a failure is a warning. */
    public String kind(MessageView message) {
        return message.status() == MessageStatus.WAITING && message.attempts() > 0 ? "warn" : kind(message.status());
    }

    public String word(MessageView message) {
        boolean again = message.status() == MessageStatus.WAITING && message.attempts() > 0;
        boolean counted = again || message.status() == MessageStatus.DEAD;
        if (!counted || message.direction() == Direction.IN) {
            return say.word(message.status());
        }
        return say.of(again ? "message.retry" : "message.dead-after", message.attempts());
    }

    /** By message type and by {@code scan.<step>}. */
    private Map<String, String> titles() {
        if (titles == null) {
            titles = new HashMap<>();
            if (viewer.may("units-read")) {
                List<StepDefinition> shortestFirst = steps.list().stream()
                        .sorted(Comparator.comparing(step -> step.code().length()))
                        .toList();
                for (StepDefinition step : shortestFirst) {
                    String title = say.name(step.titleZh(), step.titleEn());
                    titles.put(SCAN + step.code(), title);
                    if (step.message() != null) {
                        titles.putIfAbsent(step.message(), title);
                    }
                }
            }
        }
        return titles;
    }
}
