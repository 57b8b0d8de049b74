/* Times the loader's judgement of one signed image and prints JSON.
 * argv: IMAGE.domain, keyring. */
#include <stdio.h>
#include <time.h>

#include "image/root_key.h"
#include "image/verify.h"
#include "read_file.h"

enum { TURNS = 200 };

static double now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

int main(int argc, char **argv)
{
    struct file_bytes file, ring_file;
    struct keyring ring;
    struct image_verdict verdict;
    struct image image;
    if (argc != 3 || !read_file(argv[1], &file) || !read_file(argv[2], &ring_file))
        return 2;
    if (!keyring_open(ring_file.bytes, ring_file.n, image_root_key, image_minimum_epoch, &ring,
                      &verdict))
        return 1;
    double start = now_ns();
    for (unsigned i = 0; i < TURNS; i++)
        if (!image_verify(file.bytes, file.n, &ring, (struct image_text){0, 0}, &image, &verdict))
            return 1;
    printf("{\"image_bytes\": %zu, \"verify_ns\": %.0f}\n", file.n, (now_ns() - start) / TURNS);
    return 0;
}
