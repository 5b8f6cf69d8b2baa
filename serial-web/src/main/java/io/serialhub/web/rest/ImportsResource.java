package io.serialhub.web.rest;

import io.serialhub.base.Once;
import io.serialhub.base.Page;
import io.serialhub.base.Problem;
import io.serialhub.base.Receipts;
import io.serialhub.base.Saved;
import io.serialhub.connection.Connection;
import io.serialhub.connection.ConnectionKind;
import io.serialhub.connection.Connections;
import io.serialhub.connection.Likeness;
import io.serialhub.imports.FileContent;
import io.serialhub.imports.ImportFiles;
import io.serialhub.imports.ImportKind;
import io.serialhub.imports.ImportRow;
import io.serialhub.imports.ImportRun;
import io.serialhub.imports.Imports;
import io.serialhub.imports.Reject;
import io.serialhub.imports.Remedy;
import io.serialhub.imports.RowOutcome;
import io.serialhub.imports.SheetView;
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
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
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
    ImportFiles files;

    @Inject
    Connections connections;

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
    @Consumes({
        MediaType.APPLICATION_OCTET_STREAM,
        "text/csv",
        MediaType.TEXT_PLAIN,
        XLSX,
        "application/vnd.ms-excel",
        "application/zip"
    })
    public Response submit(
            @QueryParam("fileName") String fileName,
            @QueryParam("profile") String profiles,
            @QueryParam("dryRun") String dryRun,
            @HeaderParam("Idempotency-Key") String key,
            byte[] content) {
        String type = headers.getMediaType().toString();
        var upload = new Upload(fileName, type, content, "rest", codes(profiles), Asked.flag("dryRun", dryRun));
        return submit(List.of(upload), Asked.text(key));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response submitForm(
            @QueryParam("fileName") String fileName,
            @QueryParam("profile") String profiles,
            @QueryParam("dryRun") String dryRun,
            @HeaderParam("Idempotency-Key") String key,
            List<EntityPart> parts)
            throws IOException {
        var uploads = new ArrayList<Upload>();
        for (EntityPart part : parts) {
            if (part.getName().equals("file")) {
                uploads.add(new Upload(
                        part.getFileName().orElse(fileName),
                        part.getMediaType().toString(),
                        part.getContent().readAllBytes(),
                        "rest",
                        codes(profiles),
                        Asked.flag("dryRun", dryRun)));
            }
        }
        if (uploads.isEmpty()) {
            throw Problem.invalid("field-missing", "field", "file");
        }
        return submit(uploads, Asked.text(key));
    }

    private Response submit(List<Upload> uploads, String key) {
        var sent = new ArrayList<Object>();
        for (Upload upload : uploads) {
            sent.add(upload.fileName());
            sent.add(Receipts.fingerprint((Object) upload.content()));
            sent.add(upload.profiles());
            sent.add(upload.dryRun());
        }
        var done = once.run(key, "POST imports", sent, ImportRun.class, () -> imports.submit(uploads));
        return Answers.accepted(done, uri, done.answer().code());
    }

    private static List<String> codes(String profiles) {
        String asked = Asked.text(profiles);
        return asked == null
                ? List.of()
                : Arrays.stream(asked.split(","))
                        .map(String::strip)
                        .filter(c -> !c.isEmpty())
                        .toList();
    }

    @POST
    @Path("{code}/acceptance")
    public Response accept(@PathParam("code") String code) {
        return at(imports.accept(code));
    }

    @POST
    @Path("{code}/rehearsals")
    public Response rehearse(@PathParam("code") String code, @QueryParam("profile") String profiles) {
        return at(imports.rehearse(code, codes(profiles)));
    }

    /** What many refused rows could say instead. */
    record Remedies(List<Remedy> items) {}

    @GET
    @Path("{code}/remedies")
    public Remedies remedies(@PathParam("code") String code) {
        return new Remedies(imports.remedies(code));
    }

    @POST
    @Path("{code}/remedies")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response remedy(@PathParam("code") String code, Body body) {
        return at(imports.remedy(code, body.as(Remedy.class)));
    }

    @POST
    @Path("{code}/stop")
    public Response stop(@PathParam("code") String code) {
        return at(imports.stop(code));
    }

    /** A connection that takes such files: named and read like this one, unless the document says otherwise. */
    @POST
    @Path("{code}/schedule")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response schedule(@PathParam("code") String code, Body body) {
        Likeness like = Likeness.of(imports.get(code));
        Connection wanted = body.orElse("kind", ConnectionKind.FOLDER_IN)
                .orElse("name", like.name())
                .orElse("files", like.files())
                .orElse("profile", like.profile())
                .as(Connection.class);
        Saved<Connection> made = connections.save(wanted, 0L);
        URI address = uri.getBaseUriBuilder()
                .path("connections/{code}")
                .build(made.view().code());
        return Answers.saved(made, IfMatch.tag(made.view().version()), address);
    }

    private Response at(ImportRun run) {
        URI address = uri.getBaseUriBuilder().path("imports/{code}").build(run.code());
        return Response.accepted(run).location(address).build();
    }

    /** How the sheets of a file are read. */
    record Sheets(List<SheetView> items) {}

    @GET
    @Path("{code}/sheets")
    public Sheets sheets(@PathParam("code") String code) {
        return new Sheets(imports.sheets(code));
    }

    @GET
    @Path("{code}/rows")
    public Page<ImportRow> rows(
            @PathParam("code") String code,
            @QueryParam("outcome") String outcome,
            @QueryParam("reason") String reason,
            @BeanParam Paging page) {
        return imports.rows(
                code, Words.read(RowOutcome.class, "outcome", outcome), Asked.text(reason), page.after(), page.size());
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
        return Answers.file(files.rejects(code));
    }

    @GET
    @Path("{code}/original")
    @Produces(MediaType.WILDCARD)
    public Response original(@PathParam("code") String code) {
        return Answers.file(files.original(code));
    }

    @GET
    @Path("templates/{kind}")
    @Produces(MediaType.WILDCARD)
    public Response template(@PathParam("kind") String kind) {
        ImportKind of = Words.read(ImportKind.class, "kind", kind);
        return Answers.file(new FileContent(Words.of(of) + ".xlsx", XLSX, files.template(of)));
    }
}
