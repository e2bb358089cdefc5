package dev.homecroft.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.model.Hostile;
import dev.homecroft.model.Lab;
import dev.homecroft.model.References;
import dev.homecroft.model.bind.LabBinder;
import dev.homecroft.model.bind.LabLanguage;
import dev.homecroft.source.LabFiles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of who names whom, and the edits that rest on it, over files of any content. {@code JAZZER_FUZZ=1} lets it
 * invent them.
 */
final class LinkerFuzzTest {
    private static final int RENAMED = 6;
    private static final String NAME = "zz-other";

    private final Formatting formatting = new Formatting(LabLanguage.whole());

    @MethodSource("dev.homecroft.model.HostileCorpus#all")
    @FuzzTest(maxDuration = "60s")
    void whatIsDefinedIsFoundRenamedAndLaidOutWhateverTheFilesHold(byte[] bytes) {
        LabFiles files = Hostile.lab(bytes);
        List<Mention> mentions = new MentionIndex(LabLanguage.whole()).of(files);
        mentions.forEach(mention -> assertThat(mention.at().text()).startsWith(mention.name()));
        files.files()
                .forEach(
                        file -> checkLayout(file.path(), files.text(file.path()).text()));
        LabBinder.bind(files).lab().ifPresent(lab -> checkTable(files, lab));
    }

    private void checkLayout(String path, String text) {
        formatting
                .of(path, text)
                .ifPresent(laidOut -> assertThat(formatting.of(path, laidOut)).contains(laidOut));
    }

    private static void checkTable(LabFiles files, Lab lab) {
        References references = lab.references();
        references
                .unused()
                .forEach(thing -> assertThat(references.usesOf(thing)).isEmpty());
        references.definitions().keySet().stream().limit(RENAMED).forEach(thing -> {
            references
                    .without(thing)
                    .forEach(loss -> assertThat(loss.toString()).isNotEmpty());
            checkRenamed(files, lab, thing);
        });
    }

    /** A name that nothing has is taken by all who name the thing, or the renaming is refused with a reason. */
    private static void checkRenamed(LabFiles files, Lab lab, Address thing) {
        Map<String, String> texts;
        try {
            texts = new Renaming(files, lab).to(thing, NAME);
        } catch (CroftException refused) {
            assertThat(refused.diagnostics()).isNotEmpty();
            return;
        }
        boolean hasAliases = texts.values().stream().anyMatch(text -> text.contains("*"));
        LabFiles renamed = files.with(texts);
        assertThat(renamed.diagnostics()).hasSameSizeAs(files.diagnostics());
        // What an alias stands for may be a name here and a field there; whoever renames looks at the lab that comes
        // out.
        assertThat(hasAliases || isDefined(renamed, new Address(thing.kind(), NAME)))
                .as("%s in %s", thing, texts)
                .isTrue();
    }

    private static boolean isDefined(LabFiles files, Address thing) {
        return LabBinder.bind(files)
                .lab()
                .filter(lab -> lab.references().isDefined(thing))
                .isPresent();
    }
}
