package io.serialhub.web.connections;

import io.serialhub.base.Touched;
import io.serialhub.message.MessageView;
import io.serialhub.message.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** On the page of an order or a unit: which messages it came from, and who was told of it. On a message: what it is about. */
@Named
@RequestScoped
public class MessageTies {
    /** A message that was a large file is about more than a page shows. */
    private static final int SHOWN = 40;

    /** Addresses up to the code. */
    private static final Map<String, String> PAGES = Map.of(
            "import", "/imports/import.xhtml?code=",
            "material", "/materials/material.xhtml?code=",
            "order", "/orders/order.xhtml?code=");

    @Inject
    private Messages messages;

    private final Map<String, List<MessageView>> known = new HashMap<>();

    public List<MessageView> ofOrder(String code) {
        return known.computeIfAbsent("order " + code, k -> messages.ofOrder(code));
    }

    public List<Touched.Thing> first(List<Touched.Thing> things) {
        return things.subList(0, Math.min(SHOWN, things.size()));
    }

    public boolean isLong(List<Touched.Thing> things) {
        return things.size() > SHOWN;
    }

    /** The page of such things, to be followed by a code; null where there is none. */
    public String page(String kind) {
        return PAGES.get(kind);
    }

    public List<MessageView> ofUnit(String code) {
        return known.computeIfAbsent("unit " + code, k -> messages.ofUnit(code));
    }
}
