package dev.homecroft.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Whoever works out many things that have nothing to do with each other. Pure code leaves it to them whether some of that
 * goes on at the same time, and gets the same results either way.
 */
public interface Workers {
    /**
     * What the work makes of each item, in the order of the items. If it throws for some of them, the first of these decides
     * what is thrown.
     *
     * @param work touches nothing that another item's work changes
     */
    <I, R> List<R> each(List<I> items, Function<I, R> work);

    /** One after the other, by whoever asks. */
    static Workers alone() {
        return new Alone();
    }

    /** See {@link #alone}. */
    record Alone() implements Workers {
        @Override
        public <I, R> List<R> each(List<I> items, Function<I, R> work) {
            List<R> results = new ArrayList<>(items.size());
            for (I item : items) {
                results.add(work.apply(item));
            }
            return results;
        }
    }
}
