package io.serialhub.web.connections;

import io.serialhub.message.MessageView;
import io.serialhub.message.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** On the page of an order or a unit: which messages it came from, and who was told of it. */
@Named
@RequestScoped
public class MessageTies {
    @Inject
    private Messages messages;

    private final Map<String, List<MessageView>> known = new HashMap<>();

    public List<MessageView> ofOrder(String code) {
        return known.computeIfAbsent("order " + code, k -> messages.ofOrder(code));
    }

    public List<MessageView> ofUnit(String code) {
        return known.computeIfAbsent("unit " + code, k -> messages.ofUnit(code));
    }
}
