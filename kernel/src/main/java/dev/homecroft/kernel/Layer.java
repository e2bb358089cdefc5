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
}
