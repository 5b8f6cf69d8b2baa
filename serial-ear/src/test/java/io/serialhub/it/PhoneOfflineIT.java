package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** No scan that was made is lost, and none counts twice, whatever happens to the network, the page or the person. */
class PhoneOfflineIT {
    private static final Looks LOOKS = new Looks("en", 390, 844);

    @Test
    void scansThirtyWithoutANetworkAndTellsEachOnce() {
        List<String> units = Bicycles.inStock("SCR-BIKE", 29);
        String order = Bicycles.salesOrder(40);
        try (var phone = Phone.of(LOOKS).signIn(Phone.person()).ship(order).kept()) {
            phone.network(false);
            phone.page.reload();
            phone.atWork();
            for (String unit : units) {
                phone.scan(unit);
            }
            phone.waits(29).sees("hatch", units.get(28));
            phone.scan(units.get(3));
            phone.sees("wait", units.get(3));
            assertThat(phone.page.locator("#verdict .word").innerText()).isEqualTo("Already scanned");
            phone.scan("NO-SUCH-NUMBER");
            phone.waits(30).sees("odd", "NO-SUCH-NUMBER");
            LOOKS.picture(phone.page, "phone-offline");
            assertThat(phone.done()).isEqualTo("0");
            assertThat(done(order)).isZero();

            phone.network(true);

            phone.waits(0).bar("online").sees("no", "NO-SUCH-NUMBER");
            assertThat(phone.done()).isEqualTo("29");
            assertThat(phone.page.locator(".pref").innerText()).contains("Nobody has ever seen NO-SUCH-NUMBER");
            assertThat(done(order)).isEqualTo(29);
            LOOKS.picture(phone.page, "phone-refused");

            phone.page.locator(".pref .icb").click();
            phone.page.locator("dialog.sheet .btn.pri").click();
            phone.page.waitForFunction("() => !document.querySelector('.pref')");
        }
    }

    @Test
    void takesUpWhereAPageWasKilledInTheMiddleOfSending() {
        List<String> units = Bicycles.inStock("SCR-BIKE", 3);
        String order = Bicycles.salesOrder(3);
        String login = Phone.person();
        try (var phone = Phone.of(LOOKS).signIn(login).ship(order).kept()) {
            String task = phone.page.url();
            var reached = new AtomicInteger();
            // the server hears it, the phone never hears the answer
            phone.page.route("**/phone/data/scans", route -> {
                route.fetch();
                reached.incrementAndGet();
                route.abort();
            });
            units.forEach(phone::scan);
            phone.page.waitForCondition(() -> reached.get() > 0);
            phone.page.close();
            Page again = phone.open();
            again.navigate(task);
            again.waitForSelector(".offbar[data-kind=online][data-waiting='0']");
            again.waitForFunction("() => document.getElementById('done').textContent === '3'");
            assertThat(again.locator(".pref").count()).isZero();
        }
        assertThat(done(order)).isEqualTo(3);
    }

    @Test
    void anAnswerThatIsOlderThanTheScansDoesNotCountThemOut() {
        List<String> units = Bicycles.inStock("SCR-BIKE", 2);
        String order = Bicycles.salesOrder(2);
        try (var phone = Phone.of(LOOKS).signIn(Phone.person()).ship(order).kept()) {
            var asked = new ArrayList<Route>();
            var before = new AtomicReference<APIResponse>();
            phone.page.route("**/phone/data/order*", route -> {
                asked.add(route);
                if (asked.size() > 1) {
                    route.resume();
                } else {
                    before.set(route.fetch());
                }
            });
            phone.page.reload();
            phone.page.waitForCondition(() -> before.get() != null);
            units.forEach(phone::scan);
            phone.page.waitForFunction("() => document.getElementById('done').textContent === '2'");
            asked.get(0).fulfill(new Route.FulfillOptions().setResponse(before.get()));
            phone.page.waitForCondition(() -> asked.size() > 1);
            phone.page.waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(phone.done()).isEqualTo("2");
        }
    }

    @Test
    void twoTabsTellEachScanOnce() {
        List<String> units = Bicycles.inStock("SCR-BIKE", 8);
        String order = Bicycles.salesOrder(8);
        try (var phone = Phone.of(LOOKS).signIn(Phone.person()).ship(order).kept()) {
            Page other = phone.open();
            other.navigate(phone.page.url());
            other.waitForSelector("#verdict");
            phone.network(false);
            for (int i = 0; i < 8; i++) {
                Phone.scan(i % 2 == 0 ? phone.page : other, units.get(i));
            }
            phone.network(true);
            phone.waits(0);
            other.waitForSelector(".offbar[data-waiting='0']");
            other.waitForFunction("() => document.getElementById('done').textContent === '8'");
            assertThat(other.locator(".pref").count()
                            + phone.page.locator(".pref").count())
                    .isZero();
        }
        assertThat(done(order)).isEqualTo(8);
    }

