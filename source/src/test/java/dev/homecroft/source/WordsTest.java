package dev.homecroft.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WordsTest {
    @Test
    void aWordThatComesAgainIsTheSameObject() {
        Words words = new Words();
        String first = words.of(new String("memory"));
        assertThat(words.of(new String("memory"))).isSameAs(first);
    }

    @Test
    void moreWordsThanItHoldsAreAllThemselves() {
        Words words = new Words();
        assertThat(IntStream.range(0, 5000).mapToObj(Integer::toString))
                .allSatisfy(word -> assertThat(words.of(word)).isEqualTo(word));
    }
}
