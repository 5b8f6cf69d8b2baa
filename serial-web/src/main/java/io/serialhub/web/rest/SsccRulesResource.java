package io.serialhub.web.rest;

import io.serialhub.packaging.SsccRule;
import io.serialhub.packaging.SsccRules;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

@RequestScoped
@Path("sscc-rules")
@Produces(MediaType.APPLICATION_JSON)
public class SsccRulesResource {
    @Inject
    SsccRules rules;

    @Context
    UriInfo uri;

    @GET
    public List<SsccRule> list() {
        return rules.list();
    }

    @GET
    @Path("{code}")
    public Response get(@PathParam("code") String code) {
        SsccRule rule = rules.get(code);
        return Answers.versioned(rule, rule.version());
    }

    @PUT
    @Path("{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch, Body body) {
        var saved = rules.save(body.with("code", code).as(SsccRule.class), IfMatch.version(ifMatch));
        return Answers.saved(saved, saved.view().version(), uri);
    }
}
