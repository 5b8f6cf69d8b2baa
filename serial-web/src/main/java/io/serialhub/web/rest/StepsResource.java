package io.serialhub.web.rest;

import io.serialhub.ledger.StepDefinition;
import io.serialhub.ledger.Steps;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

@RequestScoped
@Path("steps")
@Produces(MediaType.APPLICATION_JSON)
public class StepsResource {
    @Inject
    Steps steps;

    @GET
    public List<StepDefinition> list() {
        return steps.list();
    }

    @GET
    @Path("{code}")
    public StepDefinition get(@PathParam("code") String code) {
        return steps.get(code);
    }

    @PUT
    @Path("{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    public StepDefinition save(@PathParam("code") String code, Body body) {
        return steps.save(body.with("code", code).as(StepDefinition.class));
    }
}
