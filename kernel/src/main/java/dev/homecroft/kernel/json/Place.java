package dev.homecroft.kernel.json;

/**
 * Where in a JSON text a value is, for messages; its words are made only when somebody asks.
 */
public final class Place {
    public static final Place ROOT = new Place();
    private final Place outer;
    private final String name;
    private final int index;

    private Place() {
        outer = this;
        name = "";
        index = -1;
    }

    private Place(Place outer, String name, int index) {
        this.outer = outer;
        this.name = name;
        this.index = index;
    }

    public Place member(String member) {
        return new Place(this, member, -1);
    }

    public Place item(int position) {
        return new Place(this, "", position);
    }

    /** Such as {@code steps[3].layer}; empty for the root. */
    @Override
    public String toString() {
        if (outer == this) {
            return "";
        }
        String before = outer.toString();
        if (index >= 0) {
            return before + "[" + index + "]";
        }
        return before.isEmpty() ? name : before + "." + name;
    }
}
