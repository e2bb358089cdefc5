package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.ObservedObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The words for settings that can't be planned or must not be touched. */
final class SettingProblems {
    private SettingProblems() {}

    static Diagnostic builtIn(DesiredResource desired) {
        return Diagnostic.error(
                        "proxmox-built-in",
                        "`%s` comes with Proxmox VE and is not made or changed by us."
                                .formatted(desired.address().name()))
                .about(desired.address())
                .at(desired.declaredAt())
                .hint("declare one of your own under another name")
                .build();
    }

    /** A token: its value would be lost. Anything else that can't be made is part of the cluster itself. */
    static Diagnostic notMade(DesiredResource desired) {
        String key = SettingKind.key(desired.address());
        if (desired.address().kind().equals("acme-account")) {
            return Diagnostic.error(
                            "proxmox-acme-account-by-hand",
                            "The account `%s` with a certificate authority is not there, and only root@pam can make it."
                                    .formatted(key))
                    .about(desired.address())
                    .at(desired.declaredAt())
                    .hint(
                            "pvenode acme account register %s MAIL on one node, with the contact of the lab; once for the cluster"
                                    .formatted(key))
                    .build();
        }
        if (!desired.address().kind().equals("token")) {
            return Diagnostic.error(
                            "proxmox-setting-missing",
                            "`%s` is not there, and it can't be made."
                                    .formatted(desired.address().name()))
                    .about(desired.address())
                    .at(desired.declaredAt())
                    .hint("see that the node is in the cluster under this name")
                    .build();
        }
        int mark = key.indexOf('!');
        return Diagnostic.error(
                        "proxmox-token-by-hand",
                        "The token `%s` is to be made, and nobody could keep its value.".formatted(key))
                .detail(
                        "Proxmox VE shows it once, when the token is made, and no store that may be written is stated for it.")
                .about(desired.address())
                .at(desired.declaredAt())
                .hint("state `secret` of the token in a store of kind `file` that says `writable: true`")
                .hint("or by hand: pveum user token add %s %s; put the value where `secret` of the token says"
                        .formatted(key.substring(0, mark), key.substring(mark + 1)))
                .build();
    }

    static Diagnostic madeTwice(Address token) {
        return Diagnostic.error(
                        "proxmox-token-made-twice",
                        "Another run makes `%s` at this moment, and took away the one that was made here."
                                .formatted(SettingKind.key(token)))
                .detail("The value that was kept last may open nothing. The token still says that it is not finished.")
                .about(token)
                .hint("let the other run end, then `croft apply`: it is made anew unless the other one finishes it")
                .build();
    }

    static Diagnostic unknownFingerprint(DesiredResource desired, String node) {
        return Diagnostic.error(
                        "proxmox-certificate-lockout",
                        "`%s` is believed by a stated fingerprint alone, and nobody knows that of a certificate before it is ordered."
                                .formatted(node))
                .detail("From then on the lab would not believe its own node any more. Nothing was ordered.")
                .about(desired.address())
                .at(desired.declaredAt())
                .hint(
                        "state `authorities: [machine]` of the hypervisor beside `fingerprint`, or the certificate of your own authority in PEM")
                .build();
    }

    static Diagnostic unnamedEndpoint(DesiredResource desired, String node, String host, List<String> names) {
        return Diagnostic.error(
                        "proxmox-certificate-lockout",
                        "The lab reaches `%s` by `%s`, which is no name of the certificate that is ordered."
                                .formatted(node, host))
                .detail("From then on the lab would not believe its own node any more. Nothing was ordered.")
                .about(desired.address())
                .at(desired.declaredAt())
                .hint("state a name of it among the `endpoints` of the hypervisor, such as `https://%s:8006`"
                        .formatted(names.isEmpty() ? node : names.getFirst()))
                .build();
    }

    static Diagnostic fixed(DesiredResource desired, List<String> fields) {
        return Diagnostic.error(
                        "proxmox-setting-fixed",
                        "`%s` of `%s` can't be changed once it is there."
                                .formatted(
                                        String.join("`, `", fields),
                                        desired.address().name()))
                .about(desired.address())
                .at(desired.origin(fields.getFirst()))
                .hint("take it out of the lab, apply, and declare it again; or give the new one another name")
                .build();
    }

    static Diagnostic changedSince(Address address, ObservedObject object, Optional<Seal> seal) {
        String fields = seal.map(known -> String.join(", ", known.fields())).orElse("what it is");
        return Diagnostic.error(
                        "proxmox-setting-changed",
                        "`%s` is declared no more, but it is not as we left it, so it is not deleted."
                                .formatted(address.name()))
                .detail("Somebody else changed %s: %s is there now."
                        .formatted(fields, object.fields().values()))
                .about(address)
                .hint("delete it by hand, or declare it as it is and take it out again")
                .build();
    }

