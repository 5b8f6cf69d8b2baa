package io.serialhub.ledger;

import io.serialhub.base.Coded;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.download.ListSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The list of units as a file. */
@ApplicationScoped
class UnitTable implements ListSource {
    @Inject
    UnitPages pages;

    @Override
    public String name() {
        return "units";
    }

    @Override
    public Permission needs() {
        return Permission.UNITS_READ;
    }

    @Override
    public List<String> headings(Locale locale) {
        return locale.getLanguage().equals("zh")
                ? List.of("序列号", "物料编码", "物料名称", "状态", "标记", "地点编码", "地点名称", "所有者编码", "所有者名称")
                : List.of(
                        "Number",
                        "Material code",
                        "Material",
                        "State",
                        "Badges",
                        "Place code",
                        "Place",
                        "Owner code",
                        "Owner");
    }

    /** Counted page by page: what is short is soon at its end. */
    @Override
    public int count(Map<String, String> filter, int limit) {
        return pages.count(filter(filter), limit);
    }

    @Override
    public Page<List<Object>> rows(Map<String, String> filter, String after, int size) {
        Page<UnitRow> page = pages.list(filter(filter), after, size);
        return page.map(UnitTable::cells);
    }

    private static List<Object> cells(UnitRow row) {
        return Arrays.asList(
                row.code(),
                row.material().code(),
                row.material().nameZh(),
                row.state(),
                row.badges().stream().map(Badge::word).collect(Collectors.joining(" ")),
                row.place() == null ? null : row.place().code(),
                row.place() == null ? null : row.place().nameZh(),
                row.owner() == null ? null : row.owner().code(),
                row.owner() == null ? null : row.owner().nameZh());
    }

    private static UnitFilter filter(Map<String, String> f) {
        Badge badge = Arrays.stream(Badge.values())
                .filter(b -> b.word().equals(f.get("badge")))
                .findFirst()
                .orElse(null);
        return new UnitFilter(
                f.get("q"),
                Coded.ofWord(StateWord.class, f.get("state")),
                f.get("material"),
                f.get("location"),
                f.get("owner"),
                f.get("order"),
                f.get("lot"),
                badge,
                f.get("site"));
    }
}
