package dev.homecroft.app.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class LanguageServersTest {
    private static final String LAB = "lab: { name: shed }\nnetworks:\n  servers: { cidr: 10.20.0.0/24 }\n";
    private static final String HOSTS =
            "hosts:\n  box:\n    nics: { eth0: { network: servers, address: servers+11 } }\n    os: debian\n";

    @TempDir
    Path folder;

    private EditorSession editor;

    @BeforeEach
    void aLabWithOneOpenFile() throws Exception {
        Files.writeString(folder.resolve("lab.yaml"), LAB);
        Files.writeString(folder.resolve("hosts.yaml"), HOSTS);
        editor = EditorSession.on(folder);
        editor.open("hosts.yaml", HOSTS);
    }

    @AfterEach
    void goodbye() throws Exception {
        editor.end();
    }

    private List<String> proposals(String text, Position position) throws Exception {
        editor.type("hosts.yaml", text);
        return EditorSession.get(editor.server()
                        .getTextDocumentService()
                        .completion(new CompletionParams(editor.document("hosts.yaml"), position)))
                .getLeft()
                .stream()
                .map(CompletionItem::getLabel)
                .toList();
    }

    @Test
    void problemsShowWhileTypingAndGoWhenTheyAreMended() throws Exception {
        editor.type("hosts.yaml", HOSTS.replace("network: servers", "network: serves"));
        assertThat(editor.findings("hosts.yaml")).singleElement().satisfies(finding -> {
            assertThat(finding.getCode().getLeft()).isEqualTo("unknown-reference");
            assertThat(finding.getRange().getStart()).isEqualTo(EditorSession.in(HOSTS, "servers,", 0));
        });
        editor.type("hosts.yaml", HOSTS);
        assertThat(editor.findings("hosts.yaml")).isEmpty();
    }

    @Test
    void whatTheWholeLabTellsFollowsAndStaysWithItsLine() throws Exception {
        String wrong = HOSTS.replace("servers+11", "10.30.0.1");
        editor.type("hosts.yaml", wrong);
        Position place = EditorSession.in(wrong, "10.30.0.1", 0);
        assertThat(editor.findings("hosts.yaml")).singleElement().satisfies(finding -> {
            assertThat(finding.getCode().getLeft()).isEqualTo("address-outside-network");
            assertThat(finding.getRange().getStart()).isEqualTo(place);
        });
        editor.type("hosts.yaml", "# One line more.\n" + wrong);
        assertThat(editor.findings("hosts.yaml"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.getRange().getStart())
                        .isEqualTo(new Position(place.getLine() + 1, place.getCharacter())));
        editor.type("hosts.yaml", "# One line more.\n" + HOSTS);
        assertThat(editor.findings("hosts.yaml")).isEmpty();
    }

    @Test
    void anotherFileThatChangesInTheFolderIsSeen() throws Exception {
        Files.writeString(folder.resolve("lab.yaml"), LAB.replace("servers:", "machines:"));
        editor.server().getWorkspaceService().didChangeWatchedFiles(new DidChangeWatchedFilesParams(List.of()));
        assertThat(editor.findings("hosts.yaml"))
                .extracting(finding -> finding.getCode().getLeft())
                .containsOnly("unknown-reference");
    }

    @Test
    void halfALineIsCompleted() throws Exception {
        String typed = HOSTS + "    sta";
        assertThat(proposals(typed, new Position(4, 7))).contains("status", "model", "profile");
        typed = HOSTS + "    status: ";
        assertThat(proposals(typed, new Position(4, 12))).contains("active", "planned");
        typed = HOSTS + "  two:\n    nics: { eth0: { network: ";
        assertThat(proposals(typed, new Position(5, 29))).containsExactly("servers");
        typed = HOSTS + "  two:\n    nics: { eth0: { ";
        assertThat(proposals(typed, new Position(5, 20)))
                .contains("network", "mac")
                .doesNotContain("os");
        assertThat(proposals("", new Position(0, 0))).contains("hosts", "guests", "dns");
    }

    private String hover(Position position) throws Exception {
        return EditorSession.get(editor.server()
                        .getTextDocumentService()
                        .hover(new HoverParams(editor.document("hosts.yaml"), position)))
                .getContents()
                .getRight()
                .getValue();
    }

    @Test
    void keysAndNamesExplainThemselves() throws Exception {
        assertThat(hover(EditorSession.in(HOSTS, "os:", 1)))
                .startsWith("`os`: text")
                .contains("Operating system.");
        assertThat(hover(EditorSession.in(HOSTS, "servers,", 2)))
                .isEqualTo("`network/servers`\n\ndefined at lab.yaml:3:3, named 2 times");
        assertThat(hover(EditorSession.in(HOSTS, "debian", 1))).isEmpty();
    }

    @Test
    void aNameLeadsToItsEntryAndToItsUsers() throws Exception {
        Position name = EditorSession.in(HOSTS, "servers,", 2);
        assertThat(EditorSession.get(editor.server()
                                .getTextDocumentService()
                                .definition(new DefinitionParams(editor.document("hosts.yaml"), name)))
                        .getLeft())
                .map(Location::getUri)
                .singleElement()
                .isEqualTo(editor.uri("lab.yaml"));
        ReferenceParams all = new ReferenceParams(editor.document("hosts.yaml"), name, new ReferenceContext(true));
        List<? extends Location> found =
                EditorSession.get(editor.server().getTextDocumentService().references(all));
        assertThat(found).hasSize(3);
    }

    @Test
    void renamingChangesEveryFileOrSaysWhyNot() throws Exception {
        Position name = EditorSession.in(HOSTS, "servers,", 2);
        RenameParams free = new RenameParams(editor.document("hosts.yaml"), name, "machines");
        assertThat(EditorSession.texts(EditorSession.get(
                        editor.server().getTextDocumentService().rename(free))))
                .containsEntry(editor.uri("lab.yaml"), LAB.replace("servers", "machines"))
                .containsEntry(editor.uri("hosts.yaml"), HOSTS.replace("servers", "machines"));
        RenameParams bad = new RenameParams(editor.document("hosts.yaml"), name, "No Name");
        assertThatThrownBy(() -> EditorSession.get(
                        editor.server().getTextDocumentService().rename(bad)))
                .hasMessageContaining("can't be the name of a network");
    }
}
