/* Readers of manifest, keyring, container and system blob: what they accept,
 * and that they survive any bytes. */
#include "support.h"

#include <stdio.h>

#include "bytes_le.h"
#include "container_writer.h"
#include "image/container_reader.h"
#include "image/elf_format.h"
#include "image/system_reader.h"

static struct image_text text(const char *literal)
{
    return (struct image_text){.bytes = literal, .n = strlen(literal)};
}

/* --- verdicts ------------------------------------------------------------ */

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

/* --- manifest ------------------------------------------------------------ */

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

/* --- interfaces ---------------------------------------------------------- */

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

/* --- keyring ------------------------------------------------------------- */

static void keyring_is_checked_whole(void **state)
{
    struct ring *ring = ring_for("words");
    struct image_verdict verdict;
    struct keyring keyring;

    (void)state;
    assert_int_equal(ring_raise_rollback(ring, "words", 3), DONE);
    struct buffer file = ring_bytes(ring);
    const uint8_t *root = test_keys()->root_point;
    assert_true(keyring_open(file.bytes, file.n, root, 1, &keyring, &verdict));
    assert_int_equal(keyring_minimum_rollback(&keyring, text("words")), 3);
    assert_int_equal(keyring_minimum_rollback(&keyring, text("word")), 0);
    assert_refused(keyring_open(file.bytes, file.n, test_keys()->known_point, 1, &keyring,
                                &verdict),
                   verdict, IMAGE_UNKNOWN_KEY, "not signed by the root key");
    assert_refused(keyring_open(file.bytes, file.n, root, 2, &keyring, &verdict), verdict,
                   IMAGE_ROLLED_BACK, "keyring epoch 1 is below 2");
    for (size_t n = 0; n < file.n; n++) {
        uint8_t *copy = exact_copy(file.bytes, n);
        bool is_accepted = keyring_open(copy, n, root, 1, &keyring, &verdict);
        free(copy);
        enum image_cause expected =
            n == file.n - SD_TRAILER_BYTES ? IMAGE_NOT_SIGNED : IMAGE_TRUNCATED;
        if (is_accepted || verdict.cause != expected)
            fail_msg("cut at %zu: %s", n, image_cause_name(verdict.cause));
    }
    for (size_t bit = 0; bit < file.n * 8; bit += 3) {
        file.bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
        if (keyring_open(file.bytes, file.n, root, 1, &keyring, &verdict))
            fail_msg("accepted with bit %zu flipped", bit);
        file.bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
    buffer_free(&file);
    free(ring);
}

/* Signed by the root key, so that only the contents can be at fault. */
static void expect_ring(struct buffer *body, const char *words)
{
    struct image_verdict verdict;
    struct keyring keyring;

    put_le32(body->bytes + SD_KEYRING_BODY_BYTES_AT,
             get_le32(body->bytes + SD_KEYRING_BODY_BYTES_AT) + (uint32_t)body->n);
    assert_int_equal(key_sign_buffer(test_keys()->root, SD_SIGNED_KEYRING, body), DONE);
    bool is_accepted =
        keyring_open(body->bytes, body->n, test_keys()->root_point, 1, &keyring, &verdict);
    buffer_free(body);
    assert_refused(is_accepted, verdict, IMAGE_BAD_MANIFEST, words);
}

/* The body of a ring with one key and one minimum; expect_ring sets the length. */
static struct buffer ring_body(void)
{
    struct ring *ring = ring_for("words");

    assert_int_equal(ring_raise_rollback(ring, "words", 3), DONE);
    struct buffer body = ring_bytes(ring);
    body.n -= SD_TRAILER_BYTES;
    put_le32(body.bytes + SD_KEYRING_BODY_BYTES_AT, 0);
    free(ring);
    return body;
}

static void keyring_refuses_malformed(void **state)
{
    const size_t key = SD_KEYRING_HEADER_BYTES, flags = key + SD_PUBLIC_POINT_BYTES;
    struct buffer body = ring_body();

    (void)state;
    body.bytes[0] = 'X';
    expect_ring(&body, "does not begin with SDKEYRNG");
    body = ring_body();
    body.bytes[8] = 2;
    expect_ring(&body, "version is not known");
    body = ring_body();
    put_le32(body.bytes + SD_KEYRING_BODY_BYTES_AT, 1);
    expect_ring(&body, "length field is wrong");
    body = ring_body();
    put_le32(body.bytes + SD_KEYRING_KEY_COUNT_AT, SD_KEYRING_KEYS_MAX + 1);
    expect_ring(&body, "more keys or minimums than allowed");
    body = ring_body();
    put_le32(body.bytes + SD_KEYRING_MINIMUM_COUNT_AT, 2);
    expect_ring(&body, "a minimum's record is cut");
    body = ring_body();
    body.bytes[body.n - 8] = ' ';
    expect_ring(&body, "has no domain name");
    body = ring_body();
    buffer_zeros(&body, 1);
    expect_ring(&body, "bytes are left over");
    body = ring_body();
    put_le16(body.bytes + flags + 1, SD_KEYRING_PATTERNS_MAX + 1);
    expect_ring(&body, "too many patterns");
    body = ring_body();
    body.bytes[key] = 2; /* a compressed point */
    expect_ring(&body, "point or flags have an unknown form");
    body = ring_body();
    body.bytes[flags] = 2;
    expect_ring(&body, "point or flags have an unknown form");
    body = ring_body();
    body.bytes[flags + 5] = '*'; /* a star in front */
    expect_ring(&body, "a pattern is not a domain name");
}

static void keyring_parse_survives(void **state)
{
    struct ring *ring = ring_for("wo*");
    struct image_verdict verdict;
    struct keyring keyring;

    (void)state;
    assert_int_equal(ring_raise_rollback(ring, "words", 3), DONE);
    struct buffer file = ring_bytes(ring);
    size_t n = file.n - SD_TRAILER_BYTES;
    for (size_t cut = 0; cut < n; cut++) {
        uint8_t *copy = exact_copy(file.bytes, cut);
        if (cut >= SD_KEYRING_HEADER_BYTES)
            put_le32(copy + SD_KEYRING_BODY_BYTES_AT, (uint32_t)cut);
        if (keyring_parse(copy, cut, &keyring, &verdict) || verdict.cause != IMAGE_BAD_MANIFEST)
            fail_msg("cut at %zu: %s", cut, image_cause_name(verdict.cause));
        free(copy);
    }
    for (size_t bit = 0; bit < n * 8; bit++) {
        uint8_t *copy = exact_copy(file.bytes, n);
        copy[bit / 8] ^= (uint8_t)(1u << bit % 8);
        if (keyring_parse(copy, n, &keyring, &verdict)) {
            for (uint32_t i = 0; i < keyring.key_count; i++) {
                struct keyring_key key = keyring_key_at(&keyring, i);
                keyring_key_may_sign(&key, text("words"));
            }
            keyring_minimum_rollback(&keyring, text("words"));
        }
        free(copy);
    }
    buffer_free(&file);
    free(ring);
}

static void ring_edits_are_one_way(void **state)
{
    struct ring *ring = ring_for("words");
    const char *pattern = "files", *bad = "fi*les";
    char id[KEY_ID_TEXT_BYTES];

    (void)state;
    assert_int_equal(ring_add(ring, test_keys()->known_point, 1, &bad), UNABLE);
    assert_int_equal(ring_raise_level(ring, 2), DONE);
    assert_int_equal(ring_raise_level(ring, 1), REFUSED);
    assert_int_equal(ring_raise_rollback(ring, "words", 2), DONE);
    assert_int_equal(ring_raise_rollback(ring, "words", 1), REFUSED);
    assert_int_equal(ring_raise_rollback(ring, "wor ds", 1), UNABLE);
    key_id_text(test_keys()->known_point, id);
    assert_int_equal(ring_revoke(ring, "0123456"), UNABLE);
    assert_int_equal(ring_revoke(ring, "zzzzzzzz"), REFUSED);
    assert_int_equal(ring_revoke(ring, id), DONE);
    assert_int_equal(ring_add(ring, test_keys()->known_point, 1, &pattern), REFUSED);
    free(ring);
}

/* --- container ----------------------------------------------------------- */

static struct buffer small_container(unsigned data_files)
{
    static const struct buffer contents = {.bytes = (uint8_t *)"contents", .n = 8};
    static const struct buffer nothing = {0};
    const struct container_piece pieces[] = {
        {SD_CONTAINER_SYSTEM, "system", &contents},  {SD_CONTAINER_KEYRING, "keyring", &nothing},
        {SD_CONTAINER_DOMAIN, "words.domain", &contents}, {SD_CONTAINER_DATA, "script", &contents},
        {SD_CONTAINER_DATA, "script", &contents},
    };
    struct buffer out = {0};

    container_write(pieces, 3 + data_files, &out);
    return out;
}

static void expect_container(struct buffer *file, enum image_cause cause, const char *words)
{
    struct image_verdict verdict;
    struct container container;
    bool is_accepted = container_open(file->bytes, file->n, &container, &verdict);

    buffer_free(file);
    assert_refused(is_accepted, verdict, cause, words);
}

static void container_reads_back(void **state)
{
    struct buffer file = small_container(1);
    struct image_verdict verdict;
    struct container container;
    struct container_entry entry;

    (void)state;
    assert_true(container_open(file.bytes, file.n, &container, &verdict));
    assert_int_equal(container.entry_count, 4);
    assert_true(container_find(&container, SD_CONTAINER_DATA, text("script"), &entry));
    assert_int_equal(entry.n, 8);
    assert_memory_equal(entry.bytes, "contents", 8);
    assert_int_equal((size_t)(entry.bytes - file.bytes) % SD_CONTAINER_ALIGNMENT, 0);
    assert_false(container_find(&container, SD_CONTAINER_DOMAIN, text("script"), &entry));
    buffer_free(&file);
}

static void container_refuses_malformed(void **state)
{
    struct buffer file = small_container(2);
    uint8_t *entry;

    (void)state;
    expect_container(&file, IMAGE_BAD_MANIFEST, "two entries of one kind");
    file = small_container(1);
    file.bytes[0] = 0;
    expect_container(&file, IMAGE_BAD_MANIFEST, "does not begin with");
    file = small_container(1);
    put_le32(file.bytes + SD_CONTAINER_COUNT_AT, UINT32_MAX);
    expect_container(&file, IMAGE_BAD_MANIFEST, "count of entries");
    file = small_container(1);
    buffer_zeros(&file, 1);
    expect_container(&file, IMAGE_BAD_MANIFEST, "its length");
    file = small_container(1);
    entry = file.bytes + SD_CONTAINER_HEADER_BYTES;
    put_le64(entry + SD_CONTAINER_ENTRY_OFFSET_AT, 0);
    expect_container(&file, IMAGE_BAD_MANIFEST, "outside the file or in another's");
    file = small_container(1);
    entry = file.bytes + SD_CONTAINER_HEADER_BYTES;
    put_le64(entry + SD_CONTAINER_ENTRY_LENGTH_AT, UINT64_MAX);
    expect_container(&file, IMAGE_BAD_MANIFEST, "outside the file or in another's");
    file = small_container(1);
    entry = file.bytes + SD_CONTAINER_HEADER_BYTES;
    put_le64(entry + SD_CONTAINER_ENTRY_LENGTH_AT, 8192);
    expect_container(&file, IMAGE_BAD_MANIFEST, "outside the file or in another's");
    file = small_container(1);
    entry = file.bytes + SD_CONTAINER_HEADER_BYTES;
    put_le16(entry + SD_CONTAINER_ENTRY_NAME_BYTES_AT, 64);
    expect_container(&file, IMAGE_BAD_MANIFEST, "no proper name");
    file = small_container(1);
    put_le16(file.bytes + SD_CONTAINER_HEADER_BYTES, 4); /* the system blob as data */
    expect_container(&file, IMAGE_BAD_MANIFEST, "one system blob and one keyring");
    file = small_container(1);
    put_le16(file.bytes + SD_CONTAINER_HEADER_BYTES, 5);
    expect_container(&file, IMAGE_BAD_MANIFEST, "kind is not known");
}

static void container_survives_cuts_and_flips(void **state)
{
    struct buffer file = small_container(1);
    struct image_verdict verdict;
    struct container container;

    (void)state;
    for (size_t n = 0; n < file.n; n += n < 1024 ? 1 : 101) {
        uint8_t *copy = exact_copy(file.bytes, n);
        if (container_open(copy, n, &container, &verdict) || verdict.cause != IMAGE_TRUNCATED)
            fail_msg("cut at %zu: %s", n, image_cause_name(verdict.cause));
        free(copy);
    }
    for (size_t bit = 0; bit < 512 * 8; bit++) {
        uint8_t *copy = exact_copy(file.bytes, file.n);
        copy[bit / 8] ^= (uint8_t)(1u << bit % 8);
        if (container_open(copy, file.n, &container, &verdict))
            for (uint32_t i = 0; i < container.entry_count; i++) {
                struct container_entry entry = container_entry_at(&container, i);
                assert_true(entry.bytes >= copy && entry.n <= file.n &&
                            entry.bytes + entry.n <= copy + file.n);
            }
        free(copy);
    }
    buffer_free(&file);
}

/* --- system blob --------------------------------------------------------- */

static void add_domain(struct buffer *blob, const char *name, unsigned exporter)
{
    static const uint8_t fingerprint[32] = {5};

    buffer_counted_text(blob, name, strlen(name));
    buffer_counted_text(blob, "x.domain", 8);
    buffer_le32(blob, SD_SYSTEM_START);
    buffer_le64(blob, 4096);
    buffer_zeros(blob, SD_QUOTAS_BYTES - 8);
    buffer_le32(blob, 3);
    buffer_le32(blob, 60);
    buffer_le16(blob, 2);
    buffer_counted_text(blob, "data", 4);
    buffer_counted_text(blob, "system", 6);
    buffer_le16(blob, 1);
    buffer_counted_text(blob, "files", 5);
    buffer_le16(blob, (uint16_t)exporter);
    buffer_counted_text(blob, "main", 4);
    buffer_add(blob, fingerprint, 32);
}

static struct buffer small_system(const char *second, unsigned exporter)
{
    struct buffer blob = {0};

    buffer_add(&blob, SD_SYSTEM_MAGIC, 8);
    buffer_le16(&blob, SD_SYSTEM_VERSION);
    buffer_le16(&blob, 2);
    buffer_le16(&blob, 1);
    buffer_le16(&blob, 0);
    buffer_le32(&blob, 0);
    buffer_counted_text(&blob, "demo", 4);
    buffer_counted_text(&blob, "main", 4);
    add_domain(&blob, "words", 1);
    add_domain(&blob, second, exporter);
    put_le32(blob.bytes + SD_SYSTEM_BODY_BYTES_AT, (uint32_t)blob.n);
    return blob;
}

static void system_reads_back(void **state)
{
    struct buffer blob = small_system("shell", 0);
    struct image_verdict verdict;
    struct system system;
    uint32_t index;

    (void)state;
    assert_int_equal(key_sign_buffer(test_keys()->root, SD_SIGNED_SYSTEM, &blob), DONE);
    assert_true(system_open(blob.bytes, blob.n, test_keys()->root_point, &system, &verdict));
    assert_true(image_text_is(system.name, "demo"));
    assert_true(image_text_is(system.main_export, "main"));
    assert_int_equal(system.main_domain, 1);
    assert_true(system_find_domain(&system, text("shell"), &index));
    assert_int_equal(index, 1);
    assert_false(system_find_domain(&system, text("files"), &index));
    struct system_domain domain = system_domain_at(&system, 1);
    assert_int_equal(domain.quotas.heap_bytes, 4096);
    assert_true(domain.starts_at_boot);
    assert_int_equal(domain.restart_window_s, 60);
    assert_true(system_grants(&domain, "system"));
    assert_false(system_grants(&domain, "syste"));
    struct system_wire wire = system_wire_at(&domain, 0);
    assert_int_equal(wire.exporter, 0);
    assert_true(image_text_is(wire.import, "files") && image_text_is(wire.export, "main"));
    assert_int_equal(wire.fingerprint[0], 5);
    assert_refused(system_open(blob.bytes, blob.n, test_keys()->known_point, &system, &verdict),
                   verdict, IMAGE_UNKNOWN_KEY, "not signed by the root key");
    blob.bytes[30] ^= 1;
    assert_refused(system_open(blob.bytes, blob.n, test_keys()->root_point, &system, &verdict),
                   verdict, IMAGE_MODIFIED, "");
    buffer_free(&blob);
}

/* Where the record of the domain "words" starts. */
static uint8_t *first_domain(struct buffer *blob)
{
    return blob->bytes + SD_SYSTEM_HEADER_BYTES + 2 * (2 + 4);
}

static void expect_system(struct buffer *blob, const char *words)
{
    struct image_verdict verdict;
    struct system system;
    bool is_accepted = system_parse(blob->bytes, blob->n, &system, &verdict);

    buffer_free(blob);
    assert_refused(is_accepted, verdict, IMAGE_BAD_MANIFEST, words);
}

static void system_refuses_malformed(void **state)
{
    struct buffer blob = small_system("words", 0);

    (void)state;
    expect_system(&blob, "two domains have the same name");
    blob = small_system("shell", 2);
    expect_system(&blob, "leads to no domain");
    blob = small_system("she ll", 0);
    expect_system(&blob, "no proper name");
    blob = small_system("shell", 0);
    put_le16(blob.bytes + SD_SYSTEM_MAIN_DOMAIN_AT, 2);
    expect_system(&blob, "main domain is wrong");
    blob = small_system("shell", 0);
    put_le16(blob.bytes + SD_SYSTEM_DOMAIN_COUNT_AT, 3);
    expect_system(&blob, "cut");
    blob = small_system("shell", 0);
    put_le32(blob.bytes + SD_SYSTEM_BODY_BYTES_AT, (uint32_t)blob.n + 1);
    expect_system(&blob, "length field is wrong");
    blob = small_system("shell", 0);
    put_le32(first_domain(&blob) + 17, 2); /* behind name and image: flags */
    expect_system(&blob, "flags or quotas have an unknown form");
    blob = small_system("shell", 0);
    first_domain(&blob)[21 + 36] = 1; /* the last word of the quotas */
    expect_system(&blob, "flags or quotas have an unknown form");
    blob = small_system("shell", 0);
    first_domain(&blob)[21 + SD_QUOTAS_BYTES + 12] = '-'; /* a grant's text */
    expect_system(&blob, "a grant has no proper name");
    blob = small_system("shell", 0);
    buffer_zeros(&blob, 1);
    put_le32(blob.bytes + SD_SYSTEM_BODY_BYTES_AT, (uint32_t)blob.n);
    expect_system(&blob, "bytes are left over");
}

static void system_survives_cuts_and_flips(void **state)
{
    struct buffer blob = small_system("shell", 0);
    struct image_verdict verdict;
    struct system system;

    (void)state;
    for (size_t n = 0; n < blob.n; n++) {
        uint8_t *copy = exact_copy(blob.bytes, n);
        if (n >= SD_SYSTEM_HEADER_BYTES)
            put_le32(copy + SD_SYSTEM_BODY_BYTES_AT, (uint32_t)n);
        if (system_parse(copy, n, &system, &verdict))
            fail_msg("accepted when cut at %zu", n);
        free(copy);
    }
    for (size_t bit = 0; bit < blob.n * 8; bit++) {
        uint8_t *copy = exact_copy(blob.bytes, blob.n);
        copy[bit / 8] ^= (uint8_t)(1u << bit % 8);
        if (system_parse(copy, blob.n, &system, &verdict))
            for (uint32_t i = 0; i < system.domain_count; i++) {
                struct system_domain domain = system_domain_at(&system, i);
                system_grants(&domain, "none");
                for (uint32_t w = 0; w < domain.wire_count; w++)
                    assert_true(system_wire_at(&domain, w).exporter < system.domain_count);
            }
        free(copy);
    }
    buffer_free(&blob);
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
        cmocka_unit_test(keyring_is_checked_whole),
        cmocka_unit_test(keyring_refuses_malformed),
        cmocka_unit_test(keyring_parse_survives),
        cmocka_unit_test(ring_edits_are_one_way),
        cmocka_unit_test(container_reads_back),
        cmocka_unit_test(container_refuses_malformed),
        cmocka_unit_test(container_survives_cuts_and_flips),
        cmocka_unit_test(system_reads_back),
        cmocka_unit_test(system_refuses_malformed),
        cmocka_unit_test(system_survives_cuts_and_flips),
    };
    return cmocka_run_group_tests(tests, 0, 0);
}
