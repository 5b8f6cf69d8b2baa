package io.serialhub.base;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list that may be long.
 *
 * @param items at most the asked-for size, in a stable order
 * @param next  opaque cursor of the following page, or null at the end
 */
public record Page<T>(List<T> items, String next) {
    public static final int DEFAULT_SIZE = 50;
    public static final int MAX_SIZE = 200;

    public Page {
        items = List.copyOf(items);
    }

    /** Cuts a list that was read with one row more than asked for. */
    public static <T> Page<T> cut(List<T> oneMore, int size, Function<T, String> cursor) {
        if (oneMore.size() <= size) {
            return new Page<>(oneMore, null);
        }
        List<T> items = oneMore.subList(0, size);
        return new Page<>(items, cursor.apply(items.get(size - 1)));
    }

    /** The same page of something else. */
    public <R> Page<R> map(Function<? super T, ? extends R> each) {
        return new Page<>(items.stream().<R>map(each).toList(), next);
    }

    public static int size(Integer asked) {
        return asked == null || asked <= 0 ? DEFAULT_SIZE : Math.min(asked, MAX_SIZE);
    }
}
