package io.serialhub.routes;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.apache.camel.builder.RouteBuilder;

/**
 * Posts one delivery to its receiver, signed, and answers with what came of it. Runs outside any transaction; that there
 * was no answer is a result like any other, so nothing is left to an error handler.
 */
@Dependent
public class WebhookDeliver extends RouteBuilder {
    private final WebhookPost post;

    @Inject
    public WebhookDeliver(WebhookPost post) {
        this.post = post;
    }

    @Override
    public void configure() {
        from("{{serial.webhook.in}}")
                .routeId("webhook-message-cloudevents-out")
                .doTry()
                .process(post::request)
                .to("{{serial.webhook.post}}")
                .doCatch(Exception.class)
                .end()
                .process(post::result);
    }
}
