package io.serialhub.web.rest;

import io.serialhub.numbering.Authenticity;
import io.serialhub.numbering.Genuine;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A question that is posted, so that no secret stands in an address and from there in logs. */
@RequestScoped
@Path("genuine")
@Produces(MediaType.APPLICATION_JSON)
public class GenuineResource {
    record GenuineRequest(String code, String secret, String place) {}

    @Inject
    Genuine genuine;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Authenticity check(Body body) {
        GenuineRequest asked = body.as(GenuineRequest.class);
        return genuine.check(asked.code(), asked.secret(), asked.place());
    }
}
