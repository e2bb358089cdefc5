package dev.homecroft.example.notes;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.spi.StepContext;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Step;

/** The provider of notes behind a line that loses calls and answers; as such it is sound, subclasses draw wrong conclusions. */
class Flaky extends Spoiled {
    private boolean dropNext;
    private boolean loseNext;

    final void dropNextCall() {
        dropNext = true;
    }

    final void loseNextAnswer() {
        loseNext = true;
    }

    StepResult afterDroppedCall() {
        return unknown();
    }

    StepResult afterLostAnswer() {
        return unknown();
    }

    @Override
    public final StepResult apply(Step step, StepContext context) {
        if (dropNext) {
            dropNext = false;
            return afterDroppedCall();
        }
        StepResult result = sound.apply(step, context);
        if (loseNext) {
            loseNext = false;
            return afterLostAnswer();
        }
        return result;
    }

    private static StepResult unknown() {
        return new StepResult.Unknown(
                Diagnostic.error("notes-lost", "No answer came back.").build());
    }
}
