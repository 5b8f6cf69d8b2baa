package io.serialhub.routes;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.apache.camel.builder.RouteBuilder;

/**
 * Tables that people or other systems put into the inbox folder, one after the other in the order of their names. Taken
 * files go to {@code .done} with the refused rows beside them, others to {@code .failed} with the reason. A file that
 * was broken off by a stop is still there and is taken again, which changes nothing that stands.
 */
@Dependent
public class InboxFiles extends RouteBuilder {
    private final Inbox inbox;

    @Inject
    public InboxFiles(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void configure() {
        from("{{serial.inbox.files}}")
                .routeId("folder-tables-xlsx-csv-in")
                .routeConfigurationId(ErrorPolicy.FOLDER)
                .setProperty(Archive.PLACE, simple(Archive.done()))
                .process(inbox::take);
    }
}
