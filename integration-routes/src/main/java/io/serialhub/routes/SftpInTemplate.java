package io.serialhub.routes;

import jakarta.enterprise.context.Dependent;
import org.apache.camel.builder.RouteBuilder;

/** A partner's SFTP folder that files are taken from. */
@Dependent
public class SftpInTemplate extends RouteBuilder {
    @Override
    public void configure() {
        routeTemplate("sftp-in")
                .templateParameter("code")
                .templateParameter("ready")
                .templateParameter("archive")
                .from("{{serial.sftp.in}}")
                .setProperty(Arrivals.CONNECTION, constant("{{code}}"))
                .setProperty(Archive.PLACE, simple(Archive.in("{{archive}}")))
                .setProperty("beside", constant("{{serial.sftp.beside}}"))
                .to("{{serial.connection.arrival}}");
    }
}
