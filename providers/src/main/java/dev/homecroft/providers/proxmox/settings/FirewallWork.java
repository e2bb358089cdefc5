package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Work;
import dev.homecroft.providers.proxmox.settings.table.Level;
import dev.homecroft.spi.ProviderContext;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Step;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Switches a firewall on, and off again when it shuts us out. The rules are loaded some ten seconds after they were written, and
 * connections that stand then are kept, so new ones are tried for longer than that.
 */
final class FirewallWork implements Work {
    private static final Duration PAUSE = Duration.ofSeconds(4);
    private static final int TRIES = 4;
    /** One lost connection may be anything. */
    private static final int LOST = 2;

    private final ProxmoxClient client;
    private final ProviderContext context;
    private final Step step;
    private final SettingWork work;
    private final String key;
    private final boolean isSwitchedOn;
    private final URI endpoint;

    FirewallWork(ProxmoxClient client, ProviderContext context, Step step, SettingWork work) {
        this.client = client;
        this.context = context;
        this.step = step;
        this.work = work;
        SettingArguments arguments = SettingArguments.of(step);
        this.key = arguments.key();
        boolean mayShut = arguments.values().flag("enabled").orElse(false)
                || arguments
                        .values()
                        .text("policy-in")
                        .filter(policy -> !policy.equals("ACCEPT"))
                        .isPresent();
        this.isSwitchedOn = mayShut && (key.equals(Level.DATACENTER) || key.startsWith("node/"));
        this.endpoint = client.endpoint();
    }

    @Override
    public Look look() {
        Look look = work.look();
        boolean isOn = isSwitchedOn && look instanceof Look.Already;
        return !isOn || staysOpen() ? look : new Look.Stop(switchOff());
    }

    private boolean staysOpen() {
        int lost = 0;
        for (int tries = 0; tries < TRIES && lost < LOST; tries++) {
            context.pause(PAUSE);
            lost = client.isOpen(endpoint) ? 0 : lost + 1;
        }
        return lost < LOST;
    }

    /** By whichever endpoint still takes the call. */
    private StepResult switchOff() {
        String path = Level.find(client, key).map(Level::path).orElse(Level.WHOLE.path());
        Answer answer = client.send("PUT", path + "/options", List.of(Map.entry("enable", "0")));
        return new StepResult.Failed(
                SettingProblems.shut(step.id().address(), endpoint.getAuthority(), answer instanceof Answer.Ok));
    }

    @Override
    public Answer call() {
        return work.call();
    }

    @Override
    public String doing() {
        return work.doing();
    }

    @Override
    public int calls() {
        return work.calls();
    }

    @Override
    public boolean isHalf() {
        return work.isHalf();
    }

    @Override
    public boolean hasMoved() {
        return work.hasMoved();
    }

    @Override
    public String tasks() {
        return work.tasks();
    }

    @Override
    public String node() {
        return work.node();
    }
}
