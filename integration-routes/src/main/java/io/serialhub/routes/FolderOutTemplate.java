package io.serialhub.routes;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.apache.camel.builder.RouteBuilder;

/** A folder of this machine that files are brought to, written under another name and then renamed. */
@Dependent
public class FolderOutTemplate extends RouteBuilder {
    private final Departing departing;

    @Inject
    public FolderOutTemplate(Departing departing) {
        this.departing = departing;
    }

    @Override
    public void configure() {
        routeTemplate("folder-out")
                .templateParameter("code")
                .templateParameter("folder")
                .from("{{serial.folder.due}}")
                .routeConfigurationId(ErrorPolicy.DEPARTURE)
                .setProperty(Arrivals.CONNECTION, constant("{{code}}"))
                .process(departing::make)
                .filter(body().isNotNull())
                .to("{{serial.folder.out}}")
                .process(departing::brought);
    }
}
