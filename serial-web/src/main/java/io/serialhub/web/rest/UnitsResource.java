package io.serialhub.web.rest;

import io.serialhub.base.Page;
import io.serialhub.ledger.Badge;
import io.serialhub.ledger.Build;
import io.serialhub.ledger.Builds;
import io.serialhub.ledger.CodeLists;
import io.serialhub.ledger.CodesAnswered;
import io.serialhub.ledger.CodesAsked;
import io.serialhub.ledger.Moment;
import io.serialhub.ledger.Part;
import io.serialhub.ledger.StateWord;
import io.serialhub.ledger.TimelineEntry;
import io.serialhub.ledger.UnitFilter;
import io.serialhub.ledger.UnitRow;
import io.serialhub.ledger.UnitView;
import io.serialhub.ledger.Units;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** A unit's code may hold slashes, so it takes all of the address up to a known last word. */
@RequestScoped
@Path("units")
@Produces(MediaType.APPLICATION_JSON)
public class UnitsResource {
    private static final List<String> HEAD =
            List.of("code", "material", "nameZh", "nameEn", "state", "badges", "place", "owner");

    @Inject
    Units units;

    @Inject
    Builds builds;

    @Inject
    CodeLists lists;

    @Inject
    Papers papers;

    /** A list of codes, each answered. */
    @POST
    @Path("check")
    @Consumes(MediaType.APPLICATION_JSON)
    public CodesAnswered check(Body body) {
        return lists.check(body.as(CodesAsked.class));
    }

    @GET
    public Page<UnitRow> list(@BeanParam UnitQuery query, @BeanParam Paging page) {
        return units.list(query.filter(), page.after(), page.size());
    }

    @GET
    @Produces(Streams.CSV + ";qs=0.5")
    public StreamingOutput csv(@BeanParam UnitQuery query) {
        UnitFilter filter = query.filter();
        return Streams.csv(HEAD, after -> units.list(filter, after, Page.MAX_SIZE), UnitsResource::cells);
    }

    @GET
    @Produces(Streams.LINES + ";qs=0.5")
    public StreamingOutput lines(@BeanParam UnitQuery query, @Context HttpHeaders headers) {
        UnitFilter filter = query.filter();
        return Streams.lines(after -> units.list(filter, after, Page.MAX_SIZE), Languages.of(headers));
    }

    /** @param material tells apart a code that units of several materials share */
    @GET
    @Path("{code: .+}")
    public UnitView get(@PathParam("code") String code, @QueryParam("material") String material) {
        return Asked.text(material) == null ? units.get(code) : units.get(code, material.trim());
    }

    @GET
    @Path("{code: .+}/timeline")
    public Page<TimelineEntry> timeline(
            @PathParam("code") String code, @QueryParam("kind") String kind, @BeanParam Paging page) {
        return units.timeline(code, Asked.text(kind), page.after(), page.size());
    }

    @GET
    @Path("{code: .+}/tree")
    public Part tree(
            @PathParam("code") String code,
            @QueryParam("direction") String direction,
            @QueryParam("at") String at,
            @QueryParam("built") String built) {
        var way = Words.read(Part.Direction.class, "direction", direction);
        Instant moment = Asked.flag("built", built) ? builds.builtAt(code) : Asked.instant("at", at);
        return units.tree(code, way == null ? Part.Direction.DOWN : way, moment);
    }

    /** All that is directly inside or around, also what a tree leaves out. */
    @GET
    @Path("{code: .+}/parts")
    public Page<Part> parts(
            @PathParam("code") String code,
            @QueryParam("direction") String direction,
            @QueryParam("at") String at,
            @BeanParam Paging page) {
        var way = Words.read(Part.Direction.class, "direction", direction);
        var asked = new Units.Inside(way == null ? Part.Direction.DOWN : way, Asked.instant("at", at));
        return units.parts(code, asked, page.after(), page.size());
    }

    /** Beside its bill of material: what is inside and what is missing. */
    @GET
    @Path("{code: .+}/build")
    public Build build(@PathParam("code") String code) {
        return builds.get(code);
    }

    @GET
    @Path("{code: .+}/moments")
    public List<Moment> moments(@PathParam("code") String code, @QueryParam("until") String until) {
        return builds.moments(code, Asked.instant("until", until));
    }

    @GET
    @Path("{code: .+}/changes")
    public List<Instant> changes(@PathParam("code") String code, @QueryParam("until") String until) {
        return units.changes(code, Asked.instant("until", until));
    }

    /** What it is, what is in it and all that happened to it, as PDF. */
    @GET
    @Path("{code: .+}/life-file")
    @Produces(Papers.PDF)
    public Response lifeFile(@PathParam("code") String code, @QueryParam("zone") String zone) {
        return papers.lifeFile(code, zone);
    }

    private static List<Object> cells(UnitRow unit) {
        String badges = unit.badges().stream().map(Words::of).collect(Collectors.joining(" "));
        return java.util.Arrays.asList(
                unit.code(),
                unit.material().code(),
                unit.material().nameZh(),
                unit.material().nameEn(),
                unit.state(),
                badges,
                unit.place() == null ? null : unit.place().code(),
                unit.owner() == null ? null : unit.owner().code());
    }

    /** What the list is narrowed to. */
    public static class UnitQuery {
        @QueryParam("text")
        String text;

        @QueryParam("state")
        String state;

        @QueryParam("material")
        String material;

        @QueryParam("location")
        String location;

        @QueryParam("owner")
        String owner;

        @QueryParam("workOrder")
        String workOrder;

        @QueryParam("lot")
        String lot;

        @QueryParam("badge")
        String badge;

        @QueryParam("site")
        String site;

        UnitFilter filter() {
            return new UnitFilter(
                    Asked.text(text),
                    Words.read(StateWord.class, "state", state),
                    Asked.text(material),
                    Asked.text(location),
                    Asked.text(owner),
                    Asked.text(workOrder),
                    Asked.text(lot),
                    Words.read(Badge.class, "badge", badge),
                    Asked.text(site));
        }
    }
}
