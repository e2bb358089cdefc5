package dev.homecroft.model.bind;

import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.time.Schedule;
import dev.homecroft.model.virt.Access;
import dev.homecroft.model.virt.Access.RealmKind;
import dev.homecroft.source.YamlNode;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Who may do what at a hypervisor. */
final class AccessShapes {
    static final Field<String> COMMENT = Field.of("comment", Types.TEXT, "Words kept beside it.");
    static final Field<Boolean> ENABLED = Field.of("enabled", Types.FLAG, "Whether it is in force; it is.");
    static final Field<YamlNode> RAW = Field.of(
            "proxmox",
            MixedTypes.RAW,
            "Options of Proxmox VE that Homecroft has no word for, passed through as they stand.");
    private static final Field<LocalDate> EXPIRES =
            Field.of("expires", Parties.DATE, "The day from which it is good for nothing, such as 2027-01-31.");

    private static final Field<RealmKind> KIND =
            Field.required("kind", Types.oneOf(RealmKind.class), "pam, pve, ldap, ad or openid.");
    private static final Field<Boolean> DEFAULT =
            Field.of("default", Types.FLAG, "Whether the login page offers it first.");
    private static final Field<List<String>> SERVERS =
            Field.of("servers", Types.listOf(Types.TEXT), "Servers of the directory, the first asked first.");
    private static final Field<String> BASE_DN =
            Field.of("base-dn", Types.TEXT, "Where users are in the directory, or its domain for ad.");
    private static final Field<String> BIND_DN = Field.of("bind-dn", Types.TEXT, "Whom the directory is asked as.");
    private static final Field<SecretRef> BIND_PASSWORD =
            Field.of("bind-password", Links.SECRET, "The secret with that one's password.");
    private static final Field<String> USER_ATTRIBUTE =
            Field.of("user-attribute", Types.TEXT, "Which attribute names a user, such as uid.");
    private static final Field<URI> ISSUER = Field.of("issuer-url", Types.URL, "The issuer of OpenID Connect.");
    private static final Field<String> CLIENT_ID = Field.of("client-id", Types.TEXT, "Its client's id.");
    private static final Field<SecretRef> CLIENT_KEY =
            Field.of("client-key", Links.SECRET, "The secret with its client's key.");
    private static final Field<String> USERNAME_CLAIM =
            Field.of("username-claim", Types.TEXT, "Which claim names a user, such as preferred_username.");
    private static final Field<Boolean> AUTOCREATE =
            Field.of("autocreate", Types.FLAG, "Whether whoever logs in becomes a user.");
    private static final Field<Schedule> SYNC =
            Field.of("sync", TimeTypes.CALENDAR, "When users and groups are taken over from the directory.");
    private static final Shape REALM = Shape.of(
            "a realm",
            KIND,
            DEFAULT,
            SERVERS,
            BASE_DN,
            BIND_DN,
            BIND_PASSWORD,
            USER_ATTRIBUTE,
            ISSUER,
            CLIENT_ID,
            CLIENT_KEY,
            USERNAME_CLAIM,
            AUTOCREATE,
            SYNC,
            COMMENT,
            RAW);

    private static Access.Realm realm(Entry entry) {
        return new Access.Realm(
                entry.name(),
                entry.must(KIND, RealmKind.PAM),
                entry.or(DEFAULT, false),
                entry.list(SERVERS),
                entry.get(BASE_DN),
                entry.get(BIND_DN),
                entry.get(BIND_PASSWORD),
                entry.get(USER_ATTRIBUTE),
                entry.get(ISSUER),
                entry.get(CLIENT_ID),
                entry.get(CLIENT_KEY),
                entry.get(USERNAME_CLAIM),
                entry.or(AUTOCREATE, false),
                entry.get(SYNC),
                entry.get(COMMENT),
                entry.get(RAW),
                entry.origin());
    }

    private static final Field<List<String>> PRIVILEGES = Field.required(
            "privileges",
            Types.listOf(Types.matching("a privilege such as VM.Audit", "[A-Za-z]+(\\.[A-Za-z]+)*")),
            "What it allows, in the words of Proxmox VE.");
    private static final Shape ROLE = Shape.of("a role", PRIVILEGES);
    private static final Shape GROUP = Shape.of("a group of users", COMMENT);

    private static final Field<List<String>> GROUPS =
            Field.of("groups", Types.listOf(Types.TEXT), "Groups, by their names here.");
    private static final Field<String> EMAIL = Field.of("email", Types.TEXT, "Where mail reaches the user.");
    private static final Field<SecretRef> PASSWORD =
            Field.of("password", Links.SECRET, "The secret with the password, for users of the realm pve.");
    private static final Shape USER = Shape.of("a user", GROUPS, EMAIL, ENABLED, EXPIRES, PASSWORD, COMMENT);

