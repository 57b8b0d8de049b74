/* The loader's judgement of whole files: each cause by a manipulation that an
 * attacker or a mistake would make. */
#include "support.h"

#include "bytes_le.h"
#include "image/elf_format.h"

struct setup {
    struct ring *ring;
    struct buffer ring_file;
    struct keyring keyring;
    struct buffer file; /* the fixture, signed by `known` */
    size_t body_bytes;
};

static int set_up(void **state)
{
    struct setup *setup = calloc(1, sizeof *setup);
    struct image_verdict verdict;

    setup->ring = ring_for("words");
    setup->ring_file = ring_bytes(setup->ring);
    if (!keyring_open(setup->ring_file.bytes, setup->ring_file.n, test_keys()->root_point, 1,
                      &setup->keyring, &verdict))
        return -1;
    setup->file = fixture();
    setup->body_bytes = setup->file.n;
    sign_image(&setup->file, test_keys()->known);
    *state = setup;
    return 0;
}

static int tear_down(void **state)
{
    struct setup *setup = *state;

    buffer_free(&setup->file);
    buffer_free(&setup->ring_file);
    free(setup->ring);
    free(setup);
    return 0;
}

static bool verify_bytes(const struct setup *setup, const uint8_t *bytes, size_t n,
                         struct image_verdict *verdict)
{
    struct image image;
    struct image_text name = {.bytes = "words", .n = 5};
    uint8_t *copy = exact_copy(bytes, n);
    bool is_accepted = image_verify(copy, n, &setup->keyring, name, &image, verdict);

    free(copy);
    return is_accepted;
}

static void accepts_what_was_signed(void **state)
{
    struct setup *setup = *state;
    struct image_verdict verdict;

    assert_true(verify_bytes(setup, setup->file.bytes, setup->file.n, &verdict));
}

static void refuses_unsigned(void **state)
{
    struct setup *setup = *state;
    struct image_verdict verdict;

    assert_refused(verify_bytes(setup, setup->file.bytes, setup->body_bytes, &verdict), verdict,
                   IMAGE_NOT_SIGNED, "sign it with sdsign");
}

static void refuses_other_kinds(void **state)
{
    struct setup *setup = *state;
    struct image_verdict verdict;
    struct keyring keyring;
    struct buffer system = fixture();

    assert_refused(verify_bytes(setup, setup->ring_file.bytes, setup->ring_file.n, &verdict),
                   verdict, IMAGE_NOT_SIGNED, "signed as a keyring, not as a domain image");
    assert_refused(keyring_open(setup->file.bytes, setup->file.n, test_keys()->root_point, 1,
                                &keyring, &verdict),
                   verdict, IMAGE_NOT_SIGNED, "signed as a domain image, not as a keyring");
    assert_int_equal(key_sign_buffer(test_keys()->known, SD_SIGNED_SYSTEM, &system), DONE);
    assert_refused(verify_bytes(setup, system.bytes, system.n, &verdict), verdict,
                   IMAGE_NOT_SIGNED, "signed as a system blob");
    buffer_free(&system);
}

static void refuses_foreign_key(void **state)
{
    struct setup *setup = *state;
    struct image_verdict verdict;
    struct buffer file = fixture();

    sign_image(&file, test_keys()->foreign);
    assert_refused(verify_bytes(setup, file.bytes, file.n, &verdict), verdict, IMAGE_UNKNOWN_KEY,
                   "no key with the id 0x");
    buffer_free(&file);
}

/* A signature by a foreign key that names a known one. */
static void refuses_borrowed_key_id(void **state)
{
    struct setup *setup = *state;
    struct image_verdict verdict;
    struct buffer file = fixture();

    sign_image(&file, test_keys()->foreign);
    memcpy(file.bytes + file.n - SD_TRAILER_BYTES + SD_TRAILER_KEY_ID_AT,
           setup->file.bytes + setup->file.n - SD_TRAILER_BYTES + SD_TRAILER_KEY_ID_AT,
           SD_KEY_ID_BYTES);
    assert_refused(verify_bytes(setup, file.bytes, file.n, &verdict), verdict, IMAGE_MODIFIED,
                   "the signature does not fit");
    buffer_free(&file);
}

static void refuses_revoked_key(void **state)
{
    struct setup *setup = *state;
    struct image_verdict verdict;
    char id[KEY_ID_TEXT_BYTES];

    key_id_text(test_keys()->known_point, id);
    assert_int_equal(ring_revoke(setup->ring, id), DONE);
    assert_refused(judge(&setup->file, setup->ring, "words", &verdict), verdict,
                   IMAGE_REVOKED_KEY, "is revoked");
}

