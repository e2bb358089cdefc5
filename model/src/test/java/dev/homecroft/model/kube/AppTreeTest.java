package dev.homecroft.model.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AppTreeTest {
    private static List<String> paths(List<String> patterns, String... files) {
        return AppTree.find("home", "kubernetes", patterns, List.of(files)).stream()
                .map(folder -> folder.path() + (folder.active() ? "" : " (inactive)"))
                .toList();
    }

    @Test
    void theTopmostFolderWithAMarkIsAnApp() {
        assertThat(paths(
                        List.of(),
                        "kubernetes/active/apps/immich/kustomization.yaml",
                        "kubernetes/active/apps/immich/server/kustomization.yaml",
                        "kubernetes/active/longhorn/Chart.yaml",
                        "kubernetes/active/notes/readme.md",
                        "kubernetes/inactive/istio/kustomization.yml",
                        "other/thing/Chart.yaml"))
                .containsExactly(
                        "kubernetes/active/apps/immich",
                        "kubernetes/active/longhorn",
                        "kubernetes/inactive/istio (inactive)");
    }

    @Test
    void basesAndOverlaysSpeakForTheFolderAbove() {
        assertThat(paths(
                        List.of(),
                        "kubernetes/hausparty/base/kustomization.yaml",
                        "kubernetes/hausparty/overlays/dev/kustomization.yaml",
                        "kubernetes/hausparty/overlays/prod/kustomization.yaml"))
                .containsExactly("kubernetes/hausparty");
    }

    @Test
    void aMarkOfTheWholeTreeIsNoApp() {
        assertThat(paths(
                        List.of(),
                        "kubernetes/kustomization.yaml",
                        "kubernetes/active/kustomization.yaml",
                        "kubernetes/active/apps/kustomization.yaml",
                        "kubernetes/active/apps/miniflux/kustomization.yaml"))
                .containsExactly("kubernetes/active/apps/miniflux");
    }

    @Test
    void patternsSayWhichFoldersAreApps() {
        assertThat(paths(
                        List.of("active/*", "active/apps/*"),
                        "kubernetes/active/apps/immich/values.yaml",
                        "kubernetes/active/apps/immich/parts/deep.yaml",
                        "kubernetes/active/cert-manager/values.yaml",
                        "kubernetes/inactive/istio/values.yaml"))
                .containsExactly("kubernetes/active/apps/immich", "kubernetes/active/cert-manager");
    }
}
