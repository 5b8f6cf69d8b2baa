package io.serialhub.routes;

import io.serialhub.base.Reason;
import io.serialhub.connection.Brought;
import io.serialhub.connection.ConnectionFiles;
import io.serialhub.connection.Departure;
import io.serialhub.connection.Departures;
import io.serialhub.connection.Ready;
import io.serialhub.connection.Turn;
import io.serialhub.connection.Turns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Whose turn it is: takes, keeps and ends the turns of this node's connections, as the account that sends messages. */
@ApplicationScoped
public class ConnectionDesk {
    private static final String ACCOUNT = "hub-messenger";

    private final Map<String, Turn> held = new ConcurrentHashMap<>();
    private final Map<String, Reason> troubles = new ConcurrentHashMap<>();

    private ServiceAccounts accounts;
    private Turns turns;
    private ConnectionFiles files;

    protected ConnectionDesk() {}

    @Inject
    public ConnectionDesk(ServiceAccounts accounts, Turns turns, ConnectionFiles files) {
        this.accounts = accounts;
        this.turns = turns;
        this.files = files;
    }

    public List<Ready> active() {
        return call(turns::active);
    }

    public Ready ready(String code) {
        return call(() -> turns.ready(code));
    }

    /** Whether this node may run it now; {@link #end} must follow. */
    public boolean begin(String code) {
        Optional<Turn> turn = call(() -> turns.begin(code));
        troubles.remove(code);
        turn.ifPresent(t -> held.put(code, t));
        return turn.isPresent();
    }

    public boolean isBusy(String code) {
        return held.containsKey(code);
    }

    /** @throws IllegalStateException when this node does not have the turn */
    public Turn turn(String code) {
        Turn turn = held.get(code);
        if (turn == null) {
            throw new IllegalStateException("no turn of " + code);
        }
        return turn;
    }

    /** Something went wrong in the turn that is running; the first word of it is kept. */
    public void trouble(String code, Reason reason) {
        troubles.putIfAbsent(code, reason);
    }

    public void end(String code) {
        Turn turn = held.remove(code);
        if (turn != null) {
            Reason trouble = troubles.remove(code);
            call(() -> {
                turns.end(turn, trouble);
                return null;
            });
        }
    }

    /** Prolongs every turn that is still running. */
    public void keep() {
        held.values().forEach(turn -> call(() -> turns.keep(turn)));
    }

    /** Writes or reads what became of a file. */
    public <T> T note(Function<ConnectionFiles, T> note) {
        return call(() -> note.apply(files));
    }

    /** What is to be brought in this turn. */
    public Optional<Departure> leaving(Departures departures, String code) {
        Turn turn = turn(code);
        return call(() -> departures.next(turn));
    }

    public void brought(Departures departures, String code, Brought brought) {
        Turn turn = turn(code);
        call(() -> {
            departures.brought(turn, brought);
            return null;
        });
    }

    private <T> T call(Callable<T> work) {
        return accounts.call(ACCOUNT, "route", work);
    }
}
