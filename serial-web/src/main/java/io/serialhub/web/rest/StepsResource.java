package io.serialhub.web.rest;

import io.serialhub.base.Page;
import io.serialhub.ledger.StepDefinition;
import io.serialhub.ledger.Steps;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

@RequestScoped
@Path("steps")
@Produces(MediaType.APPLICATION_JSON)
public class StepsResource {
    @Inject
    Steps steps;

    @GET
    public Page<StepDefinition> list(@BeanParam Paging page) {
        return page.of(steps.list(), StepDefinition::code);
    }

    @GET
    @Path("{code}")
    public Response get(@PathParam("code") String code) {
        StepDefinition step = steps.get(code);
        return Answers.versioned(step, step.version());
    }

    @PUT
    @Path("{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch, Body body) {
        StepDefinition step = steps.save(body.with("code", code).as(StepDefinition.class), IfMatch.version(ifMatch));
        return Answers.versioned(step, step.version());
    }
}
