package io.serialhub.web.rest;

import io.serialhub.base.Page;
import io.serialhub.numbering.NumberBlock;
import io.serialhub.numbering.NumberRule;
import io.serialhub.numbering.NumberRules;
import io.serialhub.numbering.Preview;
import io.serialhub.numbering.RuleVersion;
import io.serialhub.numbering.RunningOut;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
@Path("number-rules")
@Produces(MediaType.APPLICATION_JSON)
public class NumberRulesResource {
    record PreviewRequest(NumberRule rule, String material, String line, String site, Integer count) {
        PreviewRequest {
            if (rule == null) {
                throw io.serialhub.base.Problem.invalid("field-missing", "field", "rule");
            }
        }
    }

    @Inject
    NumberRules rules;

    @Context
    UriInfo uri;

    @GET
    public Page<NumberRule> list(@BeanParam Paging page) {
        return rules.list(page.after(), page.size());
    }

    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    public Preview preview(Body body) {
        PreviewRequest asked = body.as(PreviewRequest.class);
        return rules.preview(asked.rule(), asked.material(), asked.line(), asked.site(), asked.count());
    }

    @GET
    @Path("running-out")
    public List<RunningOut> runningOut() {
        return rules.runningOut();
    }

    /** Who took which values of its counters. */
    @GET
    @Path("{code}/blocks")
    public Page<NumberBlock> blocks(@PathParam("code") String code, @BeanParam Paging page) {
        return rules.blocks(code, page.after(), page.size());
    }

    @GET
    @Path("{code}/versions")
    public List<RuleVersion> versions(@PathParam("code") String code) {
        return rules.versions(code);
    }

    @GET
    @Path("{code}")
    public Response get(@PathParam("code") String code) {
        NumberRule rule = rules.get(code);
        return Answers.versioned(rule, rule.version());
    }

    @PUT
    @Path("{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch, Body body) {
        Long seen = IfMatch.version(ifMatch);
        var saved = rules.save(
                body.with("code", code).put("version", seen == null ? 0 : seen).as(NumberRule.class));
        return Answers.saved(saved, saved.view().version(), uri);
    }
}
