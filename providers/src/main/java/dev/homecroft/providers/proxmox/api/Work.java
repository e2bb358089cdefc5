package dev.homecroft.providers.proxmox.api;

import dev.homecroft.spi.StepResult;

/** One step while it is carried out: how to see whether it happened, and the call that makes it happen. */
public interface Work {
    /** Reads only. Looks for the identity of what the call would change; the call follows at once. */
    Look look();

    /** The changing call, on what was looked at last. */
    Answer call();

    /** Words for messages: {@code create guest 112 on `pve-1`}. */
    String doing();

    /** Calls that the step is made of, at most; before each one it looks. */
    default int calls() {
        return 1;
    }

    /** What the journal has of an earlier try that broke off; called before the first look. */
    default void recall(String handle) {}

    /** What is looked at next is whether it happened; called in place of the first look of a step that is carried out. */
    default void lookInto() {}

    /** Picks the tasks of this work out of those that run on its node, as a query. */
    default String tasks() {
        return "";
    }

    /** The node that it works on; empty for what never runs as a task. */
    default String node() {
        return "";
    }

    /** Whether a first call has left something that only this step can finish. */
    default boolean isHalf() {
        return false;
    }

    /** Whether the last look found another call to make than the one that was made last: so that one has happened. */
    default boolean hasMoved() {
        return false;
    }

    /** Whether its last task is all of it: nothing goes on after that, and nothing is called again whatever is found then. */
    default boolean endsWithItsTask() {
        return false;
    }

    /** Whether the server only files a request, so that the effect comes some time after the task has ended. */
    default boolean isPatient() {
        return false;
    }

    /** How many times longer than an ordinary effect it may take to show. */
    default int patience() {
        return isPatient() ? 12 : 1;
    }

    /** What was seen. */
    sealed interface Look {
        /** The effect is there. */
        record Already(StepResult.Done done) implements Look {}

        /** The call can be made. */
        record Go() implements Look {}

        /** The call must not be made. */
        record Stop(StepResult result) implements Look {}
    }
}
