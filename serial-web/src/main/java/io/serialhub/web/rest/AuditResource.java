package io.serialhub.web.rest;

import io.serialhub.audit.AuditEntry;
import io.serialhub.audit.AuditFilter;
import io.serialhub.audit.AuditTrail;
import io.serialhub.base.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

@RequestScoped
@Path("audit")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
    @Inject
    AuditTrail trail;

    @GET
    public Page<AuditEntry> list(
            @QueryParam("kind") String kind,
            @QueryParam("key") String key,
            @QueryParam("actor") String actor,
            @QueryParam("from") String from,
            @QueryParam("until") String until,
            @BeanParam Paging page) {
        var filter = new AuditFilter(kind, key, actor, Asked.instant("from", from), Asked.instant("until", until));
        return trail.list(filter, page.after(), page.size());
    }
}
