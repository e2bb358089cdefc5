package dev.homecroft.app.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class AsideTest {
    @Test
    void workIsUnderWayBeforeAnybodyAsksForItsAnswer() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Supplier<String> answer = Aside.begin("test", () -> {
            begun.countDown();
            return "done";
        });
        begun.await();
        assertThat(answer.get()).isEqualTo("done");
        assertThat(answer.get()).isEqualTo("done");
    }

    @Test
    void whatWasExpectedToGoWrongIsToldToWhoeverAsks() {
        Supplier<String> answer = Aside.begin("test", () -> {
            throw new CroftException(Diagnostic.error("no-git", "No Git.").build());
        });
        assertThatThrownBy(answer::get).isInstanceOf(CroftException.class);
    }
}
