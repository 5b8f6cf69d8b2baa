package io.serialhub.routes;

import jakarta.enterprise.context.Dependent;
import org.apache.camel.builder.RouteBuilder;

/** A folder of this machine that files are taken from. */
@Dependent
public class FolderInTemplate extends RouteBuilder {
    @Override
    public void configure() {
        routeTemplate("folder-in")
                .templateParameter("code")
                .templateParameter("folder")
                .templateParameter("ready")
                .templateParameter("archive")
                .from("{{serial.folder.in}}")
                .setProperty(Arrivals.CONNECTION, constant("{{code}}"))
                .setProperty(Archive.PLACE, simple(Archive.in("{{archive}}")))
                .setProperty("beside", constant("{{serial.folder.beside}}"))
                .to("{{serial.connection.arrival}}");
    }
}
