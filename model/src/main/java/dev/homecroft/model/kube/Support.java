package dev.homecroft.model.kube;

import dev.homecroft.kernel.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which minor versions of Kubernetes a minor version of Talos runs. Versions that are not in the table are not judged. */
public final class Support {
    private static final Support BUILT_IN = read();

    private final Map<String, Span> spans;

    private Support(Map<String, Span> spans) {
        this.spans = spans;
    }

    /** Minor versions of Kubernetes 1 from {@code first} to {@code last}, both included. */
    public record Span(int first, int last) {
        public boolean contains(Version kubernetes) {
            List<Integer> numbers = kubernetes.numbers();
            boolean isKnown = numbers.size() > 1 && numbers.getFirst() == 1;
            return !isKnown || (numbers.get(1) >= first && numbers.get(1) <= last);
        }

        @Override
        public String toString() {
            return "1.%d to 1.%d".formatted(first, last);
        }
    }

    /** The one that comes with the program. */
    public static Support builtIn() {
        return BUILT_IN;
    }

    public Optional<Span> of(Version talos) {
        List<Integer> numbers = talos.numbers();
        return numbers.size() < 2
                ? Optional.empty()
                : Optional.ofNullable(spans.get(numbers.getFirst() + "." + numbers.get(1)));
    }

    private static Support read() {
        Map<String, Span> spans = new TreeMap<>();
        try (InputStream in = Support.class.getResourceAsStream("talos-support.txt")) {
            if (in == null) {
                throw new IllegalStateException("talos-support.txt is missing");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.split(" +")))
                    .forEach(cells -> spans.put(cells.get(0), new Span(minor(cells.get(1)), minor(cells.get(2)))));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return new Support(spans);
    }

    private static int minor(String version) {
        return Integer.parseInt(version.substring(version.indexOf('.') + 1));
    }
}
