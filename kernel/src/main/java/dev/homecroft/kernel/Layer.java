package dev.homecroft.kernel;

/** The storeys of a lab, bottom first. Plans are shown grouped by them; the order of steps comes from needs alone. */
public enum Layer {
    HARDWARE("hardware"),
    HYPERVISOR("hypervisor"),
    NAMES("names"),
    STORAGE("storage"),
    KUBERNETES("kubernetes"),
    EDGE("edge"),
    APPS("apps");

    private final String label;

    Layer(String label) {
        this.label = label;
    }

    /** The word a person sees; also the value in JSON. */
    public String label() {
        return label;
    }

    /** Its storey, from 0 for hardware; stands before the label in plans. */
    public int number() {
        return switch (this) {
            case HARDWARE -> 0;
            case HYPERVISOR -> 1;
            case NAMES -> 2;
            case STORAGE -> 3;
            case KUBERNETES -> 4;
            case EDGE -> 5;
            case APPS -> 6;
        };
    }
}
