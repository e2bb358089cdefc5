package dev.homecroft.views;

import dev.homecroft.state.Reason;

/** Why something is in a plan, or not, in words. */
final class Reasons {
    private Reasons() {}

    /** The reason's own text where it has one, else what its code means. */
    static String words(Reason reason) {
        return reason.text().isEmpty() ? words(reason.code()) : reason.text();
    }

    private static String words(Reason.Code code) {
        return switch (code) {
            case DECLARED -> "the lab declares it";
            case DECLARATION_CHANGED -> "the lab says so now";
            case DRIFTED -> "somebody else changed it";
            case DIFFERS -> "it is not as the lab says";
            case UNDECLARED -> "we made it; nothing declares it now";
            case ASKED -> "asked for";
            case NEEDED -> "another step needs it";
            case UNFINISHED -> "it was begun and not finished";
            case AS_DECLARED -> "as declared";
            case PENDING_RESTART -> "as declared from its next stop on";
            case NOT_ACTIVE -> "its status says that it is not to be built";
            case HOST_DRAINED -> "its host is drained";
            case UNUSED -> "it is in no use";
        };
    }
}
