package dev.homecroft.simulators.pbs.api;

/**
 * Who asks.
 *
 * @param id a user such as {@code root@pam}, or a token such as {@code root@pam!croft}; empty for nobody
 */
record Caller(String id) {
    static final Caller NOBODY = new Caller("");
    static final Caller ROOT = new Caller("root@pam");

    /** The user, also behind a token. */
    String user() {
        int mark = id.indexOf('!');
        return mark < 0 ? id : id.substring(0, mark);
    }

    boolean isToken() {
        return id.indexOf('!') >= 0;
    }

    /** Whether this is root in person; no token is. */
    boolean isRoot() {
        return equals(ROOT);
    }

    /** Whether this owns what is this one's: itself, or for a person also what his tokens own. */
    boolean owns(String owner) {
        return id.equals(owner) || (!isToken() && owner.startsWith(id + "!"));
    }
}