    @Test
    void aSharedPhoneKeepsEverybodysScansApart() {
        String unit = Bicycles.inStock("SCR-BIKE", 1).get(0);
        String order = Bicycles.salesOrder(1);
        String first = Phone.person();
        String second = Phone.newcomer();
        try (var phone = Phone.of(LOOKS).signIn(first).ship(order).kept()) {
            phone.network(false);
            phone.scan(unit);
            phone.waits(1);
            phone.forgetSession();
            phone.network(true);
            phone.bar("signin").waits(1);

            phone.signIn(second);
            phone.page.waitForSelector(".note.warn");
            assertThat(phone.page.locator(".note.warn").innerText()).contains("1 scan of somebody else");
            assertThat(phone.page.locator(".ptask").count()).isZero();
            phone.waits(0);
            assertThat(done(order)).isZero();
            phone.leave();

            phone.signIn(first);
            phone.page.waitForCondition(() -> done(order) == 1);
            phone.waits(0).bar("online");
        }
    }

    @Test
    void whatHasNotBeenSettledStaysForItsPersonWhenAsked() {
        String order = Bicycles.salesOrder(1);
        String login = Phone.person();
        try (var phone = Phone.of(LOOKS).signIn(login).ship(order).kept()) {
            phone.scan("NO-SUCH-NUMBER");
            phone.page.waitForSelector(".pref");
            phone.page.navigate("/access/leave.xhtml");
            phone.page.waitForSelector("#ask");
            LOOKS.picture(phone.page, "phone-leave");
            phone.page.click("#keep");
            phone.page.waitForURL("**/signin.xhtml**");
            phone.signIn(login);
            phone.page.click("#to-settle");
            phone.page.waitForSelector(".pref");
            LOOKS.picture(phone.page, "phone-settle");
        }
    }

    @Test
    void throwsAwayWhatWaitsOnlyWhenThePersonSaysSo() {
        String order = Bicycles.salesOrder(1);
        String login = Phone.person();
        try (var phone = Phone.of(LOOKS).signIn(login).ship(order).kept()) {
            phone.scan("NO-SUCH-NUMBER");
            phone.page.waitForSelector(".pref");
            phone.page.navigate("/access/leave.xhtml");
            phone.page.waitForSelector("#ask");
            phone.page.click("#drop");
            phone.page.waitForURL("**/signin.xhtml**");
            phone.signIn(login);
            phone.page.waitForSelector(".pjobs");
            assertThat(phone.page.locator("#to-settle").count()).isZero();
        }
    }

    @Test
    void scansGoOnWhileTheSessionIsOverAndAreToldAfterSigningIn() {
        List<String> units = Bicycles.inStock("SCR-BIKE", 2);
        String order = Bicycles.salesOrder(2);
        String login = Phone.person();
        try (var phone = Phone.of(LOOKS).signIn(login).ship(order).kept()) {
            phone.forgetSession();
            units.forEach(phone::scan);
            phone.bar("signin").waits(2).sees("hatch", units.get(1));
            LOOKS.picture(phone.page, "phone-signed-out");
            phone.page.click(".offbar a.btn");
            phone.page.waitForURL("**/signin.xhtml**");
            phone.enter(login).atWork().waits(0);
            phone.page.waitForFunction("() => document.getElementById('done').textContent === '2'");
        }
        assertThat(done(order)).isEqualTo(2);
    }

    @Test
    void aNewVersionTakesThePlaceOfTheOld() {
        try (var phone = Phone.of(LOOKS).signIn(Phone.person()).kept()) {
            Page page = phone.page;
            page.evaluate("() => navigator.serviceWorker.register('/phone/worker.js?before',"
                    + " { scope: '/phone/', type: 'module' })");
            page.evaluate(
                    "() => caches.open('hub-phone-before').then((c) => c.put('/phone/index.html', new Response('old')))");
            page.evaluate("() => caches.open('of-others')");
            page.reload();
            page.waitForFunction(
                    "async () => { const r = await navigator.serviceWorker.getRegistration('/phone/');"
                            + " return r.active && r.active.state === 'activated' && r.active.scriptURL.endsWith('/worker.js'); }");
            page.waitForFunction("async () => !(await caches.keys()).includes('hub-phone-before')");
            assertThat(page.evaluate("caches.keys()").toString()).contains("hub-phone-", "of-others");
            page.reload();
            page.waitForSelector(".pjobs");
        }
    }

    @Test
    void overPlainHttpScansAreKeptAllTheSameAndThePageSaysWhatIsMissing() {
        String unit = Bicycles.inStock("SCR-BIKE", 1).get(0);
        String order = Bicycles.salesOrder(1);
        String plain = HubServer.get().baseUrl().replace("localhost", "plain.factory");
        try (var phone = Phone.at(LOOKS, plain).signIn(Phone.person())) {
            assertThat((Boolean) phone.page.evaluate("window.isSecureContext")).isFalse();
            phone.page.click("#person");
            assertThat(phone.page.locator("dialog.sheet").innerText()).contains("Without HTTPS");
            phone.ship(order);
            phone.network(false);
            phone.scan(unit);
            phone.waits(1).sees("hatch", unit);
            phone.network(true);
            phone.waits(0).sees("ok", unit);
        }
        assertThat(done(order)).isEqualTo(1);
    }

    private static int done(String order) {
        return Bicycles.stand().get("/api/v1/orders/" + order).findPath("done").asInt();
    }
}
