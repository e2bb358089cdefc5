package dev.homecroft.providers.proxmox.settings.table;

/** How one knows that a setting is ours. */
public sealed interface Marking {

    /**
     * Our mark stands in its comment.
     *
     * @param option the API's name of the comment
     */
    record Comment(String option) implements Marking {}

    /** It can carry no mark; a line in the notes of the datacenter stands for it. */
    record Registered() implements Marking {}

    /** There is exactly one, and the cluster that the lab declares has it: it is never made, taken over or deleted. */
    record Inherent() implements Marking {}

    /** Our mark stands in the comment of each rule of ours; a list also has rules of others. */
    record Within() implements Marking {}
}
