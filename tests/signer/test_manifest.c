/* Verdicts, and the reader of manifests: what it accepts, which interfaces fit
 * each other, and that it survives any bytes. */
#include "support.h"

#include <stdio.h>

#include "bytes_le.h"
#include "image/elf_format.h"

static void verdict_names_and_line(void **state)
{
    struct image_verdict verdict;
    struct image_text hostile = {.bytes = "a\n\033[2J\200", .n = 7};
    char line[64], tiny[8];

    (void)state;
    assert_false(image_refuse(&verdict, IMAGE_BAD_SEGMENT, "%t %s %u %l %x %%", &hostile, "b", 7u,
                              (uint64_t)UINT64_MAX, (uint64_t)0xbeef));
    assert_string_equal(verdict.detail, "a??[2J? b 7 18446744073709551615 0xbeef %");
    image_refuse(&verdict, IMAGE_NOT_SIGNED, "x");
    size_t n = image_verdict_line(&verdict, "w.domain", line, sizeof line);
    assert_string_equal(line, "refused: w.domain: not-signed: x");
    assert_int_equal(n, strlen(line));
    image_verdict_line(&verdict, "w.domain", tiny, sizeof tiny);
    assert_string_equal(tiny, "refused");
}

static void verdict_cuts_long_text(void **state)
{
    struct image_verdict verdict;
    char longer[500];

    (void)state;
    memset(longer, 'x', sizeof longer);
    struct image_text hostile = {.bytes = longer, .n = sizeof longer};
    image_refuse(&verdict, IMAGE_MODIFIED, "%t%t", &hostile, &hostile);
    assert_int_equal(strlen(verdict.detail), IMAGE_DETAIL_BYTES - 1);
}

static void causes_have_the_agreed_names(void **state)
{
    static const char *const names[] = {
        "accepted", "not-signed", "unknown-key", "revoked-key", "wrong-name",
        "rolled-back", "modified", "compiler-too-old", "interface-mismatch", "bad-segment",
        "bad-relocation", "bad-manifest", "truncated"};

    (void)state;
    for (unsigned i = 0; i < sizeof names / sizeof names[0]; i++)
        assert_string_equal(image_cause_name((enum image_cause)i), names[i]);
}

static void add_record(struct buffer *note, uint16_t tag, const void *payload, uint32_t n)
{
    buffer_le16(note, tag);
    buffer_le16(note, 0);
    buffer_le32(note, n);
    buffer_add(note, payload, n);
    buffer_zeros(note, -n & 3);
}

static void add_interface(struct buffer *note, uint8_t direction, const char *binding,
                          const char *name, unsigned members, const char *const *member_names,
                          const uint8_t *hash_bytes, uint8_t fingerprint)
{
    struct buffer payload = {0};

    buffer_u8(&payload, direction);
    buffer_zeros(&payload, 3);
    for (unsigned i = 0; i < 32; i++)
        buffer_u8(&payload, fingerprint);
    buffer_counted_text(&payload, name, strlen(name));
    buffer_le16(&payload, (uint16_t)members);
    for (unsigned m = 0; m < members; m++) {
        buffer_counted_text(&payload, member_names[m], strlen(member_names[m]));
        for (unsigned i = 0; i < 32; i++)
            buffer_u8(&payload, hash_bytes[m]);
    }
    buffer_counted_text(&payload, binding, strlen(binding));
    add_record(note, SD_MANIFEST_INTERFACE, payload.bytes, (uint32_t)payload.n);
    buffer_free(&payload);
}

/* All required records but the one with `without`. */
static struct buffer note_without(unsigned without)
{
    static const uint8_t one[4] = {1}, quotas[SD_QUOTAS_BYTES] = {9}, digest[32] = {3};
    struct buffer note = {0};