static void refuses_wrong_name(void **state)
{
    struct setup *setup = *state;
    struct image_verdict verdict;
    struct ring *other = ring_for("word");
    struct ring *prefix = ring_for("wo*");
    struct ring *wrong_prefix = ring_for("wordsx*");

    assert_refused(judge(&setup->file, other, "words", &verdict), verdict, IMAGE_WRONG_NAME,
                   "its key may not sign the domain 'words'");
    assert_refused(judge(&setup->file, setup->ring, "files", &verdict), verdict, IMAGE_WRONG_NAME,
                   "it is the domain 'words', not 'files'");
    assert_refused(judge(&setup->file, wrong_prefix, "words", &verdict), verdict, IMAGE_WRONG_NAME,
                   "its key may not sign");
    assert_true(judge(&setup->file, prefix, "words", &verdict));
    free(other);
    free(prefix);
    free(wrong_prefix);
}

static void refuses_rollback_and_old_compiler(void **state)
{
    struct setup *setup = *state;
    struct image_verdict verdict;

    assert_int_equal(ring_raise_rollback(setup->ring, "other", 9), DONE);
    assert_int_equal(ring_raise_rollback(setup->ring, "words", 1), DONE);
    assert_int_equal(ring_raise_level(setup->ring, 1), DONE);
    assert_true(judge(&setup->file, setup->ring, "words", &verdict));
    assert_int_equal(ring_raise_level(setup->ring, 2), DONE);
    assert_refused(judge(&setup->file, setup->ring, "words", &verdict), verdict,
                   IMAGE_COMPILER_TOO_OLD, "level 1 by sdc 0.1.0, the minimum is 2");
    assert_int_equal(ring_raise_rollback(setup->ring, "words", 2), DONE);
    assert_refused(judge(&setup->file, setup->ring, "words", &verdict), verdict,
                   IMAGE_ROLLED_BACK, "rollback number 1 of 'words' is below the minimum 2");
}

/* Flips every `step`-th bit of a region; each must be refused, with one of the
 * causes in the set. */
static unsigned flip_region(struct setup *setup, size_t from, size_t bytes, size_t step,
                            unsigned allowed_causes)
{
    struct image_verdict verdict;
    unsigned flips = 0;

    for (size_t bit = 0; bit < bytes * 8; bit += step, flips++) {
        uint8_t *byte = setup->file.bytes + from + bit / 8;
        *byte ^= (uint8_t)(1u << bit % 8);
        if (verify_bytes(setup, setup->file.bytes, setup->file.n, &verdict))
            fail_msg("accepted with bit %zu of byte %zu flipped", bit % 8, from + bit / 8);
        if (!(allowed_causes & 1u << verdict.cause))
            fail_msg("bit %zu of byte %zu: %s: %s", bit % 8, from + bit / 8,
                     image_cause_name(verdict.cause), verdict.detail);
        *byte ^= (uint8_t)(1u << bit % 8);
    }
    return flips;
}

static void flipped_body_is_modified(void **state)
{
    struct setup *setup = *state;
    const uint8_t *file = setup->file.bytes;
    size_t headers = ELF_HEADER_BYTES + get_le16(file + ELF_PHNUM_AT) * ELF_PHDR_BYTES;

    assert_true(flip_region(setup, 0, headers, 13, 1u << IMAGE_MODIFIED) >= 100);
    for (unsigned i = 0; i < get_le16(file + ELF_PHNUM_AT); i++) {
        const uint8_t *phdr = file + get_le64(file + ELF_PHOFF_AT) + i * ELF_PHDR_BYTES;
        bool is_code = get_le32(phdr + ELF_P_FLAGS_AT) & ELF_PF_X;
        bool is_note = get_le32(phdr + ELF_P_TYPE_AT) == ELF_PT_NOTE;
        if (is_code || is_note)
            assert_true(flip_region(setup, get_le64(phdr + ELF_P_OFFSET_AT),
                                    get_le64(phdr + ELF_P_FILESZ_AT), is_code ? 3 : 19,
                                    1u << IMAGE_MODIFIED) >= 100);
    }
    assert_true(flip_region(setup, 0, setup->body_bytes, 797, 1u << IMAGE_MODIFIED) >= 100);
}

static void flipped_signature_is_modified(void **state)
{
    struct setup *setup = *state;

    assert_true(flip_region(setup, setup->body_bytes + SD_TRAILER_SIGNATURE_AT,
                            SD_SIGNATURE_BYTES, 1, 1u << IMAGE_MODIFIED) >= 512);
}

