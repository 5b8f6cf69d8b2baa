package io.serialhub.web.labels;

import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.label.LabelTemplate;
import io.serialhub.label.LabelTemplates;
import io.serialhub.web.shell.Viewer;
import io.serialhub.web.text.Say;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.stream.Collectors;

/** Label templates by name instead of code; read once for a page. */
@Named
@RequestScoped
public class TemplateNames {
    @Inject
    private LabelTemplates templates;

    @Inject
    private Viewer viewer;

    @Inject
    private Say say;

    private Map<String, String> byCode;

    /** The code where there is no such template any more, or where its name may not be seen. */
    public String name(String code) {
        if (byCode == null) {
            byCode = viewer.may(Permission.NUMBERS_READ.code())
                    ? templates.list(null, Page.MAX_SIZE).items().stream()
                            .collect(Collectors.toMap(
                                    LabelTemplate::code, template -> say.name(template.nameZh(), template.nameEn())))
                    : Map.of();
        }
        return byCode.getOrDefault(code, code);
    }
}
