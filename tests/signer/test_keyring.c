/* Keyrings: what their reader accepts, that it survives any bytes, and that
 * edits go one way. */
#include "support.h"

#include <stdio.h>

#include "bytes_le.h"
#include "image/elf_format.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keyring_is_checked_whole),
        cmocka_unit_test(keyring_refuses_malformed),
        cmocka_unit_test(keyring_parse_survives),
        cmocka_unit_test(ring_edits_are_one_way),
    };
    return cmocka_run_group_tests(tests, 0, 0);
}
