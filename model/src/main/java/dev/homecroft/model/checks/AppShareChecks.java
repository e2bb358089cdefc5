package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Section;
import dev.homecroft.model.bind.Suggestion;
import dev.homecroft.model.kube.App;
import dev.homecroft.model.kube.NasShare;
import dev.homecroft.model.storage.Nas;

/** Volumes of apps that are shares of an appliance. */
final class AppShareChecks {
    private AppShareChecks() {}

    static void shares(Facts facts, Report report) {
        for (App app : facts.lab().kubernetes().apps().values()) {
            for (App.Volume volume : app.storage().values()) {
                volume.share()
                        .ifPresent(share -> Facts.find(
                                        facts.lab().storage().nas(), share.nas().name())
                                .filter(nas -> !nas.shares().containsKey(share.share()))
                                .ifPresent(nas -> report.add(unknown(app, volume, share, nas))));
            }
        }
    }

    private static Diagnostic.Builder unknown(App app, App.Volume volume, NasShare share, Nas nas) {
        Diagnostic.Builder problem = Diagnostic.error(
                        VirtCodes.UNKNOWN_SHARE, "`%s` has no share `%s`.".formatted(nas.name(), share.share()))
                .at(volume.origin().of("share"))
                .context(nas.origin().of("shares"), "its shares")
                .about(Facts.address(Section.APPS, app.name()));
        Suggestion.of(share.share(), nas.shares().keySet())
                .ifPresent(word -> problem.hint("Did you mean `%s/%s`?".formatted(nas.name(), word)));
        return problem;
    }
}
