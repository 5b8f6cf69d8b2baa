package io.serialhub.web.rest;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.serialhub.base.Actor;
import io.serialhub.base.Draft;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.base.RowAnswer;
import io.serialhub.location.Location;
import io.serialhub.location.Locations;
import io.serialhub.lot.Lot;
import io.serialhub.lot.Lots;
import io.serialhub.material.Material;
import io.serialhub.material.Materials;
import io.serialhub.message.Messages;
import io.serialhub.order.Order;
import io.serialhub.order.Orders;
import io.serialhub.party.Parties;
import io.serialhub.party.Party;
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
import java.util.function.BiFunction;

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
    Materials materials;

    @Inject
    Parties parties;

    @Inject
    Locations locations;

    @Inject
    Lots lots;

    @Inject
    Orders orders;

    @Inject
    Messages messages;

    @Context
    HttpHeaders headers;

    @POST
    @Path("materials")
    public StreamingOutput materials(InputStream lines) {
        return each("materials", lines, Material.class, materials::saveAll);
    }

    @POST
    @Path("partners")
    public StreamingOutput partners(InputStream lines) {
        return each("partners", lines, Party.class, parties::saveAll);
    }

    @POST
    @Path("locations")
    public StreamingOutput locations(InputStream lines) {
        return each("locations", lines, Location.class, locations::saveAll);
    }

    @POST
    @Path("lots")
    public StreamingOutput lots(InputStream lines) {
        return each("lots", lines, Lot.class, lots::saveAll);
    }

    @POST
    @Path("orders")
    public StreamingOutput orders(InputStream lines) {
        return each("orders", lines, Order.class, orders::saveAll);
    }

    /** Refusals of the call as a whole belong before the first byte, so the first lines are saved at once. */
    private <T> StreamingOutput each(
            String kind, InputStream in, Class<T> type, BiFunction<List<Draft<T>>, Boolean, List<RowAnswer>> door) {
        Actor actor = Actor.current();
        ObjectWriter json = RestJson.writer(Languages.of(headers));
        var lines = new Lines(in);
        Map<Integer, String> beginning = lines.next(TOGETHER);
        BulkStream stream = BulkStream.begin(messages, kind, beginning.values());
        List<BulkLine> first = stream.save(() -> save(beginning, type, door));
        return out -> actor.call(() -> {
            try {
                for (List<BulkLine> answers = first; !answers.isEmpty(); answers = more(stream, lines, type, door)) {
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
    private static <T> List<BulkLine> more(
            BulkStream stream, Lines lines, Class<T> type, BiFunction<List<Draft<T>>, Boolean, List<RowAnswer>> door) {
        if (lines.isBroken()) {
            return List.of();
        }
        try {
            Map<Integer, String> next = lines.next(TOGETHER);
            return next.isEmpty() ? List.of() : stream.save(() -> save(next, type, door));
        } catch (Problem problem) {
            lines.breakOff();
            stream.brokenOff(problem.reason());
            return List.of(BulkLine.of(lines.number() + 1, BulkRow.of(RowAnswer.refused(null, problem))));
        }
    }

    private static <T> List<BulkLine> save(
            Map<Integer, String> lines, Class<T> type, BiFunction<List<Draft<T>>, Boolean, List<RowAnswer>> door) {
        if (lines.isEmpty()) {
            return List.of();
        }
        List<BulkRows.Read<T>> read =
                lines.values().stream().map(line -> BulkRows.read(line, type)).toList();
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
