package dev.homecroft.model.bind;

import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Secrets;
import dev.homecroft.model.Secrets.AppRole;
import dev.homecroft.model.Secrets.Kind;
import dev.homecroft.model.Secrets.Service;
import dev.homecroft.model.language.Form;
import java.net.URI;
import java.util.Arrays;
import java.util.List;

/** Secret stores, and what is said of all secrets. */
final class StoreShapes {
    private static final Field<Kind> KIND = Field.required(
            "kind",
            Types.scalar(
                    new Form.Choice(Arrays.stream(Kind.values()).map(Kind::word).toList()),
                    text -> Arrays.stream(Kind.values())
                            .filter(kind -> kind.word().equals(text))
                            .findFirst()),
            "env, file, age-file, sops, bitwarden, vault or 1password.");
    private static final Field<String> PATH =
            Field.of("path", Types.TEXT, "Folder of the files; for sops the encrypted file itself.");
    private static final Field<String> PREFIX = Field.of(
            "prefix",
            Types.matching("letters, digits and underscores", "[A-Za-z_][A-Za-z0-9_]*"),
            "Prefix of the environment variables.");
    private static final Field<String> IDENTITY =
            Field.of("identity", Types.TEXT, "File with the age identity, for age-file and sops.");
    private static final Field<Boolean> WRITABLE = Field.of(
            "writable",
            Types.FLAG,
            "Whether values that are made on the way, such as those of tokens, may be written into it; only for file, "
                    + "with a path outside of the lab's folder.");
    private static final Field<URI> URL =
            Field.of("url", Types.URL, "The server of vault, or of a bitwarden that one hosts oneself.");
    private static final Field<String> PROJECT = Field.of(
            "project", Types.TEXT, "The project of bitwarden that holds the secrets; all that the token sees.");
    private static final Field<String> MOUNT =
            Field.of("mount", Types.TEXT, "Where vault has its KV engine; secret when not stated.");
    private static final Field<String> NAMESPACE = Field.of("namespace", Types.TEXT, "The namespace of vault.");
    private static final Field<String> VAULT =
            Field.of("vault", Types.TEXT, "The vault of 1password that holds the items.");
    private static final Field<String> ACCOUNT =
            Field.of("account", Types.TEXT, "The account of 1password, where one has several.");
    private static final Field<SecretRef> TOKEN = Field.of(
            "token",
            Links.SECRET,
            "The token to log in with, in another store; where the service's own tool looks for it when not stated.");
    private static final Field<SecretRef> ROLE_ID =
            Field.required("role-id", Links.SECRET, "The secret, in another store, with the id of the role.");
    private static final Field<SecretRef> SECRET_ID =
            Field.required("secret-id", Links.SECRET, "The secret, in another store, with its secret id.");
    private static final Field<String> AUTH_MOUNT =
            Field.of("mount", Types.TEXT, "Where the auth method is mounted; approle when not stated.");
    private static final Field<AppRole> APPROLE = Field.of(
            "approle",
            Links.nested(Shape.of("an AppRole", ROLE_ID, SECRET_ID, AUTH_MOUNT), StoreShapes::appRole),
            "How a machine logs in to vault, instead of by a token.");
    private static final Field<String> CA = Field.of(
            "ca", Types.TEXT, "File with the certificate of the authority that the server of vault has its own from.");

    static final Shape STORE = Shape.of(
            "a secret store",
            KIND,
            PATH,
            PREFIX,
            IDENTITY,
            WRITABLE,
            URL,
            PROJECT,
            MOUNT,
            NAMESPACE,
            VAULT,
            ACCOUNT,
            TOKEN,
            APPROLE,
            CA);

    private static final Field<List<SecretRef>> REQUIRED = Field.of(
            "required", Types.listOf(Links.SECRET), "Secrets that must be there though no field refers to them.");
    /** What the section states beside its stores. */
    static final Shape SECRETS = Shape.of("what is said of all secrets", REQUIRED);

    private StoreShapes() {}

    static Secrets.Store store(Entry entry) {
        return new Secrets.Store(
                entry.name(),
                entry.must(KIND, Kind.ENV),
                entry.get(PATH),
                entry.get(PREFIX),
                entry.get(IDENTITY),
                entry.or(WRITABLE, false),
                new Service(
                        entry.get(URL),
                        entry.get(PROJECT).or(() -> entry.get(MOUNT)).or(() -> entry.get(VAULT)),
                        entry.get(ACCOUNT).or(() -> entry.get(NAMESPACE)),
                        entry.get(TOKEN),
                        entry.get(APPROLE),
                        entry.get(CA)),
                entry.origin());
    }

    private static AppRole appRole(Entry entry) {
        SecretRef nothing = new SecretRef("nowhere", "nothing");
        return new AppRole(
                entry.must(ROLE_ID, nothing), entry.must(SECRET_ID, nothing), entry.or(AUTH_MOUNT, "approle"));
    }
}
