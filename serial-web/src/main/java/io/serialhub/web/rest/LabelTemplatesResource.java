package io.serialhub.web.rest;

import io.serialhub.base.Page;
import io.serialhub.label.LabelOutput;
import io.serialhub.label.LabelTemplate;
import io.serialhub.label.LabelTemplates;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

@RequestScoped
@Path("label-templates")
@Produces(MediaType.APPLICATION_JSON)
public class LabelTemplatesResource {
    private static final String SVG = "image/svg+xml";

    record LabelPreviewRequest(LabelTemplate template, String number) {
        LabelPreviewRequest {
            if (template == null) {
                throw io.serialhub.base.Problem.invalid("field-missing", "field", "template");
            }
        }
    }

    @Inject
    LabelTemplates templates;

    @Context
    UriInfo uri;

    @GET
    public Page<LabelTemplate> list(@BeanParam Paging page) {
        return templates.list(page.after(), page.size());
    }

    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(SVG)
    public String preview(Body body) {
        LabelPreviewRequest asked = body.as(LabelPreviewRequest.class);
        return templates.preview(asked.template(), asked.number());
    }

    @GET
    @Path("{code}")
    public Response get(@PathParam("code") String code) {
        LabelTemplate template = templates.get(code);
        return Answers.versioned(template, template.version());
    }

    @GET
    @Path("{code}/picture")
    @Produces(SVG)
    public String picture(@PathParam("code") String code, @QueryParam("number") String number) {
        return templates.preview(templates.get(code), Asked.text(number));
    }

    /** A test print; pdf unless another output is asked for. */
    @GET
    @Path("{code}/trial")
    @Produces(MediaType.WILDCARD)
    public Response trial(
            @PathParam("code") String code, @QueryParam("output") String output, @QueryParam("number") String number) {
        LabelOutput wanted = Words.read(LabelOutput.class, "output", output);
        LabelOutput as = wanted == null ? LabelOutput.PDF : wanted;
        return Response.ok(templates.trial(code, as, Asked.text(number)), as.mediaType())
                .build();
    }

    @PUT
    @Path("{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch, Body body) {
        var saved = templates.save(body.with("code", code).as(LabelTemplate.class), IfMatch.version(ifMatch));
        return Answers.saved(saved, saved.view().version(), uri);
    }
}