    private static Access.User user(Entry entry) {
        return new Access.User(
                entry.name(),
                entry.list(GROUPS),
                entry.get(EMAIL),
                entry.or(ENABLED, true),
                entry.get(EXPIRES),
                entry.get(PASSWORD),
                entry.get(COMMENT),
                entry.origin());
    }

    private static final Field<Boolean> SEPARATED = Field.of(
            "privilege-separation",
            Types.FLAG,
            "Whether it has only what is granted to itself, not all that its user may; it has.");
    private static final Field<SecretRef> SECRET =
            Field.of("secret", Links.SECRET, "Where its value is kept; it can be read once, when the token is made.");
    private static final Shape TOKEN = Shape.of("an API token", SEPARATED, EXPIRES, SECRET, COMMENT);

    private static Access.Token token(Entry entry) {
        return new Access.Token(
                entry.name(),
                entry.or(SEPARATED, true),
                entry.get(EXPIRES),
                entry.get(SECRET),
                entry.get(COMMENT),
                entry.origin());
    }

    private static final Field<String> PATH = Field.required(
            "path",
            Types.matching("a path such as /vms or /storage/local", "/([A-Za-z0-9_.:@-]+(/[A-Za-z0-9_.:@-]+)*)?"),
            "Where it holds, such as /vms or /storage/local.");
    private static final Field<List<String>> ROLES =
            Field.required("roles", Types.listOf(Types.TEXT), "Roles, of the lab or built in, such as PVEAuditor.");
    private static final Field<List<String>> USERS =
            Field.of("users", Types.listOf(Types.TEXT), "Users that have them, such as ana@pve.");
    private static final Field<List<String>> TOKENS =
            Field.of("tokens", Types.listOf(Types.TEXT), "Tokens that have them, such as croft@pve!plan.");
    private static final Field<Boolean> PROPAGATE =
            Field.of("propagate", Types.FLAG, "Whether it holds below the path as well; it does.");
    private static final Shape GRANT =
            Shape.of("a line of the access control list", PATH, ROLES, USERS, GROUPS, TOKENS, PROPAGATE);

    private static Access.Grant grant(Entry entry) {
        return new Access.Grant(
                entry.must(PATH, "/"),
                entry.must(ROLES, List.of()),
                entry.list(USERS),
                entry.list(GROUPS),
                entry.list(TOKENS),
                entry.or(PROPAGATE, true),
                entry.origin());
    }

    private static final Field<Map<String, Access.Realm>> REALMS_FIELD = Field.of(
            "realms",
            Links.entries(REALM, AccessShapes::realm),
            "Where logins are looked up, beside pam and pve that are always there.");
    private static final Field<Map<String, Access.Role>> ROLES_FIELD = Field.of(
            "roles",
            Links.entries(
                    ROLE, entry -> new Access.Role(entry.name(), entry.must(PRIVILEGES, List.of()), entry.origin())),
            "Sets of privileges, beside those that are built in.");
    private static final Field<Map<String, Access.Group>> GROUPS_FIELD = Field.of(
            "groups",
            Links.entries(GROUP, entry -> new Access.Group(entry.name(), entry.get(COMMENT), entry.origin())),
            "Groups of users.");
    private static final Field<Map<String, Access.User>> USERS_FIELD =
            Field.of("users", Links.entries(USER, AccessShapes::user), "Users by name and realm, such as ana@pve.");
    private static final Field<Map<String, Access.Token>> TOKENS_FIELD = Field.of(
            "tokens",
            Links.entries(TOKEN, AccessShapes::token),
            "API tokens by user and name, such as croft@pve!plan.");
    private static final Field<List<Access.Grant>> ACL =
            Field.of("acl", Types.listOf(Links.nested(GRANT, AccessShapes::grant)), "Who has which role where.");
    static final Shape ACCESS =
            Shape.of("who may do what", REALMS_FIELD, ROLES_FIELD, GROUPS_FIELD, USERS_FIELD, TOKENS_FIELD, ACL);

    private AccessShapes() {}

    static Access access(Entry entry) {
        return new Access(
                entry.map(REALMS_FIELD),
                entry.map(ROLES_FIELD),
                entry.map(GROUPS_FIELD),
                entry.map(USERS_FIELD),
                entry.map(TOKENS_FIELD),
                entry.list(ACL));
    }
}
