package dev.homecroft.providers.proxmox.settings.declared;

import dev.homecroft.kernel.Address;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.virt.Access;
import dev.homecroft.model.virt.RawOptions;
import dev.homecroft.model.virt.Settings;
import dev.homecroft.providers.proxmox.settings.table.AclRoute;
import dev.homecroft.providers.proxmox.settings.table.Form;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Need;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Pools, and who may do what, as the lab states it. */
public final class AccessDeclared {
    private final String cluster;
    private final Settings settings;
    private final Access access;
    private final List<Declared> all = new ArrayList<>();

    AccessDeclared(Hypervisor hypervisor) {
        this.cluster = hypervisor.name();
        this.settings = hypervisor.settings();
        this.access = settings.access();
    }

    List<Declared> all() {
        settings.pools().values().forEach(this::pool);
        access.roles().values().forEach(this::role);
        access.groups().values().forEach(this::group);
        access.realms().values().forEach(this::realm);
        access.users().values().forEach(this::user);
        access.tokens().values().forEach(this::token);
        access.acl().forEach(this::grant);
        return all;
    }

    private Need need(String kind, String name, String why) {
        return new Need(new Address(kind, cluster + "/" + name), why);
    }

    private void pool(Settings.Pool pool) {
        Fields.Builder fields = Fields.builder().put("comment", pool.comment().map(Value::of));
        if (!pool.storages().isEmpty()) {
            fields.put("storages", Form.set(pool.storages()));
        }
        List<Need> needs = pool.storages().stream()
                .map(storage -> need("storage", storage, "holds it"))
                .toList();
        all.add(new Declared("pool", pool.name(), fields.build(), needs, pool.origin()));
    }

    private void role(Access.Role role) {
        Fields fields =
                Fields.builder().put("privileges", Form.set(role.privileges())).build();
        all.add(new Declared("role", role.name(), fields, List.of(), role.origin()));
    }

    private void group(Access.Group group) {
        Fields fields =
                Fields.builder().put("comment", group.comment().map(Value::of)).build();
        all.add(new Declared("group", group.name(), fields, List.of(), group.origin()));
    }

    private void user(Access.User user) {
        Fields.Builder fields = Fields.builder()
                .put("comment", user.comment().map(Value::of))
                .put("email", user.email().map(Value::of))
                .put("expires", user.expires().map(day -> Value.of(day.toString())))
                .put("password", user.password().map(Value::of));
        if (!user.groups().isEmpty()) {
            fields.put("groups", Form.set(user.groups()));
        }
        if (user.origin().states("enabled") || !user.enabled()) {
            fields.put("enabled", user.enabled());
        }
        List<Need> needs = new ArrayList<>();
        user.groups().forEach(group -> needs.add(need("group", group, "is in it")));
        needs.add(need("realm", user.name().substring(user.name().indexOf('@') + 1), "logs in there"));
        all.add(new Declared("user", user.name(), fields.build(), needs, user.origin()));
    }

    private void token(Access.Token token) {
        Fields.Builder fields = Fields.builder()
                .put("comment", token.comment().map(Value::of))
                .put("secret", token.secret().map(Value::of))
                .put("expires", token.expires().map(day -> Value.of(day.toString())));
        if (token.origin().states("privilege-separation") || !token.separated()) {
            fields.put("separated", token.separated());
        }
        List<Need> needs = List.of(need("user", token.user(), "is its token"));
        all.add(new Declared("token", token.name(), fields.build(), needs, token.origin()));
    }

    private void realm(Access.Realm realm) {
        boolean isDomain = realm.kind() == Access.RealmKind.AD;
        Fields.Builder fields = Fields.builder()
                .put("kind", realm.kind().name().toLowerCase(Locale.ROOT))
                .put("comment", realm.comment().map(Value::of))
                .put(isDomain ? "domain" : "base-dn", realm.baseDn().map(Value::of))
                .put("bind-dn", realm.bindDn().map(Value::of))
                .put("bind-password", realm.bindPassword().map(Value::of))
                .put("user-attribute", realm.userAttribute().map(Value::of))
                .put("issuer-url", realm.issuer().map(url -> Value.of(url.toString())))
                .put("client-id", realm.clientId().map(Value::of))
                .put("client-key", realm.clientKey().map(Value::of))
                .put("username-claim", realm.usernameClaim().map(Value::of));
        List<String> servers = realm.servers();
        if (!servers.isEmpty()) {
            fields.put("server", servers.getFirst());
        }
        if (servers.size() > 1) {
            fields.put("fallback-server", servers.get(1));
        }
        if (realm.origin().states("default") || realm.isDefault()) {
            fields.put("default", realm.isDefault());
        }
        if (realm.origin().states("autocreate") || realm.autocreate()) {
            fields.put("autocreate", realm.autocreate());
        }
        StorageDeclared.raw(RawOptions.of(realm.raw()), fields);
        all.add(new Declared("realm", realm.name(), fields.build(), List.of(), realm.origin()));
        realm.sync().ifPresent(schedule -> {
            Fields sync = Fields.builder()
                    .put("realm", realm.name())
                    .put("schedule", schedule.toString())
                    .build();
            List<Need> needs = List.of(need("realm", realm.name(), "is taken over from it"));
            all.add(new Declared("realm-sync", realm.name(), sync, needs, realm.origin()));
        });
    }

    private void grant(Access.Grant grant) {
        for (String role : grant.roles()) {
            grant.users().forEach(who -> line(grant, role, "user", who));
            grant.groups().forEach(who -> line(grant, role, "group", who));
            grant.tokens().forEach(who -> line(grant, role, "token", who));
        }
    }

    private void line(Access.Grant grant, String role, String type, String who) {
        String key = new AclRoute.Line(type, who, role, grant.path()).toString();
        Fields fields = Fields.builder().put("propagate", grant.propagate()).build();
        List<Need> needs = List.of(need("role", role, "grants it"), need(type, who, "is granted to it"));
        all.add(new Declared("acl", key, fields, needs, grant.origin()));
    }
}
