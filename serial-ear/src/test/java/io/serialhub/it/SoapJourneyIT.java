package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serialhub.it.soap.common.Argument;
import io.serialhub.it.soap.common.Outcome;
import io.serialhub.it.soap.common.Tracking;
import io.serialhub.it.soap.materials.BomLine;
import io.serialhub.it.soap.materials.Material;
import io.serialhub.it.soap.materials.MaterialsPort;
import io.serialhub.it.soap.orders.Order;
import io.serialhub.it.soap.orders.OrderKind;
import io.serialhub.it.soap.orders.OrderLine;
import io.serialhub.it.soap.orders.OrdersPort;
import io.serialhub.it.soap.units.Answer;
import io.serialhub.it.soap.units.Direction;
import io.serialhub.it.soap.units.Item;
import io.serialhub.it.soap.units.Mode;
import io.serialhub.it.soap.units.NumberBatch;
import io.serialhub.it.soap.units.Recorded;
import io.serialhub.it.soap.units.Recording;
import io.serialhub.it.soap.units.Unit;
import io.serialhub.it.soap.units.UnitsPort;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.tools.common.ToolContext;
import org.apache.cxf.tools.wsdlto.WSDLToJava;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An ERP that speaks SOAP through CXF's generated client: materials, orders, numbers, what happens, who is affected. */
class SoapJourneyIT {
    static Factory factory;
    static MaterialsPort materials;
    static OrdersPort orders;
    static UnitsPort units;

    @BeforeAll
    static void setUp() {
        String token = Administrator.token();
        factory = new Factory(new Program(token));
        materials = client(MaterialsPort.class, "materials", "Materials", "Soap11", token);
        orders = client(OrdersPort.class, "orders", "Orders", "Soap11", token);
        units = client(UnitsPort.class, "units", "Units", "Soap12", token);
    }

