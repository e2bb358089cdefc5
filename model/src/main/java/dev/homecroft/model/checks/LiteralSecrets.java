package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Redactor;
import dev.homecroft.kernel.Secret;
import dev.homecroft.model.bind.SecretRules;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** Secrets that stand in the files themselves, in known fields or not. Their values reach no message. */
final class LiteralSecrets {
    private final Redactor redactor;
    private final List<Diagnostic> found = new ArrayList<>();

    private LiteralSecrets(Redactor redactor) {
        this.redactor = redactor;
    }

    /** @param redactor learns each of them */
    static List<Diagnostic> find(LabFiles files, Redactor redactor) {
        LiteralSecrets search = new LiteralSecrets(redactor);
        files.files().forEach(file -> file.root().ifPresent(root -> search.search("", root)));
        return search.found;
    }

    private void search(String key, YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) {
            SecretRules.of(key, scalar.text()).ifPresent(words -> add(key, words, scalar));
        } else if (node instanceof YamlNode.Sequence sequence) {
            sequence.items().forEach(item -> search(key, item));
        } else if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach(entry -> search(entry.key().text(), entry.value()));
        }
    }

    private void add(String key, String words, YamlNode.Scalar scalar) {
        redactor.learn(new Secret(scalar.text()));
        found.add(problem(key, words, scalar));
    }

    private static Diagnostic problem(String key, String words, YamlNode.Scalar scalar) {
        return Diagnostic.error(
                        CheckCodes.LITERAL_SECRET,
                        "The value of `%s` looks like %s itself, not like its name.".formatted(key, words))
                .at(scalar.range())
                .hint("Put it into a secret store and state its name here, such as `proxmox/token`.")
                .hint("If it ever was in a commit, make a new one: Git remembers.")
                .build();
    }
}
