package dev.homecroft.providers.proxmox.firewall;

/** One call that brings a list of rules nearer to what it is to be. Places count from 0. */
public sealed interface RuleEdit {
    /** A new rule at the top: the server puts new ones nowhere else. */
    record Insert(Rule rule) implements RuleEdit {}

    /** Another rule in the place of one of ours. */
    record Change(int at, Rule rule) implements RuleEdit {}

    /**
     * One of ours goes elsewhere.
     *
     * @param to the place of the rule that it goes in front of, as the places were before; the length of the list for its end
     */
    record Move(int from, int to) implements RuleEdit {}

    record Delete(int at) implements RuleEdit {}
}
