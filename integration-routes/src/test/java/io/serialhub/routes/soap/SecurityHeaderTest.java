package io.serialhub.routes.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Problem;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.cxf.staxutils.StaxUtils;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SecurityHeaderTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-02T12:00:00Z"), ZoneOffset.UTC);
    private static final String OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
    private static final String TOKEN = "<e:UsernameToken><e:Username>erp</e:Username>" + "<e:Password Type=\"" + OASIS
            + "username-token-profile-1.0#PasswordText\"> shk_1 </e:Password></e:UsernameToken>";

    @Test
    void readsUserTokenAndTimes() throws Exception {
        var header = read(TOKEN + timestamp("2026-01-02T13:00:00+01:00", "2026-01-02T12:05:00Z"));
        assertThat(header.username()).isEqualTo("erp");
        assertThat(header.password()).isEqualTo("shk_1");
        assertThat(header.created()).isEqualTo(NOON.instant());
        assertThat(header.toString()).doesNotContain("shk_1");
        header.requireFresh(NOON);
    }

    @Test
    void isGoodForFiveMinutesOrUntilItsOwnEnd() throws Exception {
        read(TOKEN + timestamp("2026-01-02T11:55:00Z", null)).requireFresh(NOON);
        var late = read(TOKEN + timestamp("2026-01-02T11:54:59Z", null));
        var early = read(TOKEN + timestamp("2026-01-02T12:05:01Z", null));
        var ended = read(TOKEN + timestamp("2026-01-02T11:58:00Z", "2026-01-02T11:59:59Z"));
        refuses("message-expired", () -> late.requireFresh(NOON));
        refuses("message-expired", () -> early.requireFresh(NOON));
        refuses("message-expired", () -> ended.requireFresh(NOON));
    }

    @Test
    void needsExactlyOneOfEach() {
        String time = timestamp("2026-01-02T12:00:00Z", null);
        refuses("security-header-unfit", () -> read(time));
        refuses("security-header-unfit", () -> read(TOKEN));
        refuses("security-header-unfit", () -> read(TOKEN + TOKEN + time));
        refuses("security-header-unfit", () -> read(TOKEN + time + time));
        refuses("security-header-unfit", () -> read(TOKEN.replace("PasswordText", "PasswordDigest") + time));
        refuses("security-header-unfit", () -> read(TOKEN + timestamp("yesterday", null)));
    }

    private static SecurityHeader read(String content) throws Exception {
        String xml = "<e:Security xmlns:e=\"" + OASIS + "wssecurity-secext-1.0.xsd\" xmlns:u=\"" + OASIS
                + "wssecurity-utility-1.0.xsd\">" + content + "</e:Security>";
        return SecurityHeader.read(StaxUtils.read(new StringReader(xml)).getDocumentElement());
    }

    private static String timestamp(String created, String expires) {
        String end = expires == null ? "" : "<u:Expires>" + expires + "</u:Expires>";
        return "<u:Timestamp><u:Created>" + created + "</u:Created>" + end + "</u:Timestamp>";
    }

    private static void refuses(String code, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.kind()).isEqualTo(Problem.Kind.UNAUTHENTICATED);
        });
    }
}