    static Diagnostic inUse(Address address, String guest) {
        return Diagnostic.error(
                        "proxmox-setting-in-use",
                        "`%s` is declared no more, but the guest `%s` uses it.".formatted(address.name(), guest))
                .about(address)
                .hint("move the guest off it first, or declare it again")
                .build();
    }

    static Diagnostic bound(Address address, String guest, ObservedObject rule) {
        return Diagnostic.error(
                        "proxmox-rule-of-others",
                        "`%s` is to be watched no more, but the rule `%s`, which is not of this lab, names it."
                                .formatted(guest, SettingKind.key(new Address(rule.kind(), rule.name()))))
                .detail("The server would take it out of that rule, and delete the rule if it names no other guest.")
                .about(address)
                .hint("take the guest out of that rule by hand, or declare `ha` for it again")
                .build();
    }

    static Diagnostic unknownGuest(DesiredResource desired, String guest) {
        return Diagnostic.error(
                        "proxmox-guest-unknown",
                        "`%s` is about the guest `%s`, which is not there yet."
                                .formatted(desired.address().name(), guest))
                .about(desired.address())
                .at(desired.declaredAt())
                .hint("see why the guest is not made; the next plan goes on from there")
                .build();
    }

    static Diagnostic copiedHome(DesiredResource desired, String guest, String node) {
        return Diagnostic.error(
                        "proxmox-copied-home",
                        "The disks of `%s` can't be copied to `%s`: the guest is there.".formatted(guest, node))
                .about(desired.address())
                .at(desired.declaredAt())
                .hint("say with `node` of the guest where it is to be; the same plan moves it there first")
                .hint("or let `to` be another node")
                .build();
    }

    static Diagnostic noPolicy(DesiredResource desired, String field) {
        return Diagnostic.error(
                        "proxmox-firewall-policy",
                        "`%s` has no `%s` of its own."
                                .formatted(desired.address().name(), field))
                .detail("Only the datacenter and guests have a policy; nodes take the datacenter's.")
                .about(desired.address())
                .at(desired.origin(field))
                .hint("state it of the hypervisor's `firewall`, or end the rules with one that drops the rest")
                .build();
    }

    /** @param isOffAgain whether it could be switched off again */
    static Diagnostic shut(Address address, String endpoint, boolean isOffAgain) {
        return Diagnostic.error(
                        "proxmox-firewall-shut",
                        "`%s` took no more connections of ours once `%s` was switched on."
                                .formatted(endpoint, address.name()))
                .detail(
                        isOffAgain
                                ? "It was switched off again through an endpoint that still answers."
                                : "No endpoint answers, so it could not be switched off again.")
                .about(address)
                .hint(
                        isOffAgain
                                ? "see which rule lets this machine in, then apply again"
                                : "at the console of the node: pve-firewall stop; then see which rule lets this machine in")
                .build();
    }

    static Diagnostic sdnPending(Address address, Collection<String> objects) {
        return Diagnostic.error(
                        "proxmox-sdn-pending",
                        "Somebody else has changed the SDN of `%s` and not applied it yet: `%s`."
                                .formatted(
                                        address.name()
                                                .substring(0, address.name().indexOf('/')),
                                        String.join("`, `", objects)))
                .detail("Whoever applies ours applies that with it.")
                .about(address)
                .hint("under Datacenter, SDN: apply it or take it back; then plan again")
                .build();
    }

    static Diagnostic sdnTaken(DesiredResource desired, String object) {
        return Diagnostic.error(
                        "proxmox-sdn-taken",
                        "`%s` is there already, is otherwise, and was not made by us.".formatted(object))
                .about(desired.address())
                .at(desired.declaredAt())
                .hint("give yours another name, declare it as it is, or delete the one that is there")
                .build();
    }

    static Diagnostic notLoaded(Address address, String why) {
        return Diagnostic.error("proxmox-sdn-not-loaded", "The SDN is written, but not every node has loaded it.")
                .detail("Its task ended with: %s.".formatted(why))
                .about(address)
                .hint("see the log of the task on the node; `pvesh set /cluster/sdn` loads it again")
                .build();
    }

    static Diagnostic ownCredential(Address address, String credential) {
        return Diagnostic.error(
                        "proxmox-own-credential",
                        "`%s` is what we log in with, so it is not taken away.".formatted(address.name()))
                .detail("The lab's token is `%s`.".formatted(credential))
                .about(address)
                .hint("give the lab another token first")
                .build();
    }
}
