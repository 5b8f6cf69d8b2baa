package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImportScreenIT {
    @ParameterizedTest
    @MethodSource("io.serialhub.it.Looks#all")
    void takesTheGoodRowsAndExplainsTheBadOnes(Looks looks) throws IOException {
        Bicycles.stand();
        String key = looks.language().toUpperCase(java.util.Locale.ROOT) + looks.width();
        String head = looks.say("Serial number,Item code,Status,Location,Customer", "序列号,物料编码,状态,库位,客户") + "\n";
        String stock = looks.say("In stock", "在库");
        String good = "REG-%s-1,SCR-BIKE,%s,SCR-W,\nREG-%s-2,SCR-BIKE,%s,SCR-W,\n".formatted(key, stock, key, stock);
        String bad = "REG-%s-3,SCR-BIKF,%s,SCR-W,\nREG-%s-4,SCR-BIKE,%s,,\n"
                .formatted(key, stock, key, looks.say("Sold", "已售"));
        try (Page page = looks.open("/imports/imports.xhtml")) {
            looks.picture(page, "imports");
            upload(page, "register-" + key + ".csv", head + good + bad);
            page.waitForSelector("#result");
            looks.picture(page, "import-dry");
            assertThat(page.locator(".rejects tbody tr").count())
                    .as("a preview of all four")
                    .isEqualTo(4);
            assertThat(Looks.fits(page)).isTrue();
            accept(page);
            looks.picture(page, "import");
            assertThat(page.locator("#result .big.ok-t").innerText()).isEqualTo("2");
            assertThat(page.locator("#result .big.no-t").innerText()).isEqualTo("2");
            assertThat(page.locator(".rejects tbody tr").count()).isEqualTo(2);
            assertThat(page.locator(".rejects .cell-no").count()).isEqualTo(2);
            assertThat(Looks.fits(page)).isTrue();

            Download rejects = page.waitForDownload(() -> page.click("a[href*='what=rejects']"));
            String file = Files.readString(rejects.path(), StandardCharsets.UTF_8);
            assertThat(file).contains("SCR-BIKF").doesNotContain("REG-" + key + "-1");

            String taken = page.url();
            assertThat(page.locator(".rejects button.inline").innerText()).contains("SCR-BIKE");
            page.click(".rejects button.inline");
            page.waitForURL(url -> url.contains("/imports/import.xhtml") && !url.equals(taken));
            page.waitForSelector("#result");
            assertThat(page.locator("#result .big.ok-t").innerText()).isEqualTo("1");
            accept(page);
            assertThat(page.locator("#result .big.ok-t").innerText()).isEqualTo("1");

            upload(page, "register-" + key + "-again.csv", file.replace("SCR-BIKF", "SCR-BIKE"));
            page.waitForSelector("#result");
            assertThat(page.locator("#result .big.no-t").innerText()).isEqualTo("1");
            page.click("a[href*='like=']");
            page.waitForURL(url -> url.contains("/connections/connection.xhtml"));
            assertThat(page.inputValue("#names"))
                    .startsWith("register-")
                    .endsWith(".csv")
                    .contains("*");
            assertThat(Looks.fits(page)).isTrue();
            looks.picture(page, "import-schedule");
        }
    }

    private static void accept(Page page) {
        String before = page.url();
        page.click("#accept");
        page.waitForURL(url -> url.contains("/imports/import.xhtml") && !url.equals(before));
        page.waitForSelector("#result");
    }

    @ParameterizedTest
    @MethodSource("io.serialhub.it.Looks#all")
    void aPersonSaysWhichColumnIsWhich(Looks looks) throws IOException {
        Bicycles.stand();
        String key = looks.language() + looks.width();
        String heads = "Nr" + key + ",Teil,Lager\n";
        try (Page page = looks.open("/imports/imports.xhtml")) {
            upload(page, "list-" + key + ".csv", heads + "COL-" + key + ",SCR-BIKE,SCR-W\n");
            page.waitForSelector(".note.no");
            page.click("a[href*='columns.xhtml']");
            page.waitForSelector("table.mapping");
            looks.picture(page, "import-columns");
            assertThat(Looks.fits(page)).isTrue();
            page.fill("#code", "list-" + key);
            String[] fields = {"number", "material", "place"};
            for (int i = 0; i < fields.length; i++) {
                page.locator("table.mapping select").nth(i).selectOption(fields[i]);
            }
            page.click("#save");
            page.waitForURL(url -> url.contains("/imports/import.xhtml"));
            page.waitForSelector("#result");
            assertThat(page.locator("#result .big.ok-t").innerText()).isEqualTo("1");
        }
    }

    private static void upload(Page page, String name, String content) {
        String before = page.url();
        page.setInputFiles("#file", new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
        page.waitForURL(url -> url.contains("/imports/import.xhtml") && !url.equals(before));
    }
}
