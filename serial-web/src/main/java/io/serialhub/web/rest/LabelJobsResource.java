package io.serialhub.web.rest;

import io.serialhub.base.Actor;
import io.serialhub.base.Once;
import io.serialhub.base.Page;
import io.serialhub.label.LabelJob;
import io.serialhub.label.LabelJobs;
import io.serialhub.label.LabelOrder;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;

@RequestScoped
@Path("label-jobs")
@Produces(MediaType.APPLICATION_JSON)
public class LabelJobsResource {
    @Inject
    LabelJobs jobs;

    @Inject
    Once once;

    @Context
    UriInfo uri;

    @GET
    public Page<LabelJob> list(
            @QueryParam("batch") String batch, @QueryParam("order") String order, @BeanParam Paging page) {
        return jobs.list(Asked.text(batch), Asked.text(order), page.after(), page.size());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response request(@HeaderParam("Idempotency-Key") String key, Body body) {
        LabelOrder asked = body.as(LabelOrder.class);
        var done =
                once.run(Asked.text(key), "POST label-jobs", body.plain(), LabelJob.class, () -> jobs.request(asked));
        return Answers.accepted(done, uri, done.answer().code());
    }

    @GET
    @Path("{code}")
    public LabelJob get(@PathParam("code") String code) {
        return jobs.get(code);
    }

    /** The file, streamed piece by piece on behalf of whoever asked. */
    @GET
    @Path("{code}/content")
    @Produces(MediaType.WILDCARD)
    public Response content(@PathParam("code") String code) {
        LabelJob job = jobs.finished(code);
        Actor actor = Actor.current();
        StreamingOutput file = out -> actor.run(() -> jobs.write(code, out));
        return Response.ok(file, job.output().mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + job.fileName() + "\"")
                .build();
    }

    @POST
    @Path("{code}/cancel")
    public LabelJob cancel(@PathParam("code") String code) {
        return jobs.cancel(code);
    }
}
