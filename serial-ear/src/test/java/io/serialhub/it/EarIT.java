package io.serialhub.it;

import io.serialhub.base.Migration;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.io.File;
import org.apache.camel.CamelContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From inside the container: the very EAR that is shipped, with this class added to its WAR. */
@ExtendWith(ArquillianExtension.class)
class EarIT {
    @Deployment
    static EnterpriseArchive shippedEar() {
        var ear = ShrinkWrap.createFromZipFile(EnterpriseArchive.class, new File("target/serial.ear"));
        var war = ear.getAsType(WebArchive.class, "serial-web.war");
        war.addClass(EarIT.class);
        return ear.addAsModule(Testable.archiveToTest(war));
    }

    @EJB
    private Migration migration;

    @Inject
    private CamelContext routes;

    @Test
    void bringsTheSchemaUpBeforeTheRoutes() {
        if (!migration.isReady() || !routes.isStarted()) {
            throw new AssertionError(
                    "schema ready: " + migration.isReady() + ", routes started: " + routes.isStarted());
        }
    }
}
