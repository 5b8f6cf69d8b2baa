package io.serialhub.web.packaging;

import io.serialhub.packaging.SsccRule;
import io.serialhub.packaging.SsccRules;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** How SSCCs are made: extension digit, company prefix, running reference. */
@Named
@ViewScoped
public class SsccRuleForm extends Form {
    @Inject
    private SsccRules rules;

    private boolean fresh = true;

    @PostConstruct
    void open() {
        show("extension", 0);
        if (Param.text("code") != null) {
            SsccRule rule = rules.get(Param.text("code"));
            fresh = false;
            show("code", rule.code());
            show("nameZh", rule.nameZh());
            show("nameEn", rule.nameEn());
            show("extension", rule.extension());
            show("companyPrefix", rule.companyPrefix());
            show("version", rule.version());
        }
    }

    public boolean isNew() {
        return fresh;
    }

    public List<SsccRule> getRules() {
        return rules.list();
    }

    public void save() {
        var rule = new SsccRule(
                text("code"), text("nameZh"), text("nameEn"), whole("extension"), text("companyPrefix"), 0, null);
        Go.said(rules.save(rule, seen()));
        Go.to("/packaging/rules.xhtml");
    }
}
