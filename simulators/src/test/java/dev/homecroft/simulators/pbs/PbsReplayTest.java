package dev.homecroft.simulators.pbs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.simulators.stage.Conversation;
import dev.homecroft.simulators.wire.PinnedClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a real client once asked is still answered as it was; no client is needed. */
class PbsReplayTest extends PbsCase {
    private static final Pattern TASK = Pattern.compile("/nodes/localhost/tasks/\\{([^,]+),([^}]*)}(.*)");

    @Test
    void theConversationOfAClientIsAnsweredAsItWas() {
        addBackups("lab", "100", 3);
        List<String> differing = new ArrayList<>();
        for (Conversation.Line line : Conversation.read(PbsReplayTest.class, "proxmoxer")) {
            PbsClient.Answer answer = root.send(line.method(), path(line), Map.of(), arguments(line));
            simulator.control().finishTasks();
            simulator.control().advance(Duration.ofSeconds(20));
            if (answer.status() != line.status()) {
                differing.add(line + "\n  now " + answer);
            }
        }
        assertThat(differing).isEmpty();
    }

    private static String[] arguments(Conversation.Line line) {
        List<String> pairs = new ArrayList<>();
        line.arguments().forEach((name, values) -> pairs.addAll(List.of(name, values.getFirst())));
        // Digests and passwords are not written down; the only digest that the client gave was to be refused.
        boolean isLate = line.status() == 400 && pairs.contains("late");
        if (isLate) {
            pairs.addAll(List.of("digest", "0".repeat(64)));
        }
        if (line.path().equals("/config/remote")) {
            pairs.addAll(List.of("password", "secret"));
        }
        return pairs.toArray(String[]::new);
    }

    /** The newest task of this type, in place of its name then. */
    private String path(Conversation.Line line) {
        Matcher task = TASK.matcher(line.path());
        if (!task.matches()) {
            return line.path().replace("!", "%21");
        }
        String upid = root.get("/nodes/localhost/tasks", "limit", "0", "typefilter", task.group(1)).rows().stream()
                .map(row -> String.valueOf(row.get("upid")))
                .findFirst()
                .orElse("none");
        return "/nodes/localhost/tasks/" + PinnedClient.encode(upid) + task.group(3);
    }
}
