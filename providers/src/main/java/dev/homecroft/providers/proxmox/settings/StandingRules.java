package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.providers.proxmox.settings.table.Marking;
import dev.homecroft.providers.proxmox.settings.table.RulesRoute;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Target;
import java.util.Map;
import java.util.Optional;

/** Rules that the lab declares and that stand there already. They get our mark, so that none stands there twice. */
final class StandingRules {
    private StandingRules() {}

    /** The list that has to be there: it holds just the declared rules in their order, and none of them is ours. */
    static Optional<Expectation> of(SettingKind kind, DesiredResource desired, Map<Target, Observation> observations) {
        if (!(kind.marking() instanceof Marking.Within)) {
            return Optional.empty();
        }
        return Optional.ofNullable(observations.get(desired.target()))
                .flatMap(observation -> observation.ofKind(kind.word()).stream()
                        .filter(list -> list.name().equals(desired.address().name() + RuleReading.OF_OTHERS))
                        .filter(list -> isSame(kind, desired, list))
                        .findFirst())
                .flatMap(list ->
                        list.identity().map(identity -> new Expectation(list.ref(), identity, Optional.empty())));
    }

    private static boolean isSame(SettingKind kind, DesiredResource desired, ObservedObject list) {
        return list.fields()
                .get(RulesRoute.RULES)
                .flatMap(found -> desired.fields()
                        .get(RulesRoute.RULES)
                        .filter(rules -> kind.isSame(RulesRoute.RULES, found, rules)))
                .isPresent();
    }
}
