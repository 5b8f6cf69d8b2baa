package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Walks the back office: every page opens, says nothing on the console, names its fields and buttons, and fits. */
class EveryPageIT {
    /** What is wrong with a page, as far as its elements tell. */
    private static final String BLEMISHES = """
            () => {
              const bad = [];
              const seen = e => e.checkVisibility({contentVisibilityAuto: true, checkVisibilityCSS: true});
              const ids = new Map();
              document.querySelectorAll('[id]').forEach(e => ids.set(e.id, (ids.get(e.id) || 0) + 1));
              ids.forEach((n, id) => { if (n > 1) bad.push('id twice: ' + id); });
              document.querySelectorAll('input:not([type=hidden]),select,textarea').forEach(e => {
                if (seen(e) && !e.labels.length && !e.getAttribute('aria-label')) bad.push('no label: ' + e.outerHTML.slice(0, 90));
              });
              document.querySelectorAll('button,a[href],summary').forEach(e => {
                if (seen(e) && !e.innerText.trim() && !e.getAttribute('aria-label')) bad.push('no name: ' + e.outerHTML.slice(0, 90));
              });
              document.querySelectorAll('label[for]').forEach(e => {
                if (!document.getElementById(e.htmlFor)) bad.push('label for nothing: ' + e.htmlFor);
              });
              document.querySelectorAll('th').forEach(e => { if (!e.textContent.trim()) bad.push('a column without a heading'); });
              if (document.querySelectorAll('h1').length !== 1) bad.push('not one h1');
              if (/\\?\\?\\?/.test(document.body.innerText)) bad.push('a text that is missing');
              if (document.documentElement.scrollWidth > innerWidth) bad.push('sticks out sideways');
              return bad;
            }
            """;

    @ParameterizedTest
    @CsvSource({"en,1440,900", "zh,390,844"})
    void opensCleanly(String language, int width, int height) {
        String bike = Bicycles.inStock("SCR-BIKE", 1).get(0);
        String order = Bicycles.salesOrder(1);
        Bicycles.stand().put("/api/v1/lots/SCR-BAT/EVERY-1", Map.of("material", "SCR-BAT", "code", "EVERY-1"));
        var looks = new Looks(language, width, height);
        var blemishes = new ArrayList<String>();
        try (Page page = looks.open("/home/home.xhtml")) {
            page.onConsoleMessage(said -> {
                if (said.type().equals("error")) {
                    blemishes.add(page.url() + " console: " + said.text());
                }
            });
            page.onPageError(error -> blemishes.add(page.url() + " script: " + error));
            for (String path : pages(bike, order)) {
                int status = page.navigate(path).status();
                page.waitForLoadState(LoadState.LOAD);
                if (status != 200) {
                    blemishes.add(path + " answers " + status);
                }
                ((List<?>) page.evaluate(BLEMISHES)).forEach(found -> blemishes.add(path + " " + found));
            }
        }
        assertThat(blemishes).isEmpty();
    }

    private static List<String> pages(String bike, String order) {
        return List.of(
                "/home/home.xhtml",
                "/home/home.xhtml?days=14",
                "/search/search.xhtml?q=" + bike,
                "/orders/orders.xhtml",
                "/orders/order.xhtml?code=" + order,
                "/orders/edit.xhtml?code=" + order,
                "/stock/pick.xhtml?order=" + order,
                "/stock/stock.xhtml",
                "/stock/levels.xhtml",
                "/stock/stocktakes.xhtml",
                "/stock/open.xhtml",
                "/lots/lots.xhtml",
                "/lots/edit.xhtml",
                "/units/units.xhtml",
                "/units/unit.xhtml?code=" + bike,
                "/units/check.xhtml",
                "/units/hold.xhtml?code=" + bike,
                "/units/act.xhtml?step=inspect&code=" + bike,
                "/units/act.xhtml?step=reclassify",
                "/units/act.xhtml?step=scrap",
                "/approvals/approvals.xhtml",
                "/quality/holds.xhtml",
                "/quality/genuine.xhtml",
                "/quality/hold.xhtml",
                "/quality/trace.xhtml?material=SCR-BAT&lot=EVERY-1",
                "/station/jobs.xhtml",
                "/station/jobs.xhtml?job=put-away",
                "/station/scan.xhtml?job=ship&order=" + order,
                "/materials/materials.xhtml",
                "/materials/material.xhtml?code=SCR-BIKE",
                "/materials/edit.xhtml?code=SCR-BIKE",
                "/materials/bom.xhtml?code=SCR-BIKE",
                "/materials/limits.xhtml?code=SCR-BIKE",
                "/partners/partners.xhtml",
                "/partners/edit.xhtml",
                "/locations/locations.xhtml",
                "/locations/edit.xhtml",
                "/locations/site.xhtml",
                "/numbers/profiles.xhtml",
                "/numbers/profile.xhtml",
                "/packaging/boxes.xhtml",
                "/packaging/new.xhtml",
                "/setup/steps.xhtml",
                "/setup/step.xhtml?code=inspect",
                "/setup/users.xhtml",
                "/setup/user.xhtml",
                "/setup/roles.xhtml",
                "/setup/role.xhtml",
                "/setup/tokens.xhtml",
                "/setup/token.xhtml",
                "/setup/audit.xhtml",
                "/setup/proof.xhtml",
                "/station/pack.xhtml",
                "/station/bench.xhtml",
                "/station/replace.xhtml?code=" + bike,
                "/units/inside.xhtml?code=" + bike,
                "/labels/verify.xhtml",
                "/labels/ledger.xhtml",
                "/labels/jobs.xhtml",
                "/labels/templates.xhtml",
                "/labels/template.xhtml",
                "/labels/print.xhtml?code=" + bike,
                "/labels/scrap.xhtml",
                "/numbers/batches.xhtml",
                "/numbers/request.xhtml",
                "/numbers/rules.xhtml",
                "/numbers/rule.xhtml",
                "/numbers/pools.xhtml",
                "/numbers/newpool.xhtml",
                "/numbers/foreign.xhtml",
                "/packaging/rules.xhtml",
                "/packaging/rule.xhtml",
                "/orders/cancel.xhtml?code=" + order,
                "/connections/connections.xhtml",
                "/connections/subscriptions.xhtml",
                "/connections/subscription.xhtml",
                "/connections/endpoints.xhtml",
                "/connections/endpoint.xhtml",
                "/connections/messages.xhtml",
                "/connections/exportprofiles.xhtml",
                "/connections/exportprofile.xhtml",
                "/imports/imports.xhtml",
                "/imports/profiles.xhtml",
                "/password.xhtml");
    }
}
