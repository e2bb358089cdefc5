package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.bind.SecretRules;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** Secrets that stand in the files themselves, in known fields or not. Their values reach no message. */
final class LiteralSecrets {
    private LiteralSecrets() {}

    static List<Diagnostic> find(LabFiles files) {
        List<Diagnostic> found = new ArrayList<>();
        files.files().forEach(file -> file.root().ifPresent(root -> search("", root, found)));
        return found;
    }

    private static void search(String key, YamlNode node, List<Diagnostic> found) {
        switch (node) {
            case YamlNode.Scalar scalar ->
                SecretRules.of(key, scalar.text()).ifPresent(words -> found.add(problem(key, words, scalar)));
            case YamlNode.Sequence sequence -> sequence.items().forEach(item -> search(key, item, found));
            case YamlNode.Mapping mapping ->
                mapping.entries().forEach(entry -> search(entry.key().text(), entry.value(), found));
            case YamlNode.Empty _ -> {}
        }
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
