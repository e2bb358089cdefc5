package dev.homecroft.views;

import dev.homecroft.kernel.Address;
import dev.homecroft.state.Identity;
import dev.homecroft.state.ObjectRef;
import java.util.List;

/**
 * What a lab's files could say of what stands outside.
 *
 * @param files those that change or are new
 * @param taken what they say then, for people
 * @param marks objects that get our mark by the next apply
 * @param left what stays out of the files
 * @param todo what only people can do, one sentence each
 * @param following how many steps of other systems follow from what the files say then, such as names of guests
 */
public record TakeoverReport(
        EditReport files, List<String> taken, List<Marking> marks, List<Left> left, List<String> todo, int following) {
    public TakeoverReport {
        taken = List.copyOf(taken);
        marks = List.copyOf(marks);
        left = List.copyOf(left);
        todo = List.copyOf(todo);
    }

    /** An object, by what it keeps for life, and the thing that it is to become. */
    public record Marking(Address thing, ObjectRef object, Identity identity) {}

    /**
     * @param what for people
     * @param why a clause
     */
    public record Left(String what, String why) {}

    public TakeoverReport written() {
        return new TakeoverReport(
                new EditReport(files.files(), true, files.notes()), taken, marks, left, todo, following);
    }
}
