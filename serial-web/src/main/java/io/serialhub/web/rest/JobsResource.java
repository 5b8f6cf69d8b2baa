package io.serialhub.web.rest;

import io.serialhub.job.Job;
import io.serialhub.job.Jobs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

@RequestScoped
@Path("jobs")
@Produces(MediaType.APPLICATION_JSON)
public class JobsResource {
    @Inject
    Jobs jobs;

    @GET
    public List<Job> open() {
        return jobs.open();
    }

    @GET
    @Path("{id}")
    public Job get(@PathParam("id") String id) {
        return jobs.get(Asked.id(id, "no-such-job", "job"));
    }

    @POST
    @Path("{id}/pause")
    public Job pause(@PathParam("id") String id) {
        return jobs.pause(Asked.id(id, "no-such-job", "job"));
    }

    @POST
    @Path("{id}/resume")
    public Job resume(@PathParam("id") String id) {
        return jobs.resume(Asked.id(id, "no-such-job", "job"));
    }

    @POST
    @Path("{id}/cancel")
    public Job cancel(@PathParam("id") String id) {
        return jobs.cancel(Asked.id(id, "no-such-job", "job"));
    }
}
