package io.serialhub.it;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Power cuts, again and again, in the middle of one big batch: {@code mvn -Pkill -pl serial-ear -am verify}. The usual build
 * cuts the power once, see {@link InboxIT}.
 */
@EnabledIfSystemProperty(named = "kill.rounds", matches = "[0-9]+")
class KillIT {
    @Test
    void aMillionNumbersComeThroughTwentyPowerCuts() {
        int rounds = Integer.getInteger("kill.rounds");
        Program rest = new Program(Administrator.token());
        var factory = new Factory(rest);
        var batch = new CutBatch(rest, factory.id + "K", Integer.getInteger("kill.numbers", 1_000_000));
        batch.start(factory.pump);
        for (int round = 1; round <= rounds && !batch.isDone(); round++) {
            HubServer.get().kill9();
            HubServer.get().restart();
            batch.stillHasWhatItSaid();
            System.out.println("power cut " + round + " of " + rounds);
            if (!batch.isDone()) {
                batch.awaitMore();
            }
        }
        batch.endsWhole();
    }
}
