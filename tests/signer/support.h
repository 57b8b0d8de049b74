/* What the tests of image/ share: the image that domain_fixture.py linked, keys,
 * signatures made without sdsign's checks, and assertions on verdicts. */
#ifndef TESTS_SIGNER_SUPPORT_H
#define TESTS_SIGNER_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "buffer.h"
#include "image/verify.h"
#include "key.h"
#include "ring.h"

/* Three keys, made once: root, one in the keyring, one that is not. */
struct test_keys {
    struct key *root, *known, *foreign;
    uint8_t root_point[SD_PUBLIC_POINT_BYTES], known_point[SD_PUBLIC_POINT_BYTES];
};

const struct test_keys *test_keys(void);

static inline struct image_text text(const char *literal)
{
    return (struct image_text){.bytes = literal, .n = strlen(literal)};
}

/* A private copy of the linked, unsigned image. Caller frees. */
struct buffer fixture(void);
/* Its exact copy in an allocation of its own, so that a sanitizer sees every
 * read beyond it. Caller frees. */
uint8_t *exact_copy(const uint8_t *bytes, size_t n);

void sign_image(struct buffer *image, const struct key *key);

/* An empty ring of epoch 1 in which `known` may sign `pattern`. Caller frees. */
struct ring *ring_for(const char *pattern);
/* Signed by the root key. Caller frees; the reader has views into it. */
struct buffer ring_bytes(const struct ring *ring);

/* Judges under a ring. */
bool judge(const struct buffer *file, const struct ring *ring, const char *name,
           struct image_verdict *verdict);

#define assert_refused(accepted, verdict, expected_cause, expected_words)                      \
    do {                                                                                       \
        assert_false(accepted);                                                                \
        assert_string_equal(image_cause_name((verdict).cause), image_cause_name(expected_cause)); \
        if (!strstr((verdict).detail, expected_words))                                         \
            fail_msg("'%s' is not in '%s'", expected_words, (verdict).detail);                 \
    } while (0)

#endif
