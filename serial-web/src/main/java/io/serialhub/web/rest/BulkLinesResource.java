package io.serialhub.web.rest;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.serialhub.base.Actor;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.base.RowAnswer;
import io.serialhub.message.Messages;
import io.serialhub.web.rest.BulkDoors.BulkDoor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * As {@link BulkResource}, without end: a document a line in, an answer a line out, in memory that does not grow. What is
 * good counts; sent again, it stands already.
 */
@RequestScoped
@Path("bulk")
@Consumes(Streams.LINES)
@Produces(Streams.LINES)
public class BulkLinesResource {
    /** Lines that are saved together. */
    private static final int TOGETHER = 500;

    @Inject
    BulkDoors doors;

    @Inject
    Messages messages;

    @Context
    HttpHeaders headers;

    @POST
    @Path("materials")
    public StreamingOutput materials(InputStream lines) {
        return each(doors.materials(), lines);
    }

    @POST
    @Path("partners")
    public StreamingOutput partners(InputStream lines) {
        return each(doors.partners(), lines);
    }

    @POST
    @Path("locations")
    public StreamingOutput locations(InputStream lines) {
        return each(doors.locations(), lines);
    }

    @POST
    @Path("lots")
    public StreamingOutput lots(InputStream lines) {
        return each(doors.lots(), lines);
    }

    @POST
    @Path("orders")
    public StreamingOutput orders(InputStream lines) {
        return each(doors.orders(), lines);
    }

    /** Refusals of the call as a whole belong before the first byte, so the first lines are saved at once. */
    private <T> StreamingOutput each(BulkDoor<T> door, InputStream in) {
        Actor actor = Actor.current();
        ObjectWriter json = RestJson.writer(Languages.of(headers));
        var lines = new Lines(in);
        Map<Integer, String> beginning = lines.next(TOGETHER);
        BulkStream stream = BulkStream.begin(messages, door.kind(), beginning.values());
        List<BulkLine> first = stream.save(() -> save(beginning, door));
        return out -> actor.call(() -> {
            try {
                for (List<BulkLine> answers = first; !answers.isEmpty(); answers = more(stream, lines, door)) {
                    write(out, json, answers);
                }
            } catch (IOException | RuntimeException e) {
                stream.brokenOff(Reason.of("stream-broken-off", "line", lines.number()));
                throw e;
            }
            if (!lines.isBroken()) {
                stream.end();
            }
            return null;
        });
    }

    /** What breaks the stream off is its last answer. */
    private static <T> List<BulkLine> more(BulkStream stream, Lines lines, BulkDoor<T> door) {
        if (lines.isBroken()) {
            return List.of();
        }
        try {
            Map<Integer, String> next = lines.next(TOGETHER);
            return next.isEmpty() ? List.of() : stream.save(() -> save(next, door));
        } catch (Problem problem) {
            lines.breakOff();
            stream.brokenOff(problem.reason());
            return List.of(BulkLine.of(lines.number() + 1, BulkRow.of(RowAnswer.refused(null, problem))));
        }
    }

    private static <T> List<BulkLine> save(Map<Integer, String> lines, BulkDoor<T> door) {
        if (lines.isEmpty()) {
            return List.of();
        }
        List<BulkRows.Read<T>> read = lines.values().stream()
                .map(line -> BulkRows.read(line, door.type()))
                .toList();
        List<BulkRow> rows = BulkRows.save(read, false, door);
        var answers = new ArrayList<BulkLine>(rows.size());
        var numbers = lines.keySet().iterator();
        rows.forEach(row -> answers.add(BulkLine.of(numbers.next(), row)));
        return answers;
    }

    private static void write(OutputStream out, ObjectWriter json, List<BulkLine> answers) throws IOException {
        for (BulkLine answer : answers) {
            out.write(json.writeValueAsBytes(answer));
            out.write('\n');
        }
        out.flush();
    }
}
