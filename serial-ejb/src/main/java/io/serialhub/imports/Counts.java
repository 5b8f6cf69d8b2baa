package io.serialhub.imports;

import java.util.List;

/** How rows came out. Always {@code read = accepted + already + rejected}; warned ones are not counted twice. */
record Counts(int read, int accepted, int already, int warned, int rejected) {
    static Counts of(List<Verdict> verdicts) {
        int accepted = 0;
        int already = 0;
        int warned = 0;
        int rejected = 0;
        for (Verdict verdict : verdicts) {
            switch (verdict.outcome()) {
                case ACCEPTED -> accepted++;
                case ALREADY -> already++;
                case REJECTED -> rejected++;
            }
            warned += verdict.warned() ? 1 : 0;
        }
        return new Counts(verdicts.size(), accepted, already, warned, rejected);
    }
}
