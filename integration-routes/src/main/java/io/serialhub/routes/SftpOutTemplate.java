package io.serialhub.routes;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.apache.camel.builder.RouteBuilder;

/** A partner's SFTP folder that files are brought to, written under another name and then renamed. */
@Dependent
public class SftpOutTemplate extends RouteBuilder {
    private final Departing departing;

    @Inject
    public SftpOutTemplate(Departing departing) {
        this.departing = departing;
    }

    @Override
    public void configure() {
        routeTemplate("sftp-out")
                .templateParameter("code")
                .from("{{serial.sftp.due}}")
                .routeConfigurationId(ErrorPolicy.DEPARTURE)
                .setProperty(Arrivals.CONNECTION, constant("{{code}}"))
                .process(departing::make)
                .filter(body().isNotNull())
                .to("{{serial.sftp.out}}")
                .process(departing::brought);
    }
}
