package dev.homecroft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homecroft.kernel.Workers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CoresTest {
    private static final List<Integer> ITEMS = IntStream.range(0, 1000).boxed().toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 2000})
    void resultsAreInTheOrderOfTheItems(int number) {
        List<Integer> alone = Workers.alone().each(ITEMS, item -> item * item);
        assertThat(new Cores(number).each(ITEMS, item -> item * item)).isEqualTo(alone);
        assertThat(new Cores(number).each(List.of(), item -> item)).isEmpty();
    }

    @Test
    void theCallerAndAnotherWorkAtOnce() {
        CountDownLatch both = new CountDownLatch(2);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        List<Boolean> met = new Cores(2).each(List.of(1, 2), item -> {
            threads.add(Thread.currentThread());
            both.countDown();
            return await(both);
        });
        assertThat(met).containsExactly(true, true);
        assertThat(threads).hasSize(2).contains(Thread.currentThread());
    }

    private static boolean await(CountDownLatch both) {
        try {
            return both.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theFirstFaultInTheOrderOfTheItemsIsThrown(int number) {
        assertThatThrownBy(() -> new Cores(number).each(ITEMS, CoresTest::failing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("17");
    }

    private static int failing(int item) {
        if (item >= 17) {
            throw new IllegalArgumentException(Integer.toString(item));
        }
        return item;
    }

    @Test
    void anErrorOfTheJvmStaysOne() {
        assertThatThrownBy(() -> new Cores(2).each(ITEMS, item -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void anInterruptedCallerStillGetsItsResults() {
        Thread.currentThread().interrupt();
        assertThat(new Cores(2).each(ITEMS, item -> item)).isEqualTo(ITEMS);
        assertThat(Thread.interrupted()).isTrue();
    }
}
