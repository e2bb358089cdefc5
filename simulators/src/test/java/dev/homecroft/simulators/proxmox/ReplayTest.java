package dev.homecroft.simulators.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.simulators.stage.Conversation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What real clients once asked is still answered as it was; no client is needed. */
class ReplayTest extends PeerCase {
    private static final Pattern TASK = Pattern.compile("/nodes/([^/]+)/tasks/\\{([^,]+),([^}]*)}(.*)");

    /** Long enough for an agent to answer and for the manager of high availability to have had its round. */
    private static final Duration BETWEEN = Duration.ofSeconds(20);

    /** The lock on software-defined networks, which differs from run to run. */
    private String token = "";

    @ParameterizedTest
    @ValueSource(strings = {"terraform-sample", "terraform-whole", "opentofu-whole", "proxmoxer", "ansible"})
    void theConversationOfAClientIsAnsweredAsItWas(String name) {
        List<String> differing = new ArrayList<>();
        for (Conversation.Line line : Conversation.read(ReplayTest.class, name)) {
            PveClient.Answer answer = ask(line);
            if (line.path().equals("/cluster/sdn/lock")) {
                token = answer.text();
            }
            simulator.control().finishTasks();
            simulator.control().advance(BETWEEN);
            if (answer.status() != line.status()) {
                differing.add(line + "\n  now " + answer);
            }
        }
        assertThat(differing).isEmpty();
    }

    private PveClient.Answer ask(Conversation.Line line) {
        List<String> form = new ArrayList<>();
        line.arguments().forEach((key, values) -> values.forEach(value -> form.addAll(List.of(key, value))));
        String path = encoded(named(line.path()));
        boolean isLocked = !token.isEmpty()
                && !line.method().equals("GET")
                && path.startsWith("/cluster/sdn")
                && !path.endsWith("/lock");
        if (isLocked) {
            form.addAll(List.of("lock-token", token));
        }
        boolean hasBody = line.method().equals("POST") || line.method().equals("PUT");
        if (hasBody) {
            return root.send(line.method(), path, form, List.of());
        }
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < form.size(); i += 2) {
            query.append(i == 0 ? '?' : '&')
                    .append(PveClient.encode(form.get(i)))
                    .append('=')
                    .append(PveClient.encode(form.get(i + 1)));
        }
        return root.send(line.method(), path + query, List.of(), List.of());
    }

    private static String encoded(String path) {
        return path.replace("!", "%21").replace("{", "%7B").replace("}", "%7D");
    }

    /** The newest task of this type and subject, in place of its name then. */
    private String named(String path) {
        Matcher task = TASK.matcher(path);
        if (!task.matches()) {
            return path;
        }
        String node = task.group(1);
        String upid =
                root.get("/nodes/" + node + "/tasks?source=all&limit=500&typefilter=" + task.group(2)).rows().stream()
                        .filter(row -> task.group(3).equals(row.get("id")))
                        .map(row -> row.getOrDefault("upid", ""))
                        .map(Object::toString)
                        .findFirst()
                        .orElse("none");
        return "/nodes/" + node + "/tasks/" + upid + task.group(4);
    }
}
