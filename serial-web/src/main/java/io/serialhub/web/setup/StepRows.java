package io.serialhub.web.setup;

import io.serialhub.ledger.Effect;
import io.serialhub.ledger.Guard;
import io.serialhub.ledger.StepField;
import io.serialhub.ledger.StepRole;
import io.serialhub.web.shell.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A step's fields and roles as rows that are typed into, there and back. */
abstract class StepRows extends Form {
    protected static Map<String, Object> row(StepField field) {
        var row = new HashMap<String, Object>();
        row.put("name", field.name());
        row.put("type", field.type().word());
        row.put("nameZh", field.nameZh());
        row.put("nameEn", field.nameEn());
        row.put("required", field.required());
        row.put("min", field.min() == null ? null : field.min().toPlainString());
        row.put("max", field.max() == null ? null : field.max().toPlainString());
        row.put("choices", String.join(", ", field.choices()));
        return row;
    }

    protected static StepField field(Map<String, Object> row) {
        String choices = text(row, "choices");
        String type = text(row, "type");
        return new StepField(
                text(row, "name"),
                Arrays.stream(StepField.Type.values())
                        .filter(t -> t.word().equals(type))
                        .findFirst()
                        .orElse(StepField.Type.TEXT),
                text(row, "nameZh"),
                text(row, "nameEn"),
                Boolean.TRUE.equals(row.get("required")) || "true".equals(row.get("required")),
                decimal(row, "min"),
                decimal(row, "max"),
                choices == null ? List.of() : List.of(choices.split("[,，;；]")));
    }

    protected static Map<String, Object> row(StepRole role) {
        var row = new HashMap<String, Object>();
        row.put("name", role.name());
        row.put("number", new ArrayList<>(role.number()));
        row.put("custody", new ArrayList<>(role.custody()));
        row.put("quality", new ArrayList<>(role.quality()));
        row.put("owner", new ArrayList<>(role.owner()));
        row.put("orders", new ArrayList<>(role.orders()));
        row.put("guards", role.guards().stream().map(Guard::word).toList());
        row.put("effects", role.effects().stream().map(Effect::toString).toList());
        return row;
    }

    protected static StepRole role(Map<String, Object> row) {
        return new StepRole(
                text(row, "name"),
                many(row, "number"),
                many(row, "custody"),
                many(row, "quality"),
                many(row, "owner"),
                many(row, "orders"),
                many(row, "guards").stream().map(Guard::of).toList(),
                many(row, "effects").stream().map(Effect::of).toList());
    }

    protected static Set<String> many(Map<String, Object> row, String name) {
        Object value = row.get(name);
        var chosen = new LinkedHashSet<String>();
        if (value instanceof Collection<?> some) {
            some.forEach(one -> chosen.add(one.toString()));
        } else if (value instanceof Object[] some) {
            Arrays.stream(some).forEach(one -> chosen.add(one.toString()));
        }
        return chosen;
    }
}
