package io.serialhub.imports;

import java.util.List;

/** How rows came out. Always {@code read = accepted + already + rejected}; changed and warned ones are among the accepted ones. */
record Counts(int read, int accepted, int changed, int already, int warned, int rejected) {
    static Counts of(List<Verdict> verdicts) {
        int accepted = 0;
        int changed = 0;
        int already = 0;
        int warned = 0;
        int rejected = 0;
        for (Verdict verdict : verdicts) {
            switch (verdict.outcome()) {
                case CREATED -> accepted++;
                case CHANGED -> {
                    accepted++;
                    changed++;
                }
                case ALREADY -> already++;
                case REJECTED -> rejected++;
            }
            warned += verdict.warned() ? 1 : 0;
        }
        return new Counts(verdicts.size(), accepted, changed, already, warned, rejected);
    }
}
