package io.serialhub.routes;

import io.serialhub.base.Outgoing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP client for addresses that users name: checked addresses only, no redirects, no cookies, no repeating on its
 * own, short patience and short answers. An endpoint takes it by {@code httpClientConfigurer=#guardedHttp}.
 */
@Named
@ApplicationScoped
public class GuardedHttp implements HttpClientConfigurer {
    private static final int MOST_ANSWER_BYTES = 16_384;
    private static final Timeout CONNECT = Timeout.ofSeconds(5);

    /** Nothing is repeated, so a kept connection that the other side closed must be noticed before it is used. */
    private static final TimeValue IDLE = TimeValue.ofMilliseconds(5);

    private Outgoing outgoing;
    private Duration patience;

    protected GuardedHttp() {}

    @Inject
    public GuardedHttp(Outgoing outgoing) {
        this(outgoing, Duration.ofSeconds(20));
    }

    GuardedHttp(Outgoing outgoing, Duration patience) {
        this.outgoing = outgoing;
        this.patience = patience;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        Timeout silence = Timeout.of(patience);
        client.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedAddresses(outgoing))
                        .setMaxConnTotal(64)
                        .setMaxConnPerRoute(8)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(silence)
                                .setValidateAfterInactivity(IDLE)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(silence)
                        .setResponseTimeout(silence)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .setUserAgent("Serial-Hub")
                .addExecInterceptorFirst("whole-answer", new WholeAnswer(patience, MOST_ANSWER_BYTES));
    }
}
