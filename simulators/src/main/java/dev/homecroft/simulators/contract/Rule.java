package dev.homecroft.simulators.contract;

import dev.homecroft.simulators.wire.Json;
import java.util.List;

/** Who may call a method. */
public sealed interface Rule {
    /** Everybody, even without a ticket. */
    record World() implements Rule {}

    /** Everybody who is known; the method itself filters or checks. */
    record Known() implements Rule {}

    /** Root in person, never a token. */
    record Root() implements Rule {}

    /**
     * Who has the privileges on the path, in which {@code {name}} stands for an argument.
     *
     * @param any whether one of them is enough
     * @param parameter only when this argument is given, or empty
     */
    record Has(String path, List<String> privileges, boolean any, String parameter) implements Rule {
        public Has {
            privileges = List.copyOf(privileges);
        }
    }

    /** All of these. */
    record All(List<Rule> rules) implements Rule {
        public All {
            rules = List.copyOf(rules);
        }
    }

    /** One of these. */
    record Any(List<Rule> rules) implements Rule {
        public Any {
            rules = List.copyOf(rules);
        }
    }

    /** The user whom the call is about. */
    record Self() implements Rule {}

    /** Who has the privilege on the realm of the user whom the call is about. */
    record OnRealm(String privilege) implements Rule {}

    /** Who has one of the privileges on all groups, or on one of the user's. */
    record OnGroups(List<String> privileges) implements Rule {
        public OnGroups {
            privileges = List.copyOf(privileges);
        }
    }

    /** Who may change permissions on the path. */
    record MayGrant(String path) implements Rule {}

    /** Reads the contract's form of it. */
    static Rule of(Object json) {
        if (json instanceof String word) {
            return switch (word) {
                case "world" -> new World();
                case "root" -> new Root();
                default -> new Known();
            };
        }
        List<Object> parts = Json.array(json);
        return switch (parts.getFirst().toString()) {
            case "and" -> new All(rest(parts));
            case "or" -> new Any(rest(parts));
            case "perm" -> has(parts);
            case "perm-modify" -> new MayGrant(parts.get(1).toString());
            case "userid-group" -> new OnGroups(texts(parts.get(1)));
            case "userid-param" ->
                parts.get(1).equals("self")
                        ? new Self()
                        : new OnRealm(parts.get(1).toString());
            default -> throw new IllegalArgumentException("not a rule: " + json);
        };
    }

    private static List<Rule> rest(List<Object> parts) {
        return parts.stream().skip(1).map(Rule::of).toList();
    }

    private static List<String> texts(Object list) {
        return Json.array(list).stream().map(Object::toString).toList();
    }

    private static Rule has(List<Object> parts) {
        boolean any = false;
        String parameter = "";
        for (int i = 3; i + 1 < parts.size(); i += 2) {
            any |= parts.get(i).equals("any");
            parameter = parts.get(i).equals("require_param") ? parts.get(i + 1).toString() : parameter;
        }
        return new Has(parts.get(1).toString(), texts(parts.get(2)), any, parameter);
    }
}
