package dev.homecroft.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class LayerTest {
    @Test
    void labelsAreDistinct() {
        assertThat(Arrays.stream(Layer.values()).map(Layer::label)).doesNotHaveDuplicates();
    }
}
