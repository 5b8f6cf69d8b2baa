package io.serialhub.web.setup;

import io.serialhub.base.Coded;
import io.serialhub.base.Permission;
import io.serialhub.ledger.StepDefinition;
import io.serialhub.ledger.StepField;
import io.serialhub.ledger.StepRole;
import io.serialhub.ledger.Steps;
import io.serialhub.order.OrderKind;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import io.serialhub.web.text.Say;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A step designed on the screen: its names, what it needs, its own fields, and what each role may be and becomes. */
@Named
@ViewScoped
public class StepForm extends StepRows {
    private static final List<String> ICONS = List.of(
            "gauge",
            "cog",
            "box",
            "truck",
            "verified",
            "shield",
            "wrench",
            "tag",
            "star",
            "bolt",
            "camera",
            "clock",
            "flag",
            "eye",
            "hammer",
            "heart",
            "key",
            "lightbulb",
            "link",
            "map-marker");

    @Inject
    private Steps steps;

    @Inject
    private Say say;

    private final List<Map<String, Object>> roles = new ArrayList<>();
    private final List<Map<String, Object>> fields = new ArrayList<>();
    private boolean existing;

    @PostConstruct
    void open() {
        show("kind", "quality");
        show("permission", Permission.RECORD_INSPECT.code());
        show("icon", "gauge");
        show("atStation", true);
        if (Param.text("code") != null) {
            existing = true;
            shown(steps.get(Param.text("code")));
        }
        if (roles.isEmpty()) {
            addRole();
        }
    }

    private void shown(StepDefinition step) {
        show("version", step.version());
        show("code", step.code());
        show("nameZh", step.nameZh());
        show("nameEn", step.nameEn());
        show("titleZh", step.titleZh());
        show("titleEn", step.titleEn());
        show("kind", step.kind());
        show("icon", step.icon());
        show("permission", step.permission());
        show("second", step.approver() != null);
        show("order", step.orderKind());
        show("location", step.needs("location"));
        show("party", step.needs("party"));
        show("reason", step.needs("reason"));
        show("message", step.message());
        show("atStation", !step.station().isEmpty());
        show("rank", step.rank());
        step.fields().forEach(field -> fields.add(row(field)));
        step.roles().forEach(role -> roles.add(row(role)));
    }

    public boolean isNew() {
        return !existing;
    }

    public List<Map<String, Object>> getRoles() {
        return roles;
    }

    public List<Map<String, Object>> getFields() {
        return fields;
    }

    public List<String> words(String axis) {
        return steps.words(axis);
    }

    public List<String> getGuards() {
        return steps.guards();
    }

    public List<String> getEffects() {
        return steps.effects();
    }

    /** An effect as people call it: {@code order +1 sales} is "the order counts one more, only: sales order". */
    public String said(String effect) {
        String[] words = effect.split(" ");
        String argument = words.length < 2
                ? ""
                : switch (words[1]) {
                    case "+1" -> "-plus";
                    case "-1" -> "-minus";
                    case "0" -> "-none";
                    default -> "-" + words[1];
                };
        String plain = say.known("effect." + words[0] + argument, effect, effect);
        return words.length < 3 ? plain : say.of("effect.of", plain, say.word(Coded.ofWord(OrderKind.class, words[2])));
    }

    public String[] getKinds() {
        return new String[] {"made", "moved", "quality", "service", "label"};
    }

    public StepField.Type[] getTypes() {
        return StepField.Type.values();
    }

    public OrderKind[] getOrderKinds() {
        return OrderKind.values();
    }

    public List<String> getIcons() {
        return text("icon") == null || ICONS.contains(text("icon"))
                ? ICONS
                : Stream.concat(Stream.of(text("icon")), ICONS.stream()).toList();
    }

    public List<String> getPermissions() {
        return Arrays.stream(Permission.values())
                .map(Permission::code)
                .filter(code -> code.startsWith("record-") || code.equals("holds-write"))
                .toList();
    }

    public void addRole() {
        var row = new HashMap<String, Object>();
        row.put("name", roles.isEmpty() ? "unit" : "");
        row.put("number", new ArrayList<>(List.of("commissioned")));
        roles.add(row);
    }

    public void removeRole(int index) {
        roles.remove(index);
    }

    public void addField() {
        var row = new HashMap<String, Object>();
        row.put("type", "text");
        fields.add(row);
    }

    public void removeField(int index) {
        fields.remove(index);
    }

    public void save() {
        StepDefinition before = existing ? steps.get(text("code")) : null;
        List<StepRole> asked = roles.stream().map(StepRows::role).toList();
        StepDefinition saved = steps.save(
                new StepDefinition(
                        text("code"),
                        1,
                        text("nameZh"),
                        text("nameEn"),
                        either("titleZh", "nameZh"),
                        either("titleEn", "nameEn"),
                        text("kind"),
                        text("icon"),
                        text("permission"),
                        flag("second") ? Permission.APPROVE.code() : null,
                        needs(),
                        fields.stream().map(StepRows::field).toList(),
                        asked,
                        station(before, asked),
                        text("rank") == null ? null : whole("rank"),
                        false,
                        text("message"),
                        before == null
                                ? new StepDefinition.Epcis("ObjectEvent", "OBSERVE", "other", "in_progress")
                                : before.epcis()),
                seen());
        Go.said("step.saved", saved.version());
        Go.to("/setup/steps.xhtml");
    }

    private String either(String first, String second) {
        return text(first) == null ? text(second) : text(first);
    }

    private List<String> needs() {
        var needs = new ArrayList<String>();
        if (text("order") != null) {
            needs.add("order:" + text("order"));
        }
        Stream.of("location", "party", "reason").filter(this::flag).forEach(needs::add);
        return needs;
    }

    /** What a step already offers at the station stays; one that was not there offers its first role. */
    private List<String> station(StepDefinition before, List<StepRole> asked) {
        if (!flag("atStation")) {
            return List.of();
        }
        return before != null && !before.station().isEmpty()
                ? before.station()
                : asked.stream()
                        .limit(1)
                        .map(StepRole::name)
                        .filter(Objects::nonNull)
                        .toList();
    }
}
