package dev.homecroft.state;

/**
 * Why a step is in the plan, or why a thing needs none.
 *
 * @param text words for people, without a full stop; may be empty where the code says it all
 */
public record Reason(Code code, String text) {
    /** The kinds of reason; stable names for machines. */
    public enum Code {
        /** The lab declares it and it is not there. */
        DECLARED,
        /** The lab says something else than before. */
        DECLARATION_CHANGED,
        /** Somebody else changed it. */
        DRIFTED,
        /** It differs, and we do not know what we applied last. */
        DIFFERS,
        /** We made it and nothing declares it now. */
        UNDECLARED,
        /** The user asked for exactly this. */
        ASKED,
        /** Another step needs it. */
        NEEDED,
        /** It was begun and not finished. */
        UNFINISHED,
        /** It is as declared. */
        AS_DECLARED,
        /** It is as declared from its next restart on. */
        PENDING_RESTART,
        /** Its status in the lab says that it is not to be built. */
        NOT_ACTIVE,
        /** Its host is drained: it stays as it is until that is over. */
        HOST_DRAINED,
        /** It is ours and in no use; it stays until somebody names it. */
        UNUSED
    }

    public static Reason of(Code code) {
        return new Reason(code, "");
    }
}
