package io.serialhub.lists;

import io.serialhub.base.Coded;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.party.Parties;
import io.serialhub.party.Party;
import io.serialhub.party.PartyKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Partners as a file that the import reads again. */
@ApplicationScoped
class PartnerTable extends ListTable<Party> {
    @Inject
    Parties parties;

    PartnerTable() {
        super(
                "partners",
                Permission.MASTER_READ,
                List.of(
                        column("伙伴编码", "Partner code", Party::code),
                        column("中文名称", "Chinese name", Party::nameZh),
                        column("英文名称", "English name", Party::nameEn),
                        column("类型", "Kind", Party::kind),
                        column("城市", "City", Party::city),
                        column("地址", "Address", Party::address),
                        column("电话", "Phone", Party::phone),
                        column("邮箱", "Email", Party::email),
                        column("启用", "Active", Party::active)));
    }

    @Override
    Page<Party> page(Map<String, String> filter, String after, int size) {
        return parties.list(filter.get("q"), Coded.ofWord(PartyKind.class, filter.get("kind")), after, size);
    }
}
