package dev.homecroft.example.notes;

import dev.homecroft.spi.contract.ProviderContractTest;
import dev.homecroft.spi.contract.ProviderFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The provider of notes keeps the contract. */
final class NotesProviderTest extends ProviderContractTest {
    // region test
    @TempDir
    Path folder;

    @Override
    protected ProviderFixture open() {
        return new NotesFixture(folder.resolve("notes"), new NotesProvider());
    }
    // endregion
}
