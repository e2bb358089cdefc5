package dev.homecroft.providers.proxmox.api;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import java.util.Locale;
import java.util.Optional;

/** The words for what goes wrong between us and a cluster. */
public final class Problems {
    private Problems() {}

    /** An answer that is not a success, as a diagnostic about the cluster. */
    public static Diagnostic of(Answer answer, String cluster, String doing) {
        return switch (answer) {
            case Answer.Ok _ -> throw new IllegalArgumentException("nothing is wrong");
            case Answer.NotSent(String why) ->
                Diagnostic.error("proxmox-unreachable", "No endpoint of `%s` could be reached.".formatted(cluster))
                        .detail(why + ".")
                        .hint("check that a node is up, and `endpoints` and `fingerprint` of the hypervisor")
                        .build();
            case Answer.Lost(String why) ->
                Diagnostic.error(
                                "proxmox-answer-lost",
                                "The connection to `%s` broke while it was asked to %s.".formatted(cluster, doing))
                        .detail(why + ".")
                        .build();
            case Answer.Refused refused -> of(refused, cluster, doing);
        };
    }

    private static Diagnostic of(Answer.Refused refused, String cluster, String doing) {
        if (refused.status() == 401) {
            return Diagnostic.error(
                            "proxmox-credential", "`%s` does not accept the token of the lab.".formatted(cluster))
                    .detail("It says: " + sentence(refused.text()))
                    .hint("check the secret that `token` of the hypervisor names; it holds `user@realm!name=uuid`")
                    .build();
        }
        if (refused.status() == 403) {
            return Diagnostic.error(
                            "proxmox-forbidden", "`%s` does not let the token of the lab %s.".formatted(cluster, doing))
                    .detail("It says: " + sentence(refused.text()))
                    .hint("give the token's role this privilege; a token with privilege separation needs an ACL of its"
                            + " own")
                    .build();
        }
        if (refused.isNodeDown() || refused.isNodeLost()) {
            return Diagnostic.error(
                            "proxmox-node-unreachable",
                            "`%s` could not %s, because the node did not answer.".formatted(cluster, doing))
                    .detail("It says: " + refused.status() + " " + sentence(refused.text()))
                    .hint("check that the node is up and that its name is the cluster's name of it")
                    .build();
        }
        return Diagnostic.error("proxmox-refused", "`%s` did not %s.".formatted(cluster, doing))
                .detail("It says: " + sentence(refused.text()))
                .hint(advice(refused.text()))
                .build();
    }

    /** The end of a task that was not a success. */
    public static Diagnostic task(String cluster, String doing, String text, Optional<String> lastLine) {
        return Diagnostic.error("proxmox-task-failed", "`%s` began to %s and failed.".formatted(cluster, doing))
                .detail("Its task ended with: "
                        + sentence(text)
                        + lastLine.filter(line -> !line.contains(text) && !text.contains(line))
                                .map(line -> " Last in its log: " + sentence(line))
                                .orElse(""))
                .hint(advice(text))
                .build();
    }

    private static String sentence(String text) {
        String line = text.strip();
        return line.endsWith(".") ? line : line + ".";
    }

    private static String advice(String text) {
        String words = text.toLowerCase(Locale.ROOT);
        if (words.contains("no space left") || words.contains("not enough") || words.contains("out of space")) {
            return "free space on the storage, or state another `storage` for the disk";
        }
        if (words.contains("only root can") || words.contains("only allowed for root")) {
            return "tokens may not set this option; use a resource mapping, or set it once as root@pam";
        }
        if (words.contains("protection")) {
            return "the guest is protected; state `protection: false` or take the protection off";
        }
        if (words.contains("quorum")) {
            return "the cluster has no quorum; bring the other nodes back first";
        }
        if (words.contains("locked")) {
            return "something else works on the guest, such as a backup; `croft apply` again when it has ended";
        }
        return "look at the task log of the node; `croft apply` goes on from there";
    }

    /** Something else stands where the plan expects one of our things. */
    public static Diagnostic identity(Address address, String detail) {
        return Diagnostic.error("identity", "What was found is not the `%s` that the plan is about.".formatted(address))
                .detail(detail)
                .about(address)
                .hint("`croft plan` again; `croft adopt %s %s` if it should be ours"
                        .formatted(address.kind(), address.name()))
                .build();
    }

    public static Diagnostic about(Address address, String code, String summary, String detail, String hint) {
        return Diagnostic.error(code, summary)
                .detail(detail)
                .about(address)
                .hint(hint)
                .build();
    }

    /** The diagnostic with the thing that it is about. */
    public static Diagnostic about(Address address, Diagnostic problem) {
        return new Diagnostic(
                problem.severity(),
                problem.code(),
                problem.summary(),
                problem.detail(),
                problem.subject(),
                problem.label(),
                problem.contexts(),
                Optional.of(address),
                problem.hints());
    }
}
