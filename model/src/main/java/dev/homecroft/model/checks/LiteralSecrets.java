package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Redactor;
import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.kernel.Workers;
import dev.homecroft.model.bind.SecretMask;
import dev.homecroft.model.bind.SecretRules;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.SourceText;
import dev.homecroft.source.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Secrets that stand in the files themselves, in known fields or not. Their values reach no message. */
final class LiteralSecrets {
    private final List<Found> found = new ArrayList<>();

    private LiteralSecrets() {}

    private record Found(Diagnostic problem, String value) {}

    /**
     * @param wanted the paths of the files to look into
     * @param redactor learns each of them
     */
    static List<Diagnostic> find(LabFiles files, Predicate<String> wanted, Redactor redactor, Workers workers) {
        List<YamlNode> roots = new ArrayList<>();
        for (LabFiles.LabFile file : files.files()) {
            if (wanted.test(file.path())) {
                file.root().ifPresent(roots::add);
            }
        }
        List<Diagnostic> problems = new ArrayList<>();
        for (List<Found> found : workers.each(roots, LiteralSecrets::in)) {
            for (Found secret : found) {
                redactor.learn(new Secret(secret.value));
                problems.add(secret.problem);
            }
        }
        files.diagnostics().stream()
                .flatMap(problem -> problem.subject().stream())
                .map(SourceRange::file)
                .filter(wanted)
                .distinct()
                .forEach(path -> learn(files.text(path), redactor));
        return problems;
    }

    private static List<Found> in(YamlNode root) {
        LiteralSecrets search = new LiteralSecrets();
        search.search("", root);
        return search.found;
    }

    /** What is said of a file that is no good YAML quotes pieces of it that are no values, such as the name of an anchor. */
    private static void learn(SourceText text, Redactor redactor) {
        SecretMask.in(text.text()).forEach(secret -> redactor.learn(new Secret(secret)));
    }

    private void search(String key, YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) {
            SecretRules.of(key, scalar.text()).ifPresent(words -> add(key, words, scalar));
        } else if (node instanceof YamlNode.Sequence sequence) {
            sequence.items().forEach(item -> search(key, item));
        } else if (node instanceof YamlNode.Mapping mapping) {
            for (YamlNode.Entry entry : mapping.entries()) {
                SecretRules.form(entry.key().text()).ifPresent(words -> addKey(words, entry.key()));
                search(entry.key().text(), entry.value());
            }
        }
    }

    private void add(String key, String words, YamlNode.Scalar scalar) {
        String summary = "The value of `%s` looks like %s itself, not like its name.".formatted(key, words);
        found.add(new Found(problem(summary, scalar), scalar.text()));
    }

    private void addKey(String words, YamlNode.Scalar key) {
        found.add(new Found(problem("This key looks like %s.".formatted(words), key), key.text()));
    }

    private static Diagnostic problem(String summary, YamlNode.Scalar scalar) {
        return Diagnostic.error(CheckCodes.LITERAL_SECRET, summary)
                .at(scalar.range())
                .hint("Put it into a secret store and state its name here, such as `proxmox/token`.")
                .hint("If it ever was in a commit, make a new one: Git remembers.")
                .build();
    }
}
