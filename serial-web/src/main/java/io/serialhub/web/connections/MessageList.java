package io.serialhub.web.connections;

import io.serialhub.message.Direction;
import io.serialhub.message.MessageCounts;
import io.serialhub.message.MessageDetail;
import io.serialhub.message.MessageFilter;
import io.serialhub.message.MessagePartner;
import io.serialhub.message.MessageStatus;
import io.serialhub.message.MessageView;
import io.serialhub.message.Messages;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every message in and out; beside it how it goes with every other side, and one message looked at closely. */
@Named
@RequestScoped
public class MessageList {
    @Inject
    private Messages messages;

    private Listing<MessageView> listing;
    private MessageCounts counts;
    private List<MessagePartner> partners;
    private MessageDetail detail;

    public Listing<MessageView> getListing() {
        if (listing == null) {
            MessageStatus status = Param.word(MessageStatus.class, "status");
            Direction direction = Param.word(Direction.class, "direction");
            var filter = new MessageFilter(
                    direction, null, Param.text("partner"), null, status, Param.text("q"), null, null);
            Map<String, String> filters = Listing.filters(
                    "q",
                    filter.key(),
                    "partner",
                    filter.partner(),
                    "direction",
                    direction == null ? null : direction.word(),
                    "status",
                    status == null ? null : status.word());
            listing = Listing.read(filters, (after, size) -> messages.list(filter, after, size));
        }
        return listing;
    }

    public MessageCounts getCounts() {
        if (counts == null) {
            counts = messages.counts();
        }
        return counts;
    }

    public List<MessagePartner> getPartners() {
        if (partners == null) {
            partners = messages.partners();
        }
        return partners;
    }

    /** The address of this page of the list with one message beside it. */
    public String at(Object message) {
        String query = Stream.of("q", "partner", "direction", "status", "at", "size")
                .filter(name -> Param.text(name) != null)
                .map(name -> name + "=" + URLEncoder.encode(Param.text(name), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String chosen = message == null || message.toString().isEmpty() ? "" : "m=" + message;
        return "?" + query + (query.isEmpty() || chosen.isEmpty() ? "" : "&") + chosen;
    }

    public boolean isChosen() {
        return Param.text("m") != null && Param.text("m").matches("\\d{1,18}");
    }

    public MessageDetail getDetail() {
        if (detail == null && isChosen()) {
            detail = messages.get(Long.parseLong(Param.text("m")));
        }
        return detail;
    }

    public boolean isReplayable() {
        MessageView chosen = getDetail().message();
        boolean out = chosen.direction() == Direction.OUT && chosen.channel().equals("webhook");
        return switch (chosen.status()) {
            case DONE, DEAD -> out;
            case DISCARDED -> true;
            case REFUSED -> chosen.channel().equals("webhook");
            default -> false;
        };
    }

    /** A cURL call that shows a receiver's people the same message; without the signature, which is nobody's business. */
    public String getCurl() {
        MessageDetail chosen = getDetail();
        return chosen.url() == null || chosen.said() == null
                ? null
                : "curl -X POST '%s' -H 'Content-Type: application/cloudevents+json' -H 'webhook-id: %s' -d '%s'"
                        .formatted(
                                chosen.url().replace("'", "%27"),
                                chosen.message().message(),
                                chosen.said().content().replace("'", "'\\''"));
    }
}
