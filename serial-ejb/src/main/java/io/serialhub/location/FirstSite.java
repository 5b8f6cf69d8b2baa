package io.serialhub.location;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Migration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** A new installation has one site, so that a small company never has to think of sites. */
@ApplicationScoped
class FirstSite {
    private static final String MAIN = "MAIN";

    private Database database;

    protected FirstSite() {}

    @Inject
    FirstSite(Database database) {
        this.database = database;
    }

    void make(@Observes Migration.Done done) {
        String site = Actor.current().site();
        database.use(h -> {
            long sites =
                    h.createQuery("SELECT COUNT(*) FROM site").mapTo(Long.class).one();
            if (sites == 0) {
                h.createUpdate("INSERT INTO site (code, name_zh, name_en, time_zone) VALUES (:code, :zh, :en, :zone)")
                        .bind("code", site.isEmpty() ? MAIN : site)
                        .bind("zh", "总部")
                        .bind("en", "Head office")
                        .bind("zone", "Asia/Shanghai")
                        .execute();
            }
        });
    }
}
