package dev.homecroft.simulators.pbs.api;

import dev.homecroft.simulators.contract.Rule;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets a call through or not, by the rule that the contract has for the method. */
final class Gate {
    private static final Pattern PLACE = Pattern.compile("\\{([^}]+)}");

    private final Call call;

    private Gate(Call call) {
        this.call = call;
    }

    static void check(Rule rule, Call call) {
        if (!call.caller().isRoot() && !new Gate(call).isMet(rule)) {
            throw Refusals.forbidden();
        }
    }

    private boolean isMet(Rule rule) {
        return switch (rule) {
            case Rule.World _, Rule.Known _ -> true;
            case Rule.Root _, Rule.OnRealm _, Rule.OnGroups _, Rule.MayGrant _ -> false;
            case Rule.Has has -> isMet(has);
            case Rule.All all -> all.rules().stream().allMatch(this::isMet);
            case Rule.Any any -> any.rules().stream().anyMatch(this::isMet);
            case Rule.Self _ -> !call.caller().isToken() && call.caller().id().equals(call.text("userid"));
        };
    }

    private boolean isMet(Rule.Has has) {
        String path =
                PLACE.matcher(has.path()).replaceAll(place -> Matcher.quoteReplacement(call.text(place.group(1))));
        return has.any()
                ? has.privileges().stream().anyMatch(one -> call.may(path, one))
                : has.privileges().stream().allMatch(one -> call.may(path, one));
    }
}
