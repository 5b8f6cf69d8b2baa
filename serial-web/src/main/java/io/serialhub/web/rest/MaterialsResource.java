package io.serialhub.web.rest;

import io.serialhub.base.Page;
import io.serialhub.material.BomLine;
import io.serialhub.material.BomLineView;
import io.serialhub.material.Material;
import io.serialhub.material.MaterialFilter;
import io.serialhub.material.Materials;
import io.serialhub.material.TestLimit;
import io.serialhub.material.TestLimits;
import io.serialhub.material.Tracking;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

@RequestScoped
@Path("materials")
@Produces(MediaType.APPLICATION_JSON)
public class MaterialsResource {
    @Inject
    Materials materials;

    @Inject
    TestLimits limits;

    @Context
    UriInfo uri;

    @GET
    public Page<Material> list(
            @QueryParam("text") String text,
            @QueryParam("tracking") String tracking,
            @QueryParam("active") String active,
            @BeanParam Paging page) {
        var filter = new MaterialFilter(
                Asked.text(text), Words.read(Tracking.class, "tracking", tracking), Asked.either("active", active));
        return materials.list(filter, page.after(), page.size());
    }

    @GET
    @Path("{code: .+}")
    public Response get(@PathParam("code") String code) {
        Material material = materials.get(code);
        return Answers.versioned(material, material.version());
    }

    @PUT
    @Path("{code: .+}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch, Body body) {
        var saved = materials.save(body.with("code", code).as(Material.class), IfMatch.version(ifMatch));
        return Answers.saved(saved, saved.view().version(), uri);
    }

    @GET
    @Path("{code: .+}/limits")
    public List<TestLimit> limits(@PathParam("code") String code) {
        return limits.get(code);
    }

    @PUT
    @Path("{code: .+}/limits")
    @Consumes(MediaType.APPLICATION_JSON)
    public List<TestLimit> saveLimits(@PathParam("code") String code, Body body) {
        return limits.save(code, body.asList(TestLimit.class), null);
    }

    @GET
    @Path("{code: .+}/bom")
    public Response bom(@PathParam("code") String code) {
        List<BomLineView> bill = materials.bom(code);
        return Answers.versioned(bill, materials.bomVersion(bill));
    }

    @PUT
    @Path("{code: .+}/bom")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response saveBom(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch, Body body) {
        List<BomLineView> bill = materials
                .saveBom(code, body.asList(BomLine.class), IfMatch.content(ifMatch))
                .view();
        return Answers.versioned(bill, materials.bomVersion(bill));
    }
}
