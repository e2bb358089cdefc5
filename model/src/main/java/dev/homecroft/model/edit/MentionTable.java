package dev.homecroft.model.edit;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All places of a lab that name an entry, to be asked by file or by name without a look at each of them.
 *
 * @param byFile by the paths of the files, in their order
 * @param inProfiles those inside of profiles, in whichever files
 */
public record MentionTable(Map<String, Mentions> byFile, Mentions inProfiles) {
    /** Those in a file. */
    public Stream<Mention> in(String file) {
        Stream<Mention> own = Stream.ofNullable(byFile.get(file)).flatMap(mentions -> mentions.found().stream());
        return Stream.concat(
                own,
                inProfiles.found().stream()
                        .filter(mention -> mention.at().range().file().equals(file)));
    }

    /** Those that name an entry so, file by file; those inside of profiles come last. */
    public Stream<Mention> named(String name) {
        return parts().flatMap(mentions -> mentions.named(name).stream());
    }

    /** All of them, file by file as they are met; those inside of profiles come last. */
    List<Mention> all() {
        return parts().flatMap(mentions -> mentions.found().stream()).toList();
    }

    private Stream<Mentions> parts() {
        return Stream.concat(byFile.values().stream(), Stream.of(inProfiles));
    }
}
