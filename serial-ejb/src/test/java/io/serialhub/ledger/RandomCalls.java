package io.serialhub.ledger;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** What a client may do next, with whom and where: mostly sensible, so that lives go on, and often enough not. */
final class RandomCalls {
    private static final List<String> PLACES = List.of("W1-A", "W1-B", "SVC", "A01");
    private static final List<String> PARTIES = List.of("C1", "C2");
    private static final Set<String> PARTS =
            Set.of("assemble", "disassemble", "replace", "hold-lot", "release-lot", "return-supplier");
    private static final Map<String, String> OTHER_MATERIAL =
            Map.of("BIKE", "BIKE-2", "BIKE-2", "BIKE", "MOTOR", "BATTERY", "BATTERY", "MOTOR");
    private static final List<String> ANYTIME = List.of(
            "receive",
            "put-away",
            "issue",
            "inspect",
            "transfer-out",
            "transfer-in",
            "consign",
            "sell-in-place",
            "take-back",
            "register",
            "change-owner",
            "return",
            "return-supplier",
            "count",
            "calibrate",
            "reclassify",
            "exchange",
            "service-at-dealer",
            "lose",
            "find",
            "service-in",
            "service-out",
            "scrap",
            "reinstate");
    private static final List<String> BY_ORDER = List.of(
            "commission", "commission", "reserve", "pick", "ship", "ship", "direct-ship", "supplied", "buy-in-place");
    private static final List<String> OTHERS = List.of(
            "encode",
            "void",
            "retire",
            "unreserve",
            "assemble",
            "assemble",
            "assemble",
            "replace",
            "disassemble",
            "hold",
            "release",
            "hold-lot",
            "release-lot");

    private RandomCalls() {}

    static Stream<String> kinds() {
        return Stream.of(ANYTIME, BY_ORDER, OTHERS).flatMap(List::stream);
    }

    static ModelCall next(String client, Model model, Random random) {
        String kind = pick(random, pick(random, List.of(ANYTIME, ANYTIME, BY_ORDER, OTHERS)));
        List<ModelUnit> all = model.all().stream()
                .sorted(java.util.Comparator.comparing(u -> u.code))
                .toList();
        ModelUnit unit = pick(
                random,
                all.stream()
                        .filter(u -> PARTS.contains(kind) != u.material.startsWith("BIKE") || random.nextInt(8) == 0)
                        .filter(u -> !kind.endsWith("-lot") || u.lot != null)
                        .filter(u -> !kind.equals("replace") || !u.material.startsWith("BIKE"))
                        .toList());
        ModelCall call = new ModelCall(kind, unit.code);
        String place = pick(random, PLACES);
        String party = pick(random, PARTIES);
        return switch (kind) {
            case "commission" -> call.of(client + "-WO").at("A01");
            case "reserve", "pick" -> call.of(client + "-SO");
            case "supplied", "buy-in-place" ->
                new ModelCall(kind, client + "-B" + random.nextInt(1_000_000))
                        .of(client + "-PO")
                        .with("S1")
                        .at(place);
            case "return-supplier" -> call.with("S1");
            case "reclassify" -> call.into(OTHER_MATERIAL.get(unit.material));
            case "exchange" -> {
                ModelUnit old = pick(random, all.stream().filter(u -> u != unit).toList());
                yield call.into(old.code).at(place).with(old.owner == null ? party : old.owner);
            }
            case "replace" -> {
                List<ModelUnit> same = all.stream()
                        .filter(u -> u != unit && u.material.equals(unit.material))
                        .toList();
                yield same.isEmpty()
                        ? new ModelCall("put-away", unit.code).at(place)
                        : call.into(pick(random, same).code).at(place);
            }
            case "direct-ship", "ship" -> call.of(client + "-SO").with("C1");
            case "receive", "put-away", "count", "transfer-in", "find", "disassemble" -> call.at(place);
            case "issue" -> call.at("A01");
            case "service-in" -> call.at("SVC");
            case "inspect" -> call.as(random.nextInt(3) == 0 ? "fail" : "pass");
            case "consign", "sell-in-place", "register", "change-owner", "service-out", "service-at-dealer" ->
                call.with(party);
            case "take-back" -> call.at(place).with(unit.holder == null ? party : unit.holder);
            case "return" -> call.at(place).with(unit.owner == null ? party : unit.owner);
            case "assemble" ->
                call.into(pick(
                                random,
                                all.stream()
                                        .filter(u -> u.material.equals("BIKE"))
                                        .toList())
                        .code);
            default -> call;
        };
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
