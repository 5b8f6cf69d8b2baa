package io.serialhub.web.rest;

import io.serialhub.base.Once;
import io.serialhub.base.Page;
import io.serialhub.base.Problem;
import io.serialhub.base.Receipts;
import io.serialhub.imports.FileContent;
import io.serialhub.imports.ImportKind;
import io.serialhub.imports.ImportRun;
import io.serialhub.imports.Imports;
import io.serialhub.imports.Reject;
import io.serialhub.imports.Upload;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.Map;

@RequestScoped
@Path("imports")
@Produces(MediaType.APPLICATION_JSON)
public class ImportsResource {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Inject
    Imports imports;

    @Inject
    Once once;

    @Context
    UriInfo uri;

    @Context
    HttpHeaders headers;

    @GET
    public Page<ImportRun> list(@BeanParam Paging page) {
        return imports.list(page.after(), page.size());
    }

    @POST
    @Consumes({MediaType.APPLICATION_OCTET_STREAM, "text/csv", MediaType.TEXT_PLAIN, XLSX, "application/vnd.ms-excel"})
    public Response submit(
            @QueryParam("fileName") String fileName, @HeaderParam("Idempotency-Key") String key, byte[] content) {
        return submit(new Upload(fileName, headers.getMediaType().toString(), content, "rest"), Asked.text(key));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response submitForm(
            @QueryParam("fileName") String fileName, @HeaderParam("Idempotency-Key") String key, List<EntityPart> parts)
            throws IOException {
        EntityPart file = parts.stream()
                .filter(part -> part.getName().equals("file"))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("field-missing", "field", "file"));
        String name = file.getFileName().orElse(fileName);
        byte[] content = file.getContent().readAllBytes();
        return submit(new Upload(name, file.getMediaType().toString(), content, "rest"), Asked.text(key));
    }

    private Response submit(Upload upload, String key) {
        var sent = List.of(upload.fileName(), Receipts.fingerprint((Object) upload.content()));
        var done = once.run(key, "POST imports", sent, ImportRun.class, () -> imports.submit(upload));
        return Answers.accepted(done, uri, done.answer().code());
    }

    @GET
    @Path("{code}")
    public ImportRun get(@PathParam("code") String code) {
        return imports.get(code);
    }

    @GET
    @Path("{code}/rejects")
    public Page<Reject> rejects(
            @PathParam("code") String code, @QueryParam("reason") String reason, @BeanParam Paging page) {
        return imports.rejects(code, Asked.text(reason), page.after(), page.size());
    }

    @GET
    @Path("{code}/rejects/counts")
    public Map<String, Integer> rejectCounts(@PathParam("code") String code) {
        return imports.rejectCounts(code);
    }

    @GET
    @Path("{code}/rejects/file")
    @Produces(MediaType.WILDCARD)
    public Response rejectsFile(@PathParam("code") String code) {
        return Answers.file(imports.rejectsFile(code));
    }

    @GET
    @Path("{code}/original")
    @Produces(MediaType.WILDCARD)
    public Response original(@PathParam("code") String code) {
        return Answers.file(imports.original(code));
    }

    @GET
    @Path("templates/{kind}")
    @Produces(MediaType.WILDCARD)
    public Response template(@PathParam("kind") String kind) {
        ImportKind of = Words.read(ImportKind.class, "kind", kind);
        return Answers.file(new FileContent(Words.of(of) + ".xlsx", XLSX, imports.template(of)));
    }
}
