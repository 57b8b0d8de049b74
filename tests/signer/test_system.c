/* The container of a system and the blob in it: what their readers accept, and
 * that they survive any bytes. */
#include "support.h"

#include <stdio.h>

#include "bytes_le.h"
#include "container_writer.h"
#include "image/container_reader.h"
#include "image/elf_format.h"
#include "image/system_reader.h"

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
        cmocka_unit_test(container_reads_back),
        cmocka_unit_test(container_refuses_malformed),
        cmocka_unit_test(container_survives_cuts_and_flips),
        cmocka_unit_test(system_reads_back),
        cmocka_unit_test(system_refuses_malformed),
        cmocka_unit_test(system_survives_cuts_and_flips),
    };
    return cmocka_run_group_tests(tests, 0, 0);
}