static void flipped_trailer_is_refused(void **state)
{
    struct setup *setup = *state;
    size_t at = setup->body_bytes;
    const unsigned not_signed = 1u << IMAGE_NOT_SIGNED;

    assert_true(flip_region(setup, at, 14, 1, not_signed) == 112);
    flip_region(setup, at + 14, 2, 1, 1u << IMAGE_MODIFIED);
    flip_region(setup, at + SD_TRAILER_BODY_BYTES_AT, 8, 1,
                1u << IMAGE_TRUNCATED | 1u << IMAGE_MODIFIED);
    flip_region(setup, at + SD_TRAILER_KEY_ID_AT, SD_KEY_ID_BYTES, 1, 1u << IMAGE_UNKNOWN_KEY);
    flip_region(setup, at + 56, 8, 1, 1u << IMAGE_MODIFIED);
}

/* A signature of zeros, and one with r = order of the curve: classic forgeries. */
static void refuses_degenerate_signatures(void **state)
{
    static const uint8_t order[32] = {
        0xff, 0xff, 0xff, 0xff, 0,    0,    0,    0,    0xff, 0xff, 0xff,
        0xff, 0xff, 0xff, 0xff, 0xff, 0xbc, 0xe6, 0xfa, 0xad, 0xa7, 0x17,
        0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x51};
    struct setup *setup = *state;
    struct image_verdict verdict;
    uint8_t *signature = setup->file.bytes + setup->body_bytes + SD_TRAILER_SIGNATURE_AT;

    memset(signature, 0, SD_SIGNATURE_BYTES);
    assert_refused(verify_bytes(setup, setup->file.bytes, setup->file.n, &verdict), verdict,
                   IMAGE_MODIFIED, "");
    memcpy(signature, order, 32);
    memcpy(signature + 32, order, 32);
    assert_refused(verify_bytes(setup, setup->file.bytes, setup->file.n, &verdict), verdict,
                   IMAGE_MODIFIED, "");
}

static void check_cut(struct setup *setup, size_t n)
{
    struct image_verdict verdict;
    enum image_cause expected = n == setup->body_bytes ? IMAGE_NOT_SIGNED : IMAGE_TRUNCATED;

    if (verify_bytes(setup, setup->file.bytes, n, &verdict) || verdict.cause != expected)
        fail_msg("cut at %zu of %zu: %s: %s", n, setup->file.n, image_cause_name(verdict.cause),
                 verdict.detail);
}

static void truncation_is_seen(void **state)
{
    struct setup *setup = *state;
    const uint8_t *file = setup->file.bytes;
    const uint8_t *sections = file + get_le64(file + ELF_SHOFF_AT);

    for (unsigned i = 0; i < get_le16(file + ELF_SHNUM_AT); i++) {
        const uint8_t *section = sections + i * 64u; /* sh_offset at 24, sh_size at 32 */
        check_cut(setup, get_le64(section + 24));
        if (get_le32(section + 4) != 8) /* SHT_NOBITS has no bytes here */
            check_cut(setup, get_le64(section + 24) + get_le64(section + 32));
    }
    for (size_t n = 0; n < setup->file.n; n += n < 4096 ? 1 : 37)
        check_cut(setup, n);
    for (size_t n = setup->body_bytes; n < setup->file.n; n++)
        check_cut(setup, n);
}

static void refuses_appended_bytes(void **state)
{
    struct setup *setup = *state;
    struct image_verdict verdict;
    struct buffer twice = fixture();

    buffer_add(&setup->file, "x", 1);
    assert_refused(verify_bytes(setup, setup->file.bytes, setup->file.n, &verdict), verdict,
                   IMAGE_NOT_SIGNED, "");
    /* bytes inserted between body and trailer */
    buffer_zeros(&twice, 16);
    buffer_add(&twice, setup->file.bytes + setup->body_bytes, SD_TRAILER_BYTES);
    assert_refused(verify_bytes(setup, twice.bytes, twice.n, &verdict), verdict, IMAGE_MODIFIED,
                   "bytes were signed");
    buffer_free(&twice);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(accepts_what_was_signed),
        TEST(refuses_unsigned),
        TEST(refuses_other_kinds),
        TEST(refuses_foreign_key),
        TEST(refuses_borrowed_key_id),
        TEST(refuses_revoked_key),
        TEST(refuses_wrong_name),
        TEST(refuses_rollback_and_old_compiler),
        TEST(flipped_body_is_modified),
        TEST(flipped_signature_is_modified),
        TEST(flipped_trailer_is_refused),
        TEST(refuses_degenerate_signatures),
        TEST(truncation_is_seen),
        TEST(refuses_appended_bytes),
    };
    return cmocka_run_group_tests(tests, 0, 0);
}
