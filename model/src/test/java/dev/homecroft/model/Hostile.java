package dev.homecroft.model;

import dev.homecroft.source.LabFiles;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Labs that nobody would write: folders from any bytes, and a secret that must never come out of one. */
public final class Hostile {
    /** Parts the files of a folder; the first line of each is its name. */
    private static final String PART = "\u001e";

    private static final int MOST_FILES = 8;
    private static final int LONGEST_NAME = 40;

    /** Looks like a secret wherever it stands. */
    public static final String CANARY = "AGE-SECRET-KEY-1CANARY0CANARY0CANARY0CANARY0";

    private static final String TRACE = "CANARY0CANARY";
    private static final Pattern WHOLE = Pattern.compile("AGE-SECRET-KEY-1[0-9A-Z]{6,}");

    private Hostile() {}

    /** The files of a folder, by name, that the bytes describe. */
    public static Map<String, byte[]> folder(byte[] bytes) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String part : new String(bytes, StandardCharsets.ISO_8859_1).split(PART, MOST_FILES)) {
            int end = part.indexOf('\n');
            String name = name(end < 0 ? "" : part.substring(0, end));
            files.put(name, part.substring(end + 1).getBytes(StandardCharsets.ISO_8859_1));
        }
        return files;
    }

    private static String name(String stated) {
        String safe = stated.replaceAll("[^a-z0-9.-]", "");
        return safe.isEmpty() || safe.startsWith(".")
                ? "lab.yaml"
                : safe.substring(0, Math.min(LONGEST_NAME, safe.length()));
    }

    /** The lab in such a folder. */
    public static LabFiles lab(byte[] bytes) {
        return LabTexts.ofBytes(folder(bytes));
    }

    /** Whether what came out holds a part of the canary that went in; a part that went in alone is no secret. */
    public static boolean leaks(byte[] in, String out) {
        String text = new String(in, StandardCharsets.ISO_8859_1);
        boolean isWhole = !WHOLE.matcher(text).replaceAll("").contains("CANARY");
        return isWhole && out.contains(TRACE);
    }
}
