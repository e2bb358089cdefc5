package dev.homecroft.source;

import java.util.List;

/** The codes of all diagnostics of this room; each is a page of {@code croft explain}. They never change. */
public final class SourceCodes {
    public static final String NOT_UTF8 = "not-utf8";
    public static final String INVISIBLE_CHARACTER = "invisible-character";
    public static final String BIDI_CONTROL = "bidi-control";
    public static final String YAML_ALIAS_LIMIT = "yaml-alias-limit";
    public static final String YAML_ALIAS_UNKNOWN = "yaml-alias-unknown";
    public static final String YAML_DUPLICATE_KEY = "yaml-duplicate-key";
    public static final String YAML_KEY = "yaml-key";
    public static final String YAML_MANY_DOCUMENTS = "yaml-many-documents";
    public static final String YAML_MERGE_KEY = "yaml-merge-key";
    public static final String YAML_SYNTAX = "yaml-syntax";
    public static final String YAML_TAB = "yaml-tab";
    public static final String YAML_TAG = "yaml-tag";
    public static final String YAML_TOO_DEEP = "yaml-too-deep";
    public static final String YAML_TOO_LARGE = "yaml-too-large";
    public static final String YAML_EDIT = "yaml-edit";
    public static final String FILE_UNREADABLE = "file-unreadable";
    public static final String GIT_UNREADABLE = "git-unreadable";

    private SourceCodes() {}

    /** All of them, sorted. */
    public static List<String> all() {
        return List.of(
                BIDI_CONTROL,
                FILE_UNREADABLE,
                GIT_UNREADABLE,
                INVISIBLE_CHARACTER,
                NOT_UTF8,
                YAML_ALIAS_LIMIT,
                YAML_ALIAS_UNKNOWN,
                YAML_DUPLICATE_KEY,
                YAML_EDIT,
                YAML_KEY,
                YAML_MANY_DOCUMENTS,
                YAML_MERGE_KEY,
                YAML_SYNTAX,
                YAML_TAB,
                YAML_TAG,
                YAML_TOO_DEEP,
                YAML_TOO_LARGE);
    }
}
