package io.serialhub.web.connections;

import io.serialhub.inbox.Endpoint;
import io.serialhub.inbox.Endpoints;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

@Named
@RequestScoped
public class EndpointList {
    @Inject
    private Endpoints endpoints;

    private List<Endpoint> items;

    public List<Endpoint> getItems() {
        if (items == null) {
            items = endpoints.list();
        }
        return items;
    }
}
