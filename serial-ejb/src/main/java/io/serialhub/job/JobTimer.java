package io.serialhub.job;

import io.serialhub.base.Transactions;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Drives the {@link JobRunner} on the container's threads: at once after a commit that queued a job, and every second. */
@Singleton
@Startup
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class JobTimer {
    /** Jobs that one node runs at a time. */
    private static final int PLACES = 2;

    private final Semaphore places = new Semaphore(PLACES);

    @Inject
    JobRunner runner;

    @Resource
    ManagedExecutorService executor;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void everySecond() {
        fill();
    }

    public void queued(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobQueue.Changed changed) {
        fill();
    }

    @PreDestroy
    void stop() {
        runner.stop();
    }

    /** Asks for work on another thread for every free place. */
    private void fill() {
        if (places.tryAcquire()) {
            try {
                executor.execute(this::work);
            } catch (RuntimeException e) {
                places.release();
                throw e;
            }
        }
    }

    private void work() {
        try {
            for (Optional<Claim> next = runner.next(); next.isPresent(); next = runner.next()) {
                fill();
                runner.run(next.get());
            }
        } catch (RuntimeException e) {
            if (!Transactions.repeatable(e)) {
                throw e;
            }
        } finally {
            places.release();
        }
    }
}
