package dev.homecroft.model.bind;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a secret looks like that was written where only its name belongs. The rules are data: values that give themselves
 * away by their form, and keys that promise a secret above a value that looks random.
 */
public final class SecretRules {
    private static final List<Form> FORMS = List.of(
            new Form("a private key", "-----BEGIN", "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY"),
            new Form("an age identity", "AGE-SECRET-KEY-1", "AGE-SECRET-KEY-1[0-9A-Z]{6,}+"),
            new Form("a GitHub token", "gh", "\\bgh[pousr]_[A-Za-z0-9]{20,}"),
            new Form("a GitHub token", "github_pat_", "\\bgithub_pat_[A-Za-z0-9_]{20,}"),
            new Form("a GitLab token", "glpat-", "\\bglpat-[A-Za-z0-9_-]{16,}"),
            new Form("an AWS access key", "IA", "\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"),
            new Form("a Slack token", "xox", "\\bxox[abeprs]-[A-Za-z0-9-]{10,}"),
            new Form("a Tailscale key", "tskey-", "\\btskey-[a-z]+-[A-Za-z0-9-]{8,}"),
            new Form("a Stripe key", "k_live_", "\\b[rs]k_live_[A-Za-z0-9]{16,}"),
            new Form("a Google API key", "AIza", "\\bAIza[A-Za-z0-9_-]{30,}"),
            new Form("a DigitalOcean token", "_v1_", "\\bdo[opr]_v1_[0-9a-f]{32,}"),
            new Form("an npm token", "npm_", "\\bnpm_[A-Za-z0-9]{30,}"),
            new Form("a PyPI token", "pypi-", "\\bpypi-[A-Za-z0-9_-]{30,}"),
            new Form("a Hugging Face token", "hf_", "\\bhf_[A-Za-z0-9]{30,}"),
            new Form("a HashiCorp Vault token", "hv", "\\bhv[bs]\\.[A-Za-z0-9_-]{20,}"),
            new Form(
                    "a signed token (JWT)",
                    "eyJ",
                    "\\beyJ[A-Za-z0-9_-]{8,400}\\.eyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]++"),
            new Form(
                    "a Proxmox VE API token",
                    "!",
                    "[^\\s@!=]{1,64}@[a-z0-9.-]{1,64}![A-Za-z0-9._-]{1,128}=[0-9a-f]{8}-[0-9a-f-]{27}"),
            new Form(
                    "a Bitwarden access token",
                    "0.",
                    "\\b0\\.[0-9a-f]{8}-[0-9a-f-]{27}\\.[A-Za-z0-9]{20,}:[A-Za-z0-9+/=]{16,}"),
            new Form("a password's hash", "$", "\\$(?:1|5|6|y|2[aby])\\$[./A-Za-z0-9$=,]{16,}"),
            new Form("a URL with a password", "://", "[a-z][a-z0-9+.-]{0,20}://[^\\s/:@]{0,200}:[^\\s/@]{1,200}@"));

    private static final List<String> ENDINGS = List.of("password", "passwd", "passphrase", "secret", "token");
    private static final Set<String> KEYS = Set.of("key", "apikey", "psk");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern NAME_OF_A_SECRET = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_./-]*");
    private static final Pattern WORDS = Pattern.compile("[A-Za-z]+(?:[-_./ ][A-Za-z0-9]{1,12})*[0-9]{0,2}");
    private static final int SHORTEST = 8;

    /** In characters. What is longer is judged by its beginning: patterns with groups go a level deeper for each turn. */
    private static final int LONGEST = 512;

    private SecretRules() {}

    /**
     * @param words what a match is, such as {@code a private key}
     * @param mark what every match holds; looking for it first is much quicker than the pattern
     */
    private record Form(String words, String mark, Pattern pattern) {
        private Form(String words, String mark, String pattern) {
            this(words, mark, Pattern.compile(pattern));
        }

        private boolean isIn(String text) {
            return text.contains(mark) && pattern.matcher(text).find();
        }
    }

    /** What the text is for sure, whatever its key says. */
    public static Optional<String> form(String text) {
        if (text.length() < SHORTEST) {
            return Optional.empty();
        }
        for (Form form : FORMS) {
            if (form.isIn(text)) {
                return Optional.of(form.words);
            }
        }
        return Optional.empty();
    }

    /**
     * What the text of a field most likely is, if it is a secret.
     *
     * @param key the last part of the field's path
     */
    public static Optional<String> of(String key, String text) {
        if (text.length() < SHORTEST) {
            return Optional.empty();
        }
        Optional<String> certain = form(text);
        if (certain.isPresent() || !promises(key) || Types.isPlaceholder(text)) {
            return certain;
        }
        return looksRandom(beginning(text.strip())) ? Optional.of("a secret") : Optional.empty();
    }

    private static String beginning(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** The forms that a text may have, by the marks in it. */
    static List<Pattern> patternsFor(String text) {
        return FORMS.stream()
                .filter(form -> text.contains(form.mark))
                .map(Form::pattern)
                .toList();
    }

    /** Whether a secret is to be expected at a key of that name. */
    static boolean promises(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        int last = Math.max(key.lastIndexOf('-'), Math.max(key.lastIndexOf('_'), key.lastIndexOf('.')));
        boolean isKey = KEYS.contains(key.substring(last + 1)) && !key.contains("public");
        for (String ending : ENDINGS) {
            isKey |= key.endsWith(ending);
        }
        return isKey;
    }

    /** Names of secrets are words with dashes and slashes; what people and machines make up as secrets is not. */
    private static boolean looksRandom(String text) {
        if (text.length() < SHORTEST || WORDS.matcher(text).matches()) {
            return false;
        }
        if (UUID.matcher(text).matches()) {
            return true;
        }
        boolean isName = NAME_OF_A_SECRET.matcher(text).matches() && text.contains("/");
        boolean isMixed =
                text.chars().anyMatch(Character::isDigit) && text.chars().anyMatch(Character::isLetter);
        boolean hasSymbols = text.chars().anyMatch(c -> "!#$%^&*+=?@:;,<>()[]{}|~".indexOf(c) >= 0);
        boolean isNoName = !isName && (isMixed || hasSymbols) && entropy(text) >= 2.5;
        boolean hidesInAName = isMixed && text.length() >= 24 && longestPart(text) >= 20 && entropy(text) >= 3.5;
        return isNoName || hidesInAName;
    }

    private static int longestPart(String text) {
        int longest = 0;
        for (String part : text.split("[-_./]", -1)) {
            longest = Math.max(longest, part.length());
        }
        return longest;
    }

    /** Shannon's entropy in bits for each character. */
    private static double entropy(String text) {
        int[] counts = new int[128];
        int counted = 0;
        for (int i = 0; i < text.length(); i++) {
            counts[text.charAt(i) & 127]++;
            counted++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / counted;
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }
}
