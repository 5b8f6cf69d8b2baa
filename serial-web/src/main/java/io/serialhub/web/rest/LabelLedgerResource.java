package io.serialhub.web.rest;

import io.serialhub.base.Page;
import io.serialhub.label.Label;
import io.serialhub.label.LabelCounts;
import io.serialhub.label.LabelFinding;
import io.serialhub.label.LabelLedger;
import io.serialhub.label.LabelLine;
import io.serialhub.label.LabelReadback;
import io.serialhub.label.Readback;
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
import jakarta.ws.rs.core.MediaType;
import java.util.List;

@RequestScoped
@Path("label-ledger")
@Produces(MediaType.APPLICATION_JSON)
public class LabelLedgerResource {
    record LabelScrap(List<String> codes, String reason) {}

    record LabelsScrapped(int scrapped) {}

    record LabelScan(String scan) {}

    @Inject
    LabelLedger labels;

    @Inject
    LabelReadback readback;

    @GET
    public Page<LabelLine> list(@QueryParam("order") String order, @BeanParam Paging page) {
        return labels.batches(Asked.text(order), page.after(), page.size());
    }

    @GET
    @Path("batches/{code}")
    public LabelCounts ofBatch(@PathParam("code") String code) {
        return labels.ofBatch(code);
    }

    @GET
    @Path("orders/{code: .+}")
    public LabelCounts ofOrder(@PathParam("code") String code) {
        return labels.ofOrder(code);
    }

    @GET
    @Path("units/{code: .+}")
    public List<Label> ofUnit(@PathParam("code") String code) {
        return labels.ofUnit(code);
    }

    @GET
    @Path("check")
    public List<LabelFinding> check() {
        return labels.check();
    }

    @POST
    @Path("scrap")
    @Consumes(MediaType.APPLICATION_JSON)
    public LabelsScrapped scrap(Body body) {
        LabelScrap asked = body.as(LabelScrap.class);
        return new LabelsScrapped(labels.scrap(asked.codes(), asked.reason()));
    }

    @POST
    @Path("verify")
    @Consumes(MediaType.APPLICATION_JSON)
    public Readback verify(Body body) {
        return readback.verify(body.as(LabelScan.class).scan());
    }
}
