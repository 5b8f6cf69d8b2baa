package io.serialhub.client;

import io.serialhub.client.http.ApiClient;
import io.serialhub.client.http.ApiException;
import io.serialhub.client.model.BatchRequest;
import io.serialhub.client.model.BulkLocations;
import io.serialhub.client.model.BulkMaterials;
import io.serialhub.client.model.BulkPartners;
import io.serialhub.client.model.BulkSaved;
import io.serialhub.client.model.Location;
import io.serialhub.client.model.Material;
import io.serialhub.client.model.NumberBatch;
import io.serialhub.client.model.NumberRule;
import io.serialhub.client.model.Order;
import io.serialhub.client.model.OrderLine;
import io.serialhub.client.model.Party;
import io.serialhub.client.model.Recorded;
import io.serialhub.client.model.Scan;
import io.serialhub.client.model.Segment;
import io.serialhub.client.model.UnitView;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * A day of a small factory, written against the client that a generator makes of openapi.yaml. Takes the address of the
 * hub and a token; throws what goes wrong.
 */
public class FactoryDay implements BiConsumer<String, String> {
    private final String id = "GEN-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
    private final String pump = id + "-PUMP";
    private final String line = id + "-LINE";
    private final String warehouse = id + "-WH";
    private final String customer = id + "-C";

    private BulkApi bulk;
    private NumbersApi numbers;
    private OrdersApi orders;
    private ScansApi scans;
    private UnitsApi units;

    @Override
    public void accept(String baseUrl, String token) {
        var http = new ApiClient();
        http.updateBaseUri(baseUrl + "/api/v1");
        http.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        bulk = new BulkApi(http);
        numbers = new NumbersApi(http);
        orders = new OrdersApi(http);
        scans = new ScansApi(http);
        units = new UnitsApi(http);
        try {
            arrive();
            List<String> pumps = make(3);
            ship(pumps);
            ask(pumps.get(0));
        } catch (ApiException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void arrive() throws ApiException {
        saved(2, bulk.bulkMaterials(
                new BulkMaterials()
                        .addItemsItem(new Material().code(pump).nameZh("循环泵").warrantyMonths(24))
                        .addItemsItem(new Material().code(id + "-SEAL").nameEn("Seal")
                                .tracking(Material.TrackingEnum.LOT)),
                id + "-materials"));
        saved(1, bulk.bulkPartners(
                new BulkPartners()
                        .addItemsItem(new Party().code(customer).kind(Party.KindEnum.CUSTOMER).nameEn("Bibo Pools")),
                null));
        saved(2, bulk.bulkLocations(
                new BulkLocations()
                        .mode(BulkLocations.ModeEnum.ACCEPT_GOOD)
                        .addItemsItem(new Location().code(line).kind(Location.KindEnum.LINE).nameEn("Line"))
                        .addItemsItem(new Location().code(warehouse).kind(Location.KindEnum.WAREHOUSE).nameEn("WH")),
                null));
        numbers.saveNumberRule(
                pump,
                new NumberRule()
                        .nameZh("水泵编号")
                        .nameEn("Pumps")
                        .timeZone("Asia/Shanghai")
                        .addSegmentsItem(new Segment().type(Segment.TypeEnum.LITERAL).options(Map.of("text", id + "-")))
                        .addSegmentsItem(new Segment().type(Segment.TypeEnum.COUNTER).options(Map.of("width", "5"))),
                null);
    }

    private List<String> make(int quantity) throws ApiException, InterruptedException {
        String order = order(Order.KindEnum.WORK, "-WO", quantity);
        NumberBatch batch = numbers.requestNumbers(
                new BatchRequest().rule(pump).material(pump).order(order).quantity(quantity), order);
        for (int i = 0; i < 240 && batch.getFinishedAt() == null; i++) {
            Thread.sleep(250);
            batch = numbers.getNumberBatch(batch.getCode());
        }
        List<String> codes = numbers.listNumbers(batch.getCode(), null, 200).getItems();
        recorded(codes.size(), new Scan().step("commission").codes(codes).order(order));
        recorded(codes.size(), new Scan().step("inspect").codes(codes).location(line));
        recorded(codes.size(), new Scan().step("receive").codes(codes).order(order).location(warehouse));
        return codes;
    }

    private void ship(List<String> codes) throws ApiException {
        String order = order(Order.KindEnum.SALES, "-SO", codes.size());
        var scan = new Scan().eventId(order).step("ship").codes(codes).order(order).fields(Map.of("tracking", "SF1"));
        Recorded first = recorded(codes.size(), scan);
        Recorded again = recorded(codes.size(), scan);
        require(first.getEvent().equals(again.getEvent()), "the same id, the same answer");
        require(orders.getOrder(order).getStatus().getValue().equals("done"), "the order is done");
    }

    private void ask(String code) throws ApiException {
        UnitView unit = units.getUnit(code, null);
        require(unit.getState().getValue().equals("sold"), "the unit is sold");
        require(customer.equals(unit.getOwner().getCode()), "the customer owns it");
        require(!units.listTimeline(code, null, null, 50).getItems().isEmpty(), "it has a history");
        try {
            scans.recordScan(new Scan().step("ship").code(code).order(id + "-NONE"), null, "zh");
            throw new IllegalStateException("nothing refused an unknown order");
        } catch (ApiException refused) {
            require(refused.getCode() == 422, "unknown order: 422");
            require(refused.getResponseBody().contains("unknown-order"), "with its code");
        }
    }

    private String order(Order.KindEnum kind, String suffix, int quantity) throws ApiException {
        boolean sales = kind == Order.KindEnum.SALES;
        return orders.createOrder(
                        new Order()
                                .code(id + suffix)
                                .kind(kind)
                                .party(sales ? customer : null)
                                .location(sales ? warehouse : line)
                                .addLinesItem(new OrderLine().lineNo(1).material(pump).quantity(quantity)),
                        null)
                .getCode();
    }

    private Recorded recorded(int accepted, Scan scan) throws ApiException {
        Recorded recorded = scans.recordScan(scan, null, null);
        require(recorded.getAccepted() == accepted, scan.getStep() + " counts " + recorded);
        return recorded;
    }

    private static void saved(int rows, BulkSaved saved) {
        require(saved.getSaved() == rows, "all rows are saved: " + saved);
    }

    private static void require(boolean so, String what) {
        if (!so) {
            throw new IllegalStateException("not so: " + what);
        }
    }
}
