#include "support.h"

#include <stdio.h>
#include <unistd.h>

#include "bytes_le.h"
#include "file.h"

static struct key *new_key(uint8_t *point)
{
    struct key *key;
    char path[] = "key-XXXXXX";
    int fd = mkstemp(path);

    assert_true(fd >= 0);
    close(fd);
    unlink(path);
    assert_int_equal(key_generate(path), DONE);
    assert_int_equal(key_load_private(path, &key), DONE);
    unlink(path);
    if (point)
        key_point(key, point);
    return key;
}

const struct test_keys *test_keys(void)
{
    static struct test_keys keys;

    if (!keys.root) {
        keys.root = new_key(keys.root_point);
        keys.known = new_key(keys.known_point);
        keys.foreign = new_key(0);
    }
    return &keys;
}

struct buffer fixture(void)
{
    struct buffer image;

    assert_int_equal(file_read(FIXTURE, &image), DONE);
    return image;
}

uint8_t *exact_copy(const uint8_t *bytes, size_t n)
{
    uint8_t *copy = malloc(n ? n : 1);

    assert_non_null(copy);
    memcpy(copy, bytes, n);
    return copy;
}

void sign_image(struct buffer *image, const struct key *key)
{
    assert_int_equal(key_sign_buffer(key, SD_SIGNED_IMAGE, image), DONE);
}

struct ring *ring_for(const char *pattern)
{
    const struct keyring nothing = {.epoch = 1};
    struct ring *ring = ring_from(&nothing);

    assert_int_equal(ring_add(ring, test_keys()->known_point, 1, &pattern), DONE);
    return ring;
}

struct buffer ring_bytes(const struct ring *ring)
{
    struct buffer bytes;
    char path[] = "ring-XXXXXX";

    close(mkstemp(path));
    assert_int_equal(ring_save(ring, test_keys()->root, path), DONE);
    assert_int_equal(file_read(path, &bytes), DONE);
    unlink(path);
    return bytes;
}

bool judge(const struct buffer *file, const struct ring *ring, const char *name,
           struct image_verdict *verdict)
{
    struct buffer bytes = ring_bytes(ring);
    struct image_text expected = {.bytes = name, .n = strlen(name)};
    struct keyring keyring;
    struct image image;
    uint8_t *copy = exact_copy(file->bytes, file->n);

    assert_true(
        keyring_open(bytes.bytes, bytes.n, test_keys()->root_point, 1, &keyring, verdict));
    bool is_accepted = image_verify(copy, file->n, &keyring, expected, &image, verdict);
    free(copy);
    buffer_free(&bytes);
    return is_accepted;
}
