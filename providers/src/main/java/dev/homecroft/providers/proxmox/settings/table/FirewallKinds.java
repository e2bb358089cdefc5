package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.state.Risk;
import java.util.List;

/** The firewall at its levels. What is about others goes before them. */
public final class FirewallKinds {
    public static final SettingKind RULES = SettingKind.within(
                    "firewall-rules", new RulesRoute(), Level::right, Column.of(RulesRoute.RULES, Form.LINES))
            .removing(Risk.DISRUPTIVE);

    public static final SettingKind OPTIONS = SettingKind.registered(
                    "firewall",
                    new LevelRoute(),
                    Level::right,
                    Column.of("enabled", "enable", Form.FLAG),
                    Column.of("policy-in", "policy_in", Form.TEXT),
                    Column.of("policy-out", "policy_out", Form.TEXT))
            .removing(Risk.DISRUPTIVE);

    public static final SettingKind GROUP =
            SettingKind.commented("firewall-group", new GroupRoute(), SettingKind.COMMENT, Level::right);

    public static final SettingKind SET = SettingKind.commented(
            "firewall-set",
            NamedRoute.sets(),
            SettingKind.COMMENT,
            Level::right,
            Column.of(NamedRoute.ADDRESSES, Form.LINES));

    public static final SettingKind ALIAS = SettingKind.commented(
            "firewall-alias", NamedRoute.aliases(), SettingKind.COMMENT, Level::right, Column.of("cidr", Form.TEXT));

    static final List<SettingKind> ALL = List.of(OPTIONS, RULES, GROUP, SET, ALIAS);

    private FirewallKinds() {}
}
