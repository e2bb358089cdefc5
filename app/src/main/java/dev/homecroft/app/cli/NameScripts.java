package dev.homecroft.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The parts of completion scripts that know the names of a lab. They ask {@code croft names}, which reads files alone, so that a
 * key stays quick and works while everything else is down.
 */
final class NameScripts {
    /** Anything that has a name. */
    private static final String ALL = "";

    private static final Map<String, String> BY_COMMAND = byCommand();
    private static final Map<String, String> BY_OPTION =
            Map.of("--all", "hypervisor", "--destroy", ALL, "--without", ALL, "--restart", "guest");

    private NameScripts() {}

    private static Map<String, String> byCommand() {
        Map<String, String> kinds = new LinkedHashMap<>();
        List.of("drain", "undrain", "reboot").forEach(command -> kinds.put(command, "host"));
        kinds.put("rebuild", "guest");
        List.of("show", "destroy", "refs", "rename", "facts").forEach(command -> kinds.put(command, ALL));
        return kinds;
    }

    /** Commands whose words are names. */
    static Set<String> commands() {
        Set<String> commands = new TreeSet<>(BY_COMMAND.keySet());
        commands.add("adopt");
        return commands;
    }

    /** Goes behind what picocli writes, whose function still completes commands and options. */
    static String bash() {
        StringBuilder script = new StringBuilder("""

                # Names come from the lab's files.
                _croft_names() {
                  local word="${COMP_WORDS[COMP_CWORD]}" names=""
                  case "$word" in -*) _complete_croft; return;; esac
                  case "${COMP_WORDS[COMP_CWORD-1]}" in
                """);
        BY_OPTION.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> script.append("    %s) names=\"$(croft names %s 2>/dev/null)\";;%n"
                        .formatted(entry.getKey(), entry.getValue())));
        script.append("    *)\n      [ \"$COMP_CWORD\" -lt 2 ] || case \"${COMP_WORDS[1]}\" in\n");
        BY_COMMAND.forEach((command, kind) ->
                script.append("        %s) names=\"$(croft names %s 2>/dev/null)\";;%n".formatted(command, kind)));
        script.append("""
                        adopt)
                          if [ "$COMP_CWORD" -eq 2 ]; then
                            names="$(croft names 2>/dev/null | cut -d/ -f1 | sort -u)"
                          elif [ "$COMP_CWORD" -eq 3 ]; then
                            names="$(croft names "${COMP_WORDS[2]}" 2>/dev/null)"
                          fi;;
                      esac;;
                  esac
                  if [ -n "$names" ]; then
                    COMPREPLY=($(compgen -W "$names" -- "$word"))
                  else
                    _complete_croft
                  fi
                }
                complete -F _croft_names -o default croft
                """);
        return script.toString();
    }

    static String fish() {
        StringBuilder script = new StringBuilder();
        BY_COMMAND.forEach((command, kind) -> script.append(
                "complete -c croft -n '__fish_seen_subcommand_from %s' -a '(croft names %s 2>/dev/null)'%n"
                        .formatted(command, kind)));
        script.append("complete -c croft -n '__fish_seen_subcommand_from adopt' -a"
                + " '(croft names 2>/dev/null | cut -d/ -f1 | sort -u)'\n");
        return script.toString();
    }
}
