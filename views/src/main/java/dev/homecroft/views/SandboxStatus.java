package dev.homecroft.views;

import java.time.Instant;
import java.util.List;

/**
 * A running sandbox, as the user may look at it.
 *
 * @param folder the lab's folder
 * @param now its clock
 * @param endsAt when it ends by itself if nobody uses it
 */
public record SandboxStatus(
        String lab, String folder, long pid, Instant startedAt, Instant now, Instant endsAt, List<Server> servers) {
    public SandboxStatus {
        servers = List.copyOf(servers);
    }

    /**
     * One simulated system.
     *
     * @param target as in plans
     * @param kind what it simulates, in words, such as {@code DNS server}
     * @param endpoint where it answers
     * @param holds what it holds, in words, such as {@code 9 guests}
     * @param faults accidents that are under way, in words
     */
    public record Server(String target, String kind, String name, String endpoint, String holds, List<String> faults) {
        public Server {
            faults = List.copyOf(faults);
        }
    }
}
