package dev.homecroft.engine.audit;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.Action;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Step;
import dev.homecroft.state.Target;
import dev.homecroft.state.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** No MAC address, id or place is given to two things, counting what is there and stays. */
final class UniqueInvariant implements Auditor.Invariant {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private record Claim(Target target, String what) {}

    @Override
    public void audit(Auditor.Evidence evidence, List<Diagnostic> findings) {
        Map<Claim, Object> owners = new HashMap<>();
        Set<ObjectRef> acted = new HashSet<>();
        evidence.plan().steps().forEach(step -> step.expects().ifPresent(expects -> acted.add(expects.ref())));
        for (Observation observation : evidence.observations()) {
            for (ObservedObject object : observation.objects()) {
                if (!acted.contains(object.ref())) {
                    macs(object.fields().values())
                            .forEach(mac -> owners.put(claim(object.ref().target(), mac), object.ref()));
                    idOf(object.ref())
                            .ifPresent(id -> owners.put(claim(object.ref().target(), id), object.ref()));
                }
            }
        }
        for (Step step : evidence.plan().steps()) {
            if (step.action() == Action.CREATE) {
                macs(step.arguments().values()).forEach(mac -> take(owners, step, mac, findings));
                step.arguments().whole("id").ifPresent(id -> take(owners, step, "id " + id, findings));
            }
        }
    }

    private static Claim claim(Target target, String what) {
        return new Claim(target, what);
    }

    private static void take(Map<Claim, Object> owners, Step step, String what, List<Diagnostic> findings) {
        Object other = owners.putIfAbsent(claim(step.target(), what), step.id().address());
        if (other != null && !other.equals(step.id().address())) {
            findings.add(Auditor.finding(
                    AuditCodes.UNIQUE, step, "`%s` would get %s, which `%s` has.".formatted(step.id(), what, other)));
        }
    }

    private static List<String> macs(Map<String, Value> fields) {
        return fields.entrySet().stream()
                .filter(field ->
                        field.getKey().startsWith("nics.") && field.getKey().endsWith(".mac"))
                .map(field -> "MAC " + field.getValue().toString().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The id of a guest in the words of its place, as in {@code qemu/112}. */
    static Optional<String> idOf(ObjectRef ref) {
        int slash = ref.locator().lastIndexOf('/');
        String id = ref.locator().substring(slash + 1);
        return NUMBER.matcher(id).matches() ? Optional.of("id " + id) : Optional.empty();
    }
}
