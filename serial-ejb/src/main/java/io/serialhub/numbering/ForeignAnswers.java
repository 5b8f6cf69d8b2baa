package io.serialhub.numbering;

import java.util.List;

/**
 * The answer to a list of foreign numbers, in its order.
 *
 * @param profile by which they were judged
 * @param taken   how many were taken over; 0 when they were only looked at
 * @param cut     whether the list was longer than what is looked at
 */
public record ForeignAnswers(
        String profile, int good, int look, int refused, int taken, boolean cut, List<ForeignAnswer> numbers) {
    public ForeignAnswers {
        numbers = List.copyOf(numbers);
    }

    static ForeignAnswers of(String profile, List<ForeignAnswer> numbers, int taken, boolean cut) {
        return new ForeignAnswers(
                profile,
                count(numbers, ForeignAnswer.Verdict.GOOD),
                count(numbers, ForeignAnswer.Verdict.LOOK),
                count(numbers, ForeignAnswer.Verdict.REFUSED),
                taken,
                cut,
                numbers);
    }

    private static int count(List<ForeignAnswer> numbers, ForeignAnswer.Verdict verdict) {
        return (int) numbers.stream().filter(n -> n.verdict() == verdict).count();
    }
}