    buffer_add(&note, SD_MANIFEST_MAGIC "\1\0\0\0", 8);
    for (unsigned tag = 1; tag <= SD_MANIFEST_COMPILER_LEVEL; tag++) {
        if (tag == without || tag == SD_MANIFEST_INTERFACE || tag == SD_MANIFEST_GRANT)
            continue;
        switch (tag) {
        case SD_MANIFEST_NAME: add_record(&note, 1, "words", 5); break;
        case SD_MANIFEST_DOMAIN_VERSION:
        case SD_MANIFEST_COMPILER:
        case SD_MANIFEST_FLAGS: add_record(&note, (uint16_t)tag, "-O2 x", 5); break;
        case SD_MANIFEST_SOURCE_DIGEST: add_record(&note, 7, digest, 32); break;
        case SD_MANIFEST_QUOTAS: add_record(&note, 9, quotas, sizeof quotas); break;
        default: add_record(&note, (uint16_t)tag, one, 4); break;
        }
    }
    return note;
}

static void expect_note(struct buffer *note, const char *words)
{
    struct image_verdict verdict;
    struct manifest manifest;
    uint8_t *copy = exact_copy(note->bytes, note->n);
    bool is_accepted = manifest_parse(copy, note->n, &manifest, &verdict);

    free(copy);
    buffer_free(note);
    assert_refused(is_accepted, verdict, IMAGE_BAD_MANIFEST, words);
}

static void manifest_reads_all(void **state)
{
    static const char *const members[] = {"count", "Block.length"};
    static const uint8_t hashes[] = {1, 2};
    struct buffer note = note_without(0);
    struct image_verdict verdict;
    struct manifest manifest;
    struct manifest_interface found;
    uint32_t index;

    (void)state;
    add_record(&note, SD_MANIFEST_GRANT, "data", 4);
    add_interface(&note, SD_EXPORT, "main", "Words", 2, members, hashes, 7);
    add_interface(&note, SD_IMPORT, "files", "Files", 0, 0, 0, 8);
    add_interface(&note, SD_IMPORT, "main", "Words", 2, members, hashes, 7);
    add_record(&note, SD_MANIFEST_GRANT, "system", 6);
    assert_true(manifest_parse(note.bytes, note.n, &manifest, &verdict));
    assert_true(image_text_is(manifest.name, "words"));
    assert_int_equal(manifest.rollback, 1);
    assert_int_equal(manifest.quotas.heap_bytes, 9);
    assert_int_equal(manifest.import_count, 2);
    assert_int_equal(manifest.export_count, 1);
    assert_int_equal(manifest.grant_count, 2);
    assert_true(image_text_is(manifest_grant_at(&manifest, 1), "system"));
    assert_true(manifest_asks_grant(&manifest, text("data")));
    assert_false(manifest_asks_grant(&manifest, text("dat")));
    assert_true(manifest_find_binding(&manifest, SD_IMPORT, text("main"), &found, &index));
    assert_int_equal(index, 1);
    assert_int_equal(found.member_count, 2);
    assert_true(image_text_is(manifest_member_at(&found, 1).name, "Block.length"));
    assert_int_equal(manifest_member_at(&found, 1).hash[31], 2);
    assert_false(manifest_find_binding(&manifest, SD_EXPORT, text("files"), &found, 0));
    buffer_free(&note);
}

static void manifest_wants_each_record_once(void **state)
{
    (void)state;
    for (unsigned tag = 1; tag <= SD_MANIFEST_COMPILER_LEVEL; tag++) {
        struct buffer note = note_without(tag), full = note_without(0);
        char words[64];
        if (tag == SD_MANIFEST_INTERFACE || tag == SD_MANIFEST_GRANT) {
            buffer_free(&note);
            buffer_free(&full);
            continue;
        }
        snprintf(words, sizeof words, "tag %u is missing", tag);
        expect_note(&note, words);
        add_record(&full, (uint16_t)tag, full.bytes + 16, 0);
        if (tag == SD_MANIFEST_DOMAIN_VERSION || tag == SD_MANIFEST_COMPILER ||
            tag == SD_MANIFEST_FLAGS)
            snprintf(words, sizeof words, "tag %u stands twice", tag);
        else
            snprintf(words, sizeof words, "tag %u has wrong contents", tag);
        expect_note(&full, words);
    }
}

