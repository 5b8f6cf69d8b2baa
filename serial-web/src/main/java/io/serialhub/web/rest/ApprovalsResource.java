package io.serialhub.web.rest;

import io.serialhub.approval.Approval;
import io.serialhub.approval.ApprovalStatus;
import io.serialhub.approval.Approvals;
import io.serialhub.base.Once;
import io.serialhub.base.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Steps that need a second person: asked for here, and agreed to or denied by somebody else. */
@RequestScoped
@Path("approvals")
@Produces(MediaType.APPLICATION_JSON)
public class ApprovalsResource {
    @Inject
    Approvals approvals;

    @Inject
    Once once;

    @Context
    UriInfo uri;

    @GET
    public Page<Approval> list(@QueryParam("status") String status, @BeanParam Paging page) {
        return approvals.list(Words.read(ApprovalStatus.class, "status", status), page.after(), page.size());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response request(@HeaderParam("Idempotency-Key") String key, Body body) {
        Scan scan = body.as(Scan.class);
        var done = once.run(
                Asked.text(key),
                "POST approvals",
                body.plain(),
                Approval.class,
                () -> approvals.request(scan.recording(null)));
        return Answers.created(done, uri, done.answer().code());
    }

    @GET
    @Path("{code}")
    public Approval get(@PathParam("code") String code) {
        return approvals.get(code);
    }

    @POST
    @Path("{code}/approve")
    @Consumes(MediaType.APPLICATION_JSON)
    public Approval approve(@PathParam("code") String code, Body body) {
        return approvals.approve(code, body.as(Said.class).reason());
    }

    @POST
    @Path("{code}/deny")
    @Consumes(MediaType.APPLICATION_JSON)
    public Approval deny(@PathParam("code") String code, Body body) {
        return approvals.deny(code, body.as(Because.class).reason());
    }

    @POST
    @Path("{code}/withdraw")
    public Approval withdraw(@PathParam("code") String code) {
        return approvals.withdraw(code);
    }
}
