package dev.homecroft.providers.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.LabTexts;
import dev.homecroft.spi.SecretKeeper;
import dev.homecroft.spi.SecretSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that are made on the way, in files that their owner alone may read. */
final class KeptFilesTest {
    private static final SecretRef REF = new SecretRef("kept", "tokens/plan");

    @TempDir
    private Path folder;

    private SecretStores stores(String store) {
        String text = "lab: { name: tower }\nsecrets: { stores: { kept: %s } }\n".formatted(store);
        return SecretStores.of(LabTexts.lab(text), folder.resolve("lab"), Map.of("HOME", folder.toString()));
    }

    private SecretStores writable() {
        return stores("{ kind: file, path: ~/kept, writable: true }");
    }

    private static void keep(SecretStores stores, String value) {
        keep(stores.keeper().prepare(REF, "ana@pve!plan="), value);
    }

    private static void keep(SecretKeeper.Place place, String value) {
        try (Secret secret = new Secret(value)) {
            place.keep(secret);
        }
    }

    @Test
    void aValueIsThereForItsOwnerAlone() throws IOException {
        keep(writable(), "ana@pve!plan=one");
        keep(writable(), "ana@pve!plan=two");
        try (Secret read = writable().apply(REF)) {
            assertThat(read.reveal()).isEqualTo("ana@pve!plan=two");
        }
        Path file = folder.resolve("kept/tokens/plan");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> left = Files.list(folder.resolve("kept/tokens"))) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void whatSomebodyElseKeepsThereIsNotOverwritten() throws IOException {
        Path file = folder.resolve("kept/tokens/plan");
        Files.createDirectories(folder.resolve("kept/tokens"));
        Files.writeString(file, "hers");
        assertThatThrownBy(() -> keep(writable(), "ana@pve!plan=one"))
                .isInstanceOf(CroftException.class)
                .hasMessageContaining("Something else stands");
        assertThat(file).hasContent("hers");
    }

    @Test
    void whatSomebodyElseKeepsThereMeanwhileIsNotOverwritten() {
        SecretKeeper.Place slow = writable().keeper().prepare(REF, "ana@pve!plan=");
        keep(writable(), "ana@pve!plan=hers");
        assertThatThrownBy(() -> keep(slow, "ana@pve!plan=mine"))
                .isInstanceOf(CroftException.class)
                .hasMessageContaining("Something else stands");
        assertThat(folder.resolve("kept/tokens/plan")).hasContent("ana@pve!plan=hers");
        assertThat(folder.resolve("kept/tokens")).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void aRehearsalAnswersWithWhatWasMadeInItAndElseWithWhatItHas() {
        SecretSource rehearsed = SecretStores.rehearsed(folder, _ -> new Secret("made up"));
        try (Secret before = rehearsed.apply(REF)) {
            assertThat(before.reveal()).isEqualTo("made up");
        }
        keep(rehearsed.keeper().prepare(REF, ""), "made");
        try (Secret after = rehearsed.apply(REF)) {
            assertThat(after.reveal()).isEqualTo("made");
        }
    }

    @Test
    void aStoreThatIsOnlyReadOrLiesInTheLabKeepsNothing() {
        assertThatThrownBy(() -> keep(stores("{ kind: file, path: ~/kept }"), "ana@pve!plan=one"))
                .hasMessageContaining("only read");
        assertThatThrownBy(() -> keep(stores("{ kind: file, path: ~/lab/kept, writable: true }"), "ana@pve!plan=one"))
                .isInstanceOf(CroftException.class)
                .hasMessageContaining("can't be kept");
        assertThat(folder.resolve("lab")).doesNotExist();
    }

    @Test
    void aLinkOutOfTheStoreIsNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createDirectories(folder.resolve("kept"));
        Files.createSymbolicLink(folder.resolve("kept/tokens"), elsewhere);
        for (SecretRef ref : List.of(REF, new SecretRef("kept", "tokens/deep/plan"))) {
            assertThatThrownBy(() -> writable().keeper().prepare(ref, "")).isInstanceOf(CroftException.class);
        }
        assertThat(elsewhere).isEmptyDirectory();
    }
}
