package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every form owes its writer: Enter saves, what is wrong is marked, and nothing that was typed gets lost. */
class FormScreenIT {
    private static final Looks DESK = new Looks("en", 1440, 900);

    @Test
    void enterSavesAndDoesNotRemoveALine() {
        try (Page page = DESK.open("/orders/edit.xhtml?kind=work")) {
            page.fill("[list=materials]", "FRM-NONE");
            page.fill("#code", "FRM-1");
            page.press("#code", "Enter");
            page.waitForSelector(".page-note.no");
            assertThat(page.inputValue("[list=materials]")).isEqualTo("FRM-NONE");
            assertThat(page.locator(".page-note").innerText()).contains("Line 1");
        }
    }

    @ParameterizedTest
    @MethodSource("io.serialhub.it.Looks#all")
    void marksTheFieldsThatWereNotFilledIn(Looks looks) {
        try (Page page = looks.open("/setup/user.xhtml")) {
            page.click("#save");
            page.waitForSelector("#bad-fields");
            assertThat(page.locator(".page-note").count()).isOne();
            assertThat(page.locator("#bad-fields").innerText()).contains(looks.say("2 fields need", "有 2 处要填写"));
            assertThat(page.locator("#login[aria-invalid=true]").count()).isOne();
            page.waitForFunction("() => document.activeElement.id === 'login'");
            looks.picture(page, "form-fields");
            assertThat(Looks.fits(page)).isTrue();
        }
    }

    @Test
    void namesTheFieldAsThePageDoesAndRepeatsOfItsTextOnlyTheBeginning() {
        try (Page page = new Looks("zh", 1440, 900).open("/materials/edit.xhtml")) {
            page.evaluate("() => document.querySelectorAll('input').forEach(e => e.removeAttribute('maxlength'))");
            page.fill("#code", "长".repeat(3_000));
            page.click("#save");
            page.waitForSelector("#bad-fields");
            assertThat(page.locator(".fld:has(#code) .err").innerText())
                    .startsWith("代码 有 3000 个字符")
                    .hasSizeLessThan(200);
            assertThat(page.locator("#code[aria-invalid=true]").count()).isOne();
        }
    }

    @Test
    void tellsOfANumberUnderItsFieldWhatIsWrongWithIt() {
        try (Page page = DESK.open("/numbers/newpool.xhtml")) {
            page.fill("#name", "Forms");
            page.fill("#material", "FRM-NONE");
            for (String[] typed : new String[][] {{"a few", "is not a number"}, {"99999999999", "is 99999999999"}}) {
                page.fill("#quantity", typed[0]);
                page.press("#quantity", "Enter");
                page.waitForCondition(() -> page.locator(".fld:has(#quantity) .err").allInnerTexts().stream()
                        .anyMatch(text -> text.contains(typed[1])));
            }
        }
    }

    @Test
    void saysThatAStepsRoleHasNoName() {
        try (Page page = DESK.open("/setup/step.xhtml")) {
            page.fill("#code", "frm-step");
            page.fill("[id$=rname]", "");
            page.click("#save");
            page.waitForSelector("#bad-fields");
            assertThat(page.inputValue("#code")).isEqualTo("frm-step");
        }
    }

    @Test
    void keepsWhatWasTypedWhenNoAnswerComesAndLetsItBeSentAgain() {
        try (Page page = DESK.open("/partners/edit.xhtml")) {
            page.fill("#code", "FRM-P");
            page.fill("#nameEn", "Answered the second time");
            page.route("**/partners/edit.xhtml*", Route::abort);
            page.click("#save");
            page.waitForSelector(".page-note.no");
            assertThat(page.locator(".page-note").innerText()).contains("no answer from the server");
            page.unroute("**/partners/edit.xhtml*");
            page.click("#save");
            page.waitForURL("**/partners/partners.xhtml*");
        }
    }

    @ParameterizedTest
    @MethodSource("io.serialhub.it.Looks#all")
    void showsBothWhereSomebodyElseSavedFirstAndNothingIsOverwritten(Looks looks) {
        Rest hub = Rest.administrator();
        String code = "FRM-" + looks.language() + looks.width();
        hub.put("/api/v1/partners/" + code, partner(code, "Before", "1 Old Street"));
        try (Page page = looks.open("/partners/edit.xhtml?code=" + code)) {
            page.fill("#nameEn", "Mine");
            page.fill("#city", "Ningbo");
            hub.put("/api/v1/partners/" + code, partner(code, "Theirs", "2 New Street"));
            page.click("#save");
            page.waitForSelector("#draft");
            assertThat(page.inputValue("#nameEn")).isEqualTo("Mine");
            assertThat(page.inputValue("#city")).isEqualTo("Ningbo");
            assertThat(page.inputValue("#address")).isEqualTo("2 New Street");
            assertThat(page.locator(".fld:has(#nameEn) .theirs").innerText().replaceAll("\\s+", " "))
                    .contains(looks.say("Stored now: Theirs", "现存： Theirs"));
            looks.picture(page, "form-conflict");
            assertThat(Looks.fits(page)).isTrue();
            page.click(".fld:has(#nameEn) .theirs button");
            assertThat(page.inputValue("#nameEn")).isEqualTo("Theirs");
            page.click("#save");
            page.waitForURL("**/partners/partners.xhtml*");
        }
        var saved = hub.get("/api/v1/partners/" + code);
        assertThat(saved.get("nameEn").asText()).isEqualTo("Theirs");
        assertThat(saved.get("city").asText()).isEqualTo("Ningbo");
    }

    private static Map<String, Object> partner(String code, String name, String address) {
        return Map.of(
                "code", code, "kind", "customer", "nameZh", "骑遇", "nameEn", name, "address", address, "active", true);
    }

    @Test
    void escapeClosesAMenuAndTheFocusStays() {
        try (Page page = DESK.open("/home/home.xhtml")) {
            page.press(".bar .person summary", "Enter");
            page.waitForSelector(".bar .person[open]");
            page.keyboard().press("Tab");
            page.keyboard().press("Escape");
            page.waitForSelector(".bar .person:not([open])");
            assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("SUMMARY");
        }
    }

    @Test
    void doesNotOpenAFormToThoseWhoMayNotSaveIt() {
        try (Page page = Colleague.withRole("frm.operator", "operator").page()) {
            DESK.at(page);
            for (String form :
                    new String[] {"/orders/edit.xhtml?kind=work", "/numbers/request.xhtml", "/setup/step.xhtml"}) {
                assertThat(page.navigate(form).status()).as(form).isEqualTo(403);
                assertThat(page.locator("h1").innerText()).contains("a right you do not have");
            }
        }
    }
}
