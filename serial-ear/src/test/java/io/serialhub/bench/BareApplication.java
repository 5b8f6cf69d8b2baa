package io.serialhub.bench;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** What {@link ScanBench}, {@link UnitBench} and {@link DeliveryBench} put beside ours, in the same server. */
@ApplicationPath("/")
public class BareApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(BareScan.class, BareUnit.class, BarePost.class);
    }
}