static void manifest_refuses_malformed(void **state)
{
    static const char *const wrong_members[] = {"m-1", "", ".", "Block.", ".length", "a.b.c"};
    static const uint8_t hashes[] = {1};
    struct buffer note = note_without(0);

    (void)state;
    note.bytes[0] = 'X';
    expect_note(&note, "does not begin with SDMF");
    note = note_without(0);
    note.bytes[4] = 2;
    expect_note(&note, "version is not known");
    note = note_without(0);
    add_record(&note, SD_MANIFEST_CONCURRENT, "\2\0\0", 4);
    expect_note(&note, "tag 12 has wrong contents");
    note = note_without(0);
    add_record(&note, 13, "", 0);
    expect_note(&note, "tag 13 is not known");
    note = note_without(SD_MANIFEST_DIALECT);
    add_record(&note, SD_MANIFEST_DIALECT, "\2\0\0", 4);
    expect_note(&note, "dialect level 2 is not 1");
    note = note_without(SD_MANIFEST_NAME);
    add_record(&note, SD_MANIFEST_NAME, "no name", 7);
    expect_note(&note, "tag 1 has wrong contents");
    note = note_without(SD_MANIFEST_FLAGS);
    add_record(&note, SD_MANIFEST_FLAGS, "a\n", 2);
    expect_note(&note, "tag 5 has wrong contents");
    note = note_without(0);
    add_record(&note, SD_MANIFEST_GRANT, "", 0);
    expect_note(&note, "tag 10 has wrong contents");
    note = note_without(0);
    add_interface(&note, 2, "main", "Words", 0, 0, 0, 1);
    expect_note(&note, "unknown direction");
    note = note_without(0);
    add_interface(&note, SD_EXPORT, "ma in", "Words", 0, 0, 0, 1);
    expect_note(&note, "no proper name");
    for (size_t i = 0; i < sizeof wrong_members / sizeof wrong_members[0]; i++) {
        note = note_without(0);
        add_interface(&note, SD_EXPORT, "main", "Words", 1, &wrong_members[i], hashes, 1);
        expect_note(&note, "a member of an interface has no proper name");
    }
    note = note_without(0);
    add_interface(&note, SD_EXPORT, "main", "Words", 0, 0, 0, 1);
    add_interface(&note, SD_EXPORT, "main", "Files", 0, 0, 0, 1);
    expect_note(&note, "binding 'main' stands twice");
    note = note_without(SD_MANIFEST_COMPILER_LEVEL);
    buffer_add(&note, "\13\0\0\0\4\0\0\0\1\0\0", 11);
    expect_note(&note, "a record is cut");
    note = note_without(0);
    buffer_add(&note, "\12\0\0\0\1\0\0\0xyzz", 12); /* padding is not zero */
    expect_note(&note, "badly padded");
}

static void manifest_has_limits(void **state)
{
    static const char *members[SD_MEMBERS_MAX + 1];
    static const uint8_t hashes[SD_MEMBERS_MAX + 1];
    struct buffer note = note_without(0);
    char name[16];

    (void)state;
    for (unsigned i = 0; i <= SD_MEMBERS_MAX; i++)
        members[i] = "m";
    add_interface(&note, SD_EXPORT, "main", "Words", SD_MEMBERS_MAX + 1, members, hashes, 1);
    expect_note(&note, "an interface has too many members");
    note = note_without(0);
    for (unsigned i = 0; i <= SD_INTERFACES_MAX; i++) {
        snprintf(name, sizeof name, "b%u", i);
        add_interface(&note, i % 2 ? SD_EXPORT : SD_IMPORT, name, "Words", 0, 0, 0, 1);
    }
    expect_note(&note, "too many interfaces");
    note = note_without(0);
    for (unsigned i = 0; i <= SD_GRANTS_MAX; i++)
        add_record(&note, SD_MANIFEST_GRANT, "data", 4);
    expect_note(&note, "tag 10 has wrong contents");
}

