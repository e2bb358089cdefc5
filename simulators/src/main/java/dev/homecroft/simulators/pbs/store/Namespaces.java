package dev.homecroft.simulators.pbs.store;

/** Names of namespaces: words joined by slashes, the root being empty. */
public final class Namespaces {
    /** How deep they may be. */
    public static final int DEEPEST = 7;

    private Namespaces() {}

    /** Whether this namespace is the parent or lies below it, by so many levels at most. */
    public static boolean isBelow(String name, String parent, int depth) {
        boolean isInside = parent.isEmpty() || name.equals(parent) || name.startsWith(parent + "/");
        return isInside && depth(name) - depth(parent) <= depth;
    }

    public static int depth(String name) {
        return name.isEmpty() ? 0 : name.split("/").length;
    }

    /** The namespace that it lies in; the root for the root. */
    public static String parent(String name) {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? "" : name.substring(0, slash);
    }

    public static String join(String parent, String name) {
        return parent.isEmpty() || name.isEmpty() ? parent + name : parent + "/" + name;
    }

    /** The namespace that lies as far below the one as this does below the other. */
    public static String moved(String name, String from, String to) {
        String rest = name.substring(from.length());
        return join(to, rest.startsWith("/") ? rest.substring(1) : rest);
    }
}
