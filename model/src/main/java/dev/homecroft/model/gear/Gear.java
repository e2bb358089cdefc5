package dev.homecroft.model.gear;

/** What stands beside the hosts: switches, power, and the groups that hosts belong to. */
public record Gear() {
    public static final Gear EMPTY = new Gear();
}