static void manifest_survives_cuts_and_flips(void **state)
{
    static const char *const members[] = {"count", "Block.length"};
    static const uint8_t hashes[] = {1, 2};
    struct buffer note = note_without(0);
    struct image_verdict verdict;
    struct manifest manifest;
    size_t required = note.n;

    (void)state;
    add_interface(&note, SD_EXPORT, "main", "Words", 2, members, hashes, 7);
    add_record(&note, SD_MANIFEST_GRANT, "system", 6);
    for (size_t n = 0; n < note.n; n++) {
        uint8_t *copy = exact_copy(note.bytes, n);
        bool is_accepted = manifest_parse(copy, n, &manifest, &verdict);
        free(copy);
        /* cut between the optional records it is whole again */
        if (is_accepted && n < required)
            fail_msg("accepted when cut at %zu", n);
    }
    for (size_t bit = 0; bit < note.n * 8; bit++) {
        uint8_t *copy = exact_copy(note.bytes, note.n);
        copy[bit / 8] ^= (uint8_t)(1u << bit % 8);
        if (manifest_parse(copy, note.n, &manifest, &verdict))
            for (uint32_t i = 0; i < manifest.export_count; i++) {
                struct manifest_interface one = manifest_interface_at(&manifest, SD_EXPORT, i);
                for (uint32_t m = 0; m < one.member_count; m++)
                    assert_non_null(manifest_member_at(&one, m).hash);
            }
        free(copy);
    }
    buffer_free(&note);
}

struct shape {
    unsigned count;
    const char *names[3];
    uint8_t hashes[3];
    uint8_t fingerprint;
    const char *interface;
};

static bool fits(const struct shape *import, const struct shape *export,
                 struct image_verdict *verdict)
{
    struct buffer note = note_without(0);
    struct manifest manifest;

    add_interface(&note, SD_IMPORT, "words", import->interface, import->count, import->names,
                  import->hashes, import->fingerprint);
    add_interface(&note, SD_EXPORT, "main", export->interface, export->count, export->names,
                  export->hashes, export->fingerprint);
    assert_true(manifest_parse(note.bytes, note.n, &manifest, verdict));
    struct manifest_interface wanted = manifest_interface_at(&manifest, SD_IMPORT, 0);
    struct manifest_interface offered = manifest_interface_at(&manifest, SD_EXPORT, 0);
    bool is_fitting = manifest_interface_fits(&wanted, &offered, verdict);
    buffer_free(&note);
    return is_fitting;
}

static void mismatch_names_the_member(void **state)
{
    const struct shape old = {2, {"count", "swap"}, {1, 2}, 1, "Words"};
    const struct shape changed = {2, {"count", "swap"}, {1, 3}, 2, "Words"};
    const struct shape less = {1, {"swap"}, {2}, 3, "Words"};
    const struct shape more = {3, {"count", "swap", "stop"}, {1, 2, 3}, 4, "Words"};
    const struct shape moved = {2, {"swap", "count"}, {2, 1}, 5, "Words"};
    const struct shape version = {2, {"count", "swap"}, {1, 2}, 6, "Words"};
    const struct shape other = {2, {"count", "swap"}, {1, 2}, 1, "Files"};
    struct image_verdict verdict;

    (void)state;
    assert_true(fits(&old, &old, &verdict));
    assert_refused(fits(&old, &changed, &verdict), verdict, IMAGE_INTERFACE_MISMATCH,
                   "'swap' of interface Words was changed");
    assert_refused(fits(&old, &less, &verdict), verdict, IMAGE_INTERFACE_MISMATCH,
                   "'count' of interface Words is missing in the exporting domain");
    assert_refused(fits(&old, &more, &verdict), verdict, IMAGE_INTERFACE_MISMATCH,
                   "'stop' of interface Words is missing in the importing domain");
    assert_refused(fits(&old, &moved, &verdict), verdict, IMAGE_INTERFACE_MISMATCH,
                   "'swap' of interface Words stands where 'count' was");
    assert_refused(fits(&old, &version, &verdict), verdict, IMAGE_INTERFACE_MISMATCH,
                   "same members but another version");
    assert_refused(fits(&old, &other, &verdict), verdict, IMAGE_INTERFACE_MISMATCH,
                   "import 'words' is an interface Words, export 'main' an interface Files");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verdict_names_and_line),
        cmocka_unit_test(verdict_cuts_long_text),
        cmocka_unit_test(causes_have_the_agreed_names),
        cmocka_unit_test(manifest_reads_all),
        cmocka_unit_test(manifest_wants_each_record_once),
        cmocka_unit_test(manifest_refuses_malformed),
        cmocka_unit_test(manifest_has_limits),
        cmocka_unit_test(manifest_survives_cuts_and_flips),
        cmocka_unit_test(mismatch_names_the_member),
    };
    return cmocka_run_group_tests(tests, 0, 0);
}
