package dev.homecroft.model.language;

import dev.homecroft.model.Section;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a field takes. */
public sealed interface Form {
    /** In words that follow "expected": {@code a size such as 8G}. */
    String words();

    /**
     * A single value.
     *
     * @param pattern regular expression for the whole of it, if a simple one says at least as much as the binder accepts
     */
    record Text(String words, Optional<String> pattern) implements Form {}

    /** True or false. */
    record Flag() implements Form {
        @Override
        public String words() {
            return "`true` or `false`";
        }
    }

    /** A whole number, both ends included. */
    record Whole(long from, long to) implements Form {
        @Override
        public String words() {
            return "a whole number from %d to %d".formatted(from, to);
        }
    }

    /** One of some words. */
    record Choice(List<String> options) implements Form {
        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public String words() {
            String list = "`" + String.join("`, `", options) + "`";
            return options.size() == 1 ? list : "one of " + list;
        }
    }

    /**
     * The name of an entry.
     *
     * @param sections of which it may be; one at least
     */
    record Reference(List<Section> sections) implements Form {
        public Reference {
            sections = List.copyOf(sections);
        }

        @Override
        public String words() {
            String kinds = sections.stream().map(Section::kind).collect(Collectors.joining(" or "));
            boolean isVowel = "aeiou".indexOf(kinds.charAt(0)) >= 0;
            return "the name of %s %s".formatted(isVowel ? "an" : "a", kinds);
        }
    }

    /** The name of a secret, with or without its store. */
    record Secret() implements Form {
        @Override
        public String words() {
            return "the name of a secret such as `proxmox/token`";
        }
    }

    /** The name of an entry, a slash, and the name of something in it. */
    record Within(Section section, String part) implements Form {
        @Override
        public String words() {
            return "the name of a %s of a %s such as `%s/name`".formatted(part, section.kind(), section.kind());
        }
    }

    /** An address: literal, relative to a network, {@code dhcp} or {@code none}. */
    record Address() implements Form {
        @Override
        public String words() {
            return "an address such as `10.20.0.11`, `servers+11`, `dhcp` or `none`";
        }
    }

    /** A list; one value stands for a list of one. */
    record Many(Form item) implements Form {
        @Override
        public String words() {
            return "a list, each " + item.words();
        }
    }

    /**
     * A mapping from names to values.
     *
     * @param names sections whose entries may be named as keys; any key when empty
     */
    record Named(String words, List<Section> names, Form value) implements Form {
        public Named {
            names = List.copyOf(names);
        }
    }

    /** A mapping with fields of its own. */
    record Fields(EntryForm entry) implements Form {
        @Override
        public String words() {
            return entry.words();
        }
    }

    /** One of several forms. */
    record Either(String words, List<Form> forms) implements Form {
        public Either {
            forms = List.copyOf(forms);
        }
    }

    /** Anything at all: what another program reads, passed through as it stands. */
    record Free(String words) implements Form {}

    /** Fields of any kind of entry, none of them required. */
    record Inherited() implements Form {
        @Override
        public String words() {
            return "fields of any kind of entry";
        }
    }
}
