package dev.homecroft.app.cli;

import dev.homecroft.app.session.Workbench;
import dev.homecroft.app.session.Workbench.Beginnings;
import dev.homecroft.app.session.Workbench.FirstLab;
import dev.homecroft.kernel.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** {@code croft init}: a first lab. */
final class InitCommand implements Command {
    private static final String NAME = "--name";
    private static final String DOMAIN = "--domain";
    private static final String TIMEZONE = "--timezone";
    private static final String CONTACT = "--contact";
    private static final String NETWORK = "--network";
    private static final String HOSTS = "--hosts";
    private static final String PROXMOX = "--proxmox";

    private final Workbench workbench;
    private final Supplier<String> zone;

    /** @param zone the time zone of this machine */
    InitCommand(Workbench workbench, Supplier<String> zone) {
        this.workbench = workbench;
        this.zone = zone;
    }

    @Override
    public String name() {
        return "init";
    }

    @Override
    public CommandSpec spec() {
        return Specs.command(
                        this,
                        "Writes a small lab with comments into a folder, as a start. Asks for what is not said, if"
                                + " somebody is there to answer.",
                        "croft init",
                        "croft init lab --name shed --domain lab.example.org --hosts pve-1,pve-2 --proxmox")
                .addOption(Specs.value("NAME", "the lab's name; the folder's when not stated", NAME))
                .addOption(Specs.value("DOMAIN", "domain of names inside the lab; home.arpa when not stated", DOMAIN))
                .addOption(Specs.value("ZONE", "time zone; this machine's when not stated", TIMEZONE))
                .addOption(Specs.value("WHO", "whom to ask about the lab", CONTACT))
                .addOption(Specs.value("CIDR", "the first network; 192.168.1.0/24 when not stated", NETWORK))
                .addOption(Specs.values("NAME", "names of machines, divided by commas", HOSTS))
                .addOption(Specs.flag("the machines are a cluster of Proxmox VE", PROXMOX))
                .addPositional(Specs.word(0, "DIR", "0..1", "a folder that is there; this one when not stated"));
    }

    @Override
    public ExitCode run(Call call) {
        Optional<String> folder = call.words().stream().findFirst();
        FirstLab made = workbench.init(folder, beginnings(folder, call));
        call.print(
                paper -> "%s is written; it has no problems.%nnext: croft check%n".formatted(made.file()),
                () -> Json.object()
                        .put("file", made.file())
                        .put("text", made.text())
                        .build());
        return ExitCode.OK;
    }

    private Beginnings beginnings(Optional<String> folder, Call call) {
        String name = asked(call, NAME, "Name of the lab", asName(workbench.folderName(folder)));
        String domain = asked(call, DOMAIN, "Domain of names inside it", "home.arpa");
        String timezone = asked(call, TIMEZONE, "Time zone", zone.get());
        String contact = asked(call, CONTACT, "Whom to ask about it", "admin@" + domain);
        String network = asked(call, NETWORK, "Its first network", "192.168.1.0/24");
        List<String> hosts = hosts(call);
        boolean proxmox = !hosts.isEmpty() && isProxmox(call);
        return new Beginnings(name, domain, timezone, contact, network, hosts, proxmox);
    }

    /** What was said, or else what is answered, or else what is usual. */
    private static String asked(Call call, String option, String question, String usual) {
        if (call.has(option) || !asks(call)) {
            return call.option(option, usual);
        }
        return call.terminal()
                .ask("%s [%s]:".formatted(question, usual))
                .filter(answer -> !answer.isEmpty())
                .orElse(usual);
    }

    private static boolean asks(Call call) {
        return call.terminal().asks() && !call.json();
    }

    private static List<String> hosts(Call call) {
        if (call.has(HOSTS)) {
            return call.options(HOSTS);
        }
        String answer = asks(call)
                ? call.terminal()
                        .ask("Names of machines, divided by commas [none yet]:")
                        .orElse("")
                : "";
        return Stream.of(answer.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static boolean isProxmox(Call call) {
        if (call.has(PROXMOX) || !asks(call)) {
            return call.has(PROXMOX);
        }
        return call.terminal()
                .ask("Do they run Proxmox VE? [y/N]")
                .filter(answer -> answer.toLowerCase(Locale.ROOT).startsWith("y"))
                .isPresent();
    }

    /** A folder's name as a name in the lab. */
    private static String asName(String folder) {
        String name =
                folder.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return name.isEmpty()
                ? "lab"
                : name.substring(0, Math.min(name.length(), 40)).replaceAll("-$", "");
    }
}
