package dev.homecroft.simulators.stage;

import java.util.Map;

/**
 * What the simulated server answers in place of success. It is an exception because a refusal can come from any depth of
 * a request or a task, and it ends both; it never leaves the simulator.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, String> errors;

    /**
     * @param status the HTTP status
     * @param errors what is wrong by parameter, or empty
     */
    public Refusal(int status, String message, Map<String, String> errors) {
        super(message, null, false, false);
        this.status = status;
        this.errors = Map.copyOf(errors);
    }

    /** Proxmox VE answers 500 to nearly everything that fails. */
    public Refusal(String message) {
        this(500, message, Map.of());
    }

    public static Refusal parameter(String name, String problem) {
        return new Refusal(400, "Parameter verification failed.", Map.of(name, problem));
    }

    public int status() {
        return status;
    }

    public Map<String, String> errors() {
        return errors;
    }

    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
