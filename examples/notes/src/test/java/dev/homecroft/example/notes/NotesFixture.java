package dev.homecroft.example.notes;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Lab;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.contract.Ability;
import dev.homecroft.spi.contract.ProviderFixture;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder of notes, and a person who works in it behind our back. */
final class NotesFixture implements ProviderFixture {
    private static final Address SUBJECT = new Address("note", "nas");
    private static final Target TARGET = new Target("notes", "tower");
    private static final SecretRef PASSPHRASE = new SecretRef("safe", "notes/passphrase");

    private final Path folder;
    private final Provider provider;

    NotesFixture(Path folder, Provider provider) {
        this.folder = folder;
        this.provider = provider;
        attempt(() -> Files.createDirectories(folder));
        write(".passphrase", "correct-horse-battery");
        write("shopping.md", "milk\n\nbread\n");
    }

    @Override
    public Provider provider() {
        return provider;
    }

    @Override
    public Lab lab() {
        return ExampleLab.with(Map.of("pve-1", "In the rack.", "pve-2", "In the hall.", "nas", "Under the desk."));
    }

    @Override
    public Address subject() {
        return SUBJECT;
    }

    @Override
    public Connection connection(Connection projected) {
        return new Connection(
                projected.target(),
                List.of(folder.toUri()),
                projected.fingerprints(),
                projected.credential(),
                projected.options());
    }

    @Override
    public Map<SecretRef, String> secrets() {
        return Map.of(PASSPHRASE, "correct-horse-battery");
    }

    @Override
    public Map<SecretRef, String> wrongSecrets() {
        return Map.of(PASSPHRASE, "wrong-pony-generator");
    }

    @Override
    public Set<Ability> abilities() {
        Set<Ability> all = EnumSet.allOf(Ability.class);
        if (!(provider instanceof Flaky)) {
            all.removeAll(Set.of(Ability.DROP_CALL, Ability.LOSE_ANSWER));
        }
        return all;
    }

    @Override
    public void dropNextCall() {
        ((Flaky) provider).dropNextCall();
    }

    @Override
    public void loseNextAnswer() {
        ((Flaky) provider).loseNextAnswer();
    }

    @Override
    public Map<ObjectRef, String> dump() {
        try (Stream<Path> files = Files.list(folder)) {
            Map<ObjectRef, String> dump = new TreeMap<>();
            files.forEach(file -> dump.put(
                    ref(file.getFileName().toString()), read(file.getFileName().toString())));
            return dump;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public Change change() {
        return new Change(
                ExampleLab.with(Map.of("pve-1", "In the rack.", "pve-2", "In the hall.", "nas", "On the shelf.")),
                Set.of("text"));
    }

    @Override
    public Lab without() {
        return ExampleLab.with(Map.of("pve-1", "In the rack.", "pve-2", "In the hall."));
    }

    @Override
    public ObjectRef create() {
        write("diary.md", "uuid: 3d0c\ntitle: nas\n\nDear diary.");
        return ref("diary.md");
    }

    @Override
    public String edit(ObjectRef ref) {
        write(note(ref).withText("Somewhere."));
        return "text";
    }

    @Override
    public void delete(ObjectRef ref) {
        attempt(() -> Files.delete(folder.resolve(ref.locator())));
    }

    @Override
    public ObjectRef copy(ObjectRef ref) {
        Note original = note(ref).with("uuid", "c0b1");
        write(new Note("copy.md", original.header(), original.text()));
        return ref("copy.md");
    }

    @Override
    public void replace(ObjectRef ref) {
        write(ref.locator(), "uuid: 0ddb\ntitle: nas\n\nMine.");
    }

    @Override
    public ObjectRef move(ObjectRef ref) {
        attempt(() -> Files.move(folder.resolve(ref.locator()), folder.resolve("renamed.md")));
        return ref("renamed.md");
    }

    @Override
    public void unmark(ObjectRef ref) {
        SortedMap<String, String> header = new TreeMap<>(note(ref).header());
        header.keySet().removeIf(name -> name.startsWith("croft-"));
        write(new Note(ref.locator(), header, note(ref).text()));
    }

    @Override
    public void stop() {
        attempt(() -> Files.move(folder, folder.resolveSibling("away")));
    }

    @Override
    public void start() {
        attempt(() -> Files.move(folder.resolveSibling("away"), folder));
    }

    @Override
    public void close() {
        // The test's own folder goes with the test.
    }

    private Note note(ObjectRef ref) {
        return Note.parse(ref.locator(), read(ref.locator()));
    }

    private void write(Note note) {
        write(note.file(), note.content());
    }

    private void write(String file, String content) {
        attempt(() -> Files.writeString(folder.resolve(file), content));
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static ObjectRef ref(String file) {
        return new ObjectRef(TARGET, file);
    }

    private static void attempt(Attempt attempt) {
        try {
            attempt.run();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private interface Attempt {
        void run() throws IOException;
    }
}
