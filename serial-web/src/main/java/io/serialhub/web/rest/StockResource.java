package io.serialhub.web.rest;

import io.serialhub.base.Page;
import io.serialhub.ledger.Quality;
import io.serialhub.ledger.Tally;
import io.serialhub.stock.Shelf;
import io.serialhub.stock.Stock;
import io.serialhub.stock.StockFilter;
import io.serialhub.stock.StockLevel;
import io.serialhub.stock.StockRow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Arrays;
import java.util.List;

/** What is in stock, unit by unit and in numbers. */
@RequestScoped
@Path("stock")
@Produces(MediaType.APPLICATION_JSON)
public class StockResource {
    private static final List<String> HEAD = List.of(
            "code",
            "material",
            "nameZh",
            "nameEn",
            "place",
            "lot",
            "expiresOn",
            "quality",
            "stockedAt",
            "order",
            "picked");

    @Inject
    Stock stock;

    @GET
    public Page<StockRow> list(@BeanParam StockQuery query, @BeanParam Paging page) {
        return stock.list(query.filter(), page.after(), page.size());
    }

    @GET
    @Produces(Streams.CSV + ";qs=0.5")
    public StreamingOutput csv(@BeanParam StockQuery query) {
        StockFilter filter = query.filter();
        return Streams.csv(HEAD, after -> stock.list(filter, after, Page.MAX_SIZE), StockResource::cells);
    }

    @GET
    @Path("count")
    public Tally count(@BeanParam StockQuery query) {
        return stock.count(query.filter());
    }

    @GET
    @Path("levels")
    public Page<StockLevel> levels(@BeanParam StockQuery query, @BeanParam Paging page) {
        return stock.levels(query.filter(), page.after(), page.size());
    }

    private static List<Object> cells(StockRow row) {
        return Arrays.asList(
                row.code(),
                row.material().code(),
                row.material().nameZh(),
                row.material().nameEn(),
                row.place() == null ? null : row.place().code(),
                row.lot(),
                row.expiresOn(),
                row.quality(),
                row.stockedAt(),
                row.order(),
                row.picked());
    }

    /** What the list is narrowed to. */
    public static class StockQuery {
        @QueryParam("shelf")
        String shelf;

        @QueryParam("text")
        String text;

        @QueryParam("material")
        String material;

        @QueryParam("location")
        String location;

        @QueryParam("lot")
        String lot;

        @QueryParam("quality")
        String quality;

        @QueryParam("free")
        String free;

        @QueryParam("order")
        String order;

        @QueryParam("site")
        String site;

        StockFilter filter() {
            return new StockFilter(
                    Words.read(Shelf.class, "shelf", shelf),
                    Asked.text(text),
                    Asked.text(material),
                    Asked.text(location),
                    Asked.text(lot),
                    Words.read(Quality.class, "quality", quality),
                    Asked.text(free) == null ? null : Asked.flag("free", free),
                    Asked.text(order),
                    Asked.text(site));
        }
    }
}
