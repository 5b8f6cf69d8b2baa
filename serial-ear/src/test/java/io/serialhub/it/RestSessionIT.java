package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Whoever is signed in on a screen is nobody to the REST interface. */
class RestSessionIT {
    @Test
    void doesNotTakeTheSessionOfAScreen() {
        Page page = Administrator.page();
        var answer = page.request().get(HubServer.get().baseUrl() + "/api/v1/units");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).contains("sign-in-needed");
    }
}