    private static <T> T client(Class<T> port, String service, String name, String version, String token) {
        var factory = new JaxWsProxyFactoryBean();
        factory.setServiceClass(port);
        factory.setWsdlURL(Soap.address(service) + "?wsdl");
        factory.setServiceName(new QName("urn:serialhub:v1:" + service, name));
        factory.setEndpointName(new QName("urn:serialhub:v1:" + service, name + version));
        factory.setUsername("erp");
        factory.setPassword(token);
        factory.setProperties(new TreeMap<>(Map.of("schema-validation-enabled", "true")));
        return factory.create(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"materials", "orders", "units"})
    void isWhatTheServedWsdlGenerates(String service, @TempDir Path folder) throws Exception {
        Map<String, String> packages = new TreeMap<>();
        for (String space : List.of("common", service)) {
            packages.put("urn:serialhub:v1:" + space, "io.serialhub.it.soap." + space);
        }
        new WSDLToJava(Stream.concat(
                                packages.entrySet().stream()
                                        .flatMap(p -> Stream.of("-p", p.getKey() + "=" + p.getValue())),
                                Stream.of(
                                        "-suppress-generated-date",
                                        "-d",
                                        folder.toString(),
                                        Soap.address(service) + "?wsdl"))
                        .toArray(String[]::new))
                .run(new ToolContext());

        Path compiled = Path.of("target/generated-test-sources/cxf");
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> generated =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(generated).hasSizeGreaterThan(15);
            for (Path file : generated) {
                Path same = compiled.resolve(folder.relativize(file));
                assertThat(lines(file)).as(same.toString()).isEqualTo(lines(same));
            }
        }
    }

    /** The generator writes methods in any order, its version, and the address that it read. */
    private static List<String> lines(Path file) throws IOException {
        return Files.readString(file)
                .replaceAll("(file:|http://)\\S+?wsdl", "WSDL")
                .replaceAll("(CXF|version:) [0-9.]+", "$1")
                .lines()
                .sorted()
                .toList();
    }

    @Test
    void followsAUnitFromItsMaterialToTheCustomer() throws Exception {
        String valve = factory.id + "-VALVE";
        var material = material(valve);
        var saved = materials.saveMaterial(null, 0L, material);
        assertThat(saved.getOutcome()).isEqualTo(Outcome.CREATED);
        assertThat(materials.saveMaterial(null, null, material).getOutcome()).isEqualTo(Outcome.UNCHANGED);
        material.setColour("red");
        assertThat(materials
                        .saveMaterial(null, saved.getMaterial().getVersion(), material)
                        .getMaterial()
                        .getColour())
                .isEqualTo("red");
        assertThat(materials.getMaterial(valve).getNameZh()).isEqualTo("阀门");
        assertThat(materials.listMaterials(valve, null, 10).getMaterial()).hasSize(1);
        materials.saveBillOfMaterial(null, valve, List.of(line("10", factory.seal)));
        assertThat(materials.getBillOfMaterial(valve))
                .singleElement()
                .satisfies(line -> assertThat(line.getComponent()).isEqualTo(factory.seal));

        String work = order(OrderKind.WORK, "SOAP-WO", valve, 3);
        List<String> numbers = numbers(valve, work, 3);
        confirm("commission", work, null, numbers);
        var assembly = recording("assemble", null, factory.line);
        assembly.getItem().add(item(numbers.get(0), "parent"));
        Item seal = new Item();
        seal.setRole("lot");
        seal.setParent(numbers.get(0));
        seal.setMaterial(factory.seal);
        seal.setLot("LX-1");
        seal.setQuantity(BigDecimal.ONE);
        seal.setPosition("10");
        assembly.getItem().add(seal);
        assertThat(units.confirm(assembly).getOutcome()).isEqualTo("recorded");
        confirm("inspect", null, factory.line, numbers);
        confirm("receive", work, factory.warehouse, numbers);

        String sales = order(OrderKind.SALES, "SOAP-SO", valve, 2);
        var shipment = recording("ship", sales, null);
        shipment.setMode(Mode.ACCEPT_GOOD);
        shipment.getField().add(argument("tracking", "SF77"));
        shipment.getItem().add(item(numbers.get(0), null));
        shipment.getItem().add(item("NO-SUCH-VALVE", null));
        Recorded shipped = units.confirm(shipment);
        assertThat(shipped.getOutcome()).isEqualTo("partly");
        assertThat(shipped.getAnswer()).extracting(Answer::isAccepted).containsExactly(true, false);
        assertThat(shipped.getAnswer().get(1).getReason().getCode()).isEqualTo("unit-unknown");
        assertThat(shipped.getLine().get(0).getDone()).isEqualTo(1);
        assertThat(units.confirm(shipment).getEvent())
                .as("same id, same answer")
                .isEqualTo(shipped.getEvent());
        assertThat(orders.getOrder(sales).getLine().get(0).getDone()).isEqualTo(1);

        Unit unit = units.getUnit(numbers.get(0), null);
        assertThat(unit.getState()).isEqualTo("sold");
        assertThat(unit.getSale().getTrackingNumber()).isEqualTo("SF77");
        assertThat(unit.getOwner().getCode()).isEqualTo(factory.customer);
        var life = units.getTimeline(numbers.get(0), null, 200).getEntry();
        assertThat(life).hasSize(unit.getEvents());
        assertThat(life.get(0).getStep().getCode()).isEqualTo("ship");
        assertThat(life.get(0).getOrder()).isEqualTo(sales);
        assertThat(life.get(0).getField())
                .anySatisfy(field -> assertThat(field.getValue()).isEqualTo("SF77"));
        assertThat(units.traceUnit(numbers.get(0), Direction.DOWN, null).getPart())
                .singleElement()
                .satisfies(part -> assertThat(part.getLot()).isEqualTo("LX-1"));
        assertThat(units.traceLot(factory.seal, "LX-1").getAffected())
                .anySatisfy(affected -> assertThat(affected.getCode()).isEqualTo(numbers.get(0)));
    }

    @Test
    void cancelsAnOrderOnceAndListsIt() throws Exception {
        String code = order(OrderKind.SALES, "SOAP-NO", factory.pump, 5);
        String id = UUID.randomUUID().toString();
        assertThat(orders.cancelOrder(id, code, "lost").getStatus()).isEqualTo("cancelled");
        assertThat(orders.cancelOrder(id, code, "lost").getStatus()).isEqualTo("cancelled");
        assertThat(orders.listOrders(OrderKind.SALES, "cancelled", code, null, null)
                        .getOrder())
                .singleElement()
                .satisfies(order -> assertThat(order.getQuantity()).isEqualTo(5));
    }

    @Test
    void writesDownEveryMessageThatWasToChangeSomething() throws Exception {
        String code = factory.id + "-LOGGED";
        String id = UUID.randomUUID().toString();
        materials.saveMaterial(id, null, material(code));
        materials.getMaterial(code);
        var rest = factory.rest;
        var lines = rest.get("/messages?key=" + code).is(200).json().get("items");
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).get("type").asText()).isEqualTo("materials.save-material");
        assertThat(lines.get(0).get("message").asText()).isEqualTo(id);
    }

    @Test
    void refusesWithTypedFaults() throws Exception {
        var unknown = catchThrowableOfType(
                io.serialhub.it.soap.units.ProblemFault.class, () -> units.getUnit("NO-SUCH-UNIT", null));
        assertThat(unknown.getFaultInfo().getCode()).isEqualTo("unit-unknown");
        assertThat(unknown.getFaultInfo().getKind().value()).isEqualTo("not-found");
        assertThat(unknown.getFaultInfo().getText().getLang()).isEqualTo("en");

        var twice = material(factory.id + "-TWICE");
        materials.saveMaterial(null, null, twice);
        var meanwhile = catchThrowableOfType(
                io.serialhub.it.soap.materials.ProblemFault.class, () -> materials.saveMaterial(null, 99L, twice));
        assertThat(meanwhile.getFaultInfo().getCode()).isEqualTo("changed-meanwhile");

        String id = UUID.randomUUID().toString();
        materials.saveMaterial(id, null, twice);
        twice.setColour("blue");
        var reused = catchThrowableOfType(
                io.serialhub.it.soap.materials.ProblemFault.class, () -> materials.saveMaterial(id, null, twice));
        assertThat(reused.getFaultInfo().getCode()).isEqualTo("event-id-reused");
    }

    private static Material material(String code) {
        var material = new Material();
        material.setCode(code);
        material.setNameZh("阀门");
        material.setNameEn("Valve");
        material.setTracking(Tracking.SERIAL);
        material.setWarrantyMonths(12);
        return material;
    }

    private static BomLine line(String position, String component) {
        var line = new BomLine();
        line.setPosition(position);
        line.setComponent(component);
        line.setQuantity(BigDecimal.ONE);
        return line;
    }

    private static String order(OrderKind kind, String suffix, String material, int quantity) throws Exception {
        var line = new OrderLine();
        line.setNumber(1);
        line.setMaterial(material);
        line.setQuantity(quantity);
        var order = new Order();
        order.setCode(factory.id + "-" + suffix);
        order.setKind(kind);
        order.setParty(kind == OrderKind.SALES ? factory.customer : null);
        order.setLocation(kind == OrderKind.WORK ? factory.line : factory.warehouse);
        order.getLine().add(line);
        assertThat(orders.saveOrder(null, 0L, order).getOutcome()).isEqualTo(Outcome.CREATED);
        return order.getCode();
    }

    private static List<String> numbers(String material, String order, int quantity) throws Exception {
        String id = UUID.randomUUID().toString();
        NumberBatch batch = units.allocateNumbers(id, factory.pump, material, order, null, quantity, null);
        assertThat(units.allocateNumbers(id, factory.pump, material, order, null, quantity, null)
                        .getCode())
                .isEqualTo(batch.getCode());
        NumberBatch whole = units.allocateNumbers(id, factory.pump, material, order, null, quantity, true);
        assertThat(whole.getCode()).isEqualTo(batch.getCode());
        assertThat(whole.getFinishedAt()).isNotNull();
        assertThat(whole.getNumber()).hasSize(quantity);
        String code = batch.getCode();
        Until.so(() -> units.getNumberBatch(code).getFinishedAt() != null);
        assertThat(units.getNumberBatch(code).getDone()).isEqualTo(quantity);
        assertThat(units.listNumbers(batch.getCode(), null, 200).getNumber()).isEqualTo(whole.getNumber());
        return whole.getNumber();
    }

    private static void confirm(String step, String order, String location, List<String> codes) throws Exception {
        var recording = recording(step, order, location);
        codes.forEach(code -> recording.getItem().add(item(code, null)));
        Recorded recorded = units.confirm(recording);
        assertThat(recorded.getOutcome()).as(step).isEqualTo("recorded");
    }

    private static Recording recording(String step, String order, String location) {
        var recording = new Recording();
        recording.setEventId(UUID.randomUUID().toString());
        recording.setStep(step);
        recording.setOrder(order);
        recording.setLocation(location);
        return recording;
    }

    private static Item item(String code, String role) {
        var item = new Item();
        item.setCode(code);
        item.setRole(role);
        return item;
    }

    private static Argument argument(String name, String value) {
        var argument = new Argument();
        argument.setName(name);
        argument.setValue(value);
        return argument;
    }
}
