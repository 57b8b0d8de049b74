/* verify: the loader's judgement without a loader. */
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "command.h"
#include "file.h"
#include "image/verify.h"
#include "judge.h"
#include "key.h"

static enum outcome judge_file(const char *path, const struct keyring *ring, const char *name)
{
    struct image_text expected = {.bytes = name, .n = name ? strlen(name) : 0};
    struct image_verdict verdict;
    struct image image;
    struct buffer file;
    enum outcome outcome = file_read(path, &file);

    if (outcome != DONE)
        return outcome;
    if (image_verify(file.bytes, file.n, ring, expected, &image, &verdict)) {
        const struct manifest *manifest = &image.manifest;
        printf("accepted: %s: domain %.*s %.*s, rollback %u\n", path, (int)manifest->name.n,
               manifest->name.bytes, (int)manifest->version.n, manifest->version.bytes,
               manifest->rollback);
    } else {
        outcome = print_refusal(stdout, path, &verdict);
    }
    buffer_free(&file);
    return outcome;
}

enum outcome command_verify(int argc, char **argv)
{
    const char *ring_path = 0, *root_path = 0, *name = 0;
    const struct option_spec options[] = {{"--keyring", .value = &ring_path, .is_required = true},
                                          {"--root", .value = &root_path},
                                          {"--name", .value = &name},
                                          {0}};
    const struct command_spec spec = {
        "usage: sdsign verify --keyring RING [--root KEY] [--name DOMAIN] IN\n"
        "\n"
        "Judges the signed image IN with the loader's code and prints\n"
        "'accepted: ...' or 'refused: IN: CAUSE: text'.\n"
        "  --root KEY     root public key that signed RING; default: the file\n"
        "                 root.pub beside RING\n"
        "  --name DOMAIN  the domain it has to be; default: any\n",
        options, 1, 1};
    uint8_t root[SD_PUBLIC_POINT_BYTES];
    struct keyring ring;
    struct buffer ring_file;
    int count;

    READ_ARGUMENTS(&spec, argc, argv, &count);
    char *beside = file_beside(ring_path, "root.pub");
    enum outcome outcome = key_load_point(root_path ? root_path : beside, root);
    free(beside);
    if (outcome == DONE)
        outcome = keyring_load(ring_path, root, &ring_file, &ring);
    if (outcome != DONE)
        return outcome;
    outcome = judge_file(argv[0], &ring, name);
    buffer_free(&ring_file);
    return outcome;
}
