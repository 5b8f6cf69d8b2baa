package io.serialhub.lists;

import io.serialhub.base.Coded;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.location.Location;
import io.serialhub.location.LocationFilter;
import io.serialhub.location.LocationKind;
import io.serialhub.location.Locations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Places as a file that the import reads again. */
@ApplicationScoped
class LocationTable extends ListTable<Location> {
    @Inject
    Locations locations;

    LocationTable() {
        super(
                "locations",
                Permission.MASTER_READ,
                List.of(
                        column("地点编码", "Location code", Location::code),
                        column("中文名称", "Chinese name", Location::nameZh),
                        column("英文名称", "English name", Location::nameEn),
                        column("类型", "Kind", Location::kind),
                        column("上级", "Parent", Location::parent),
                        column("站点", "Site", Location::site),
                        column("启用", "Active", Location::active)));
    }

    @Override
    Page<Location> page(Map<String, String> filter, String after, int size) {
        LocationKind kind = Coded.ofWord(LocationKind.class, filter.get("kind"));
        return locations.list(new LocationFilter(filter.get("q"), kind, filter.get("site"), null), after, size);
    }
}
