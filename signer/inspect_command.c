/* inspect: what a file says about itself. It verifies no signature and says
 * so; use verify for that. */
#include <stdio.h>
#include <string.h>

#include "arguments.h"
#include "command.h"
#include "file.h"
#include "image/container_reader.h"
#include "image/elf_reader.h"
#include "image/signature.h"
#include "inspect.h"
#include "judge.h"

static enum outcome inspect_image(const char *path, const struct buffer *file, bool as_json)
{
    struct image_signed signature;
    struct image_verdict verdict;
    struct image image;
    bool is_signed =
        image_signed_open(file->bytes, file->n, SD_SIGNED_IMAGE, &signature, &verdict);
    size_t body_bytes = is_signed ? signature.body_bytes : file->n;

    if (!is_signed && verdict.cause != IMAGE_NOT_SIGNED)
        return print_refusal(stderr, path, &verdict);
    if (!image_parse(file->bytes, body_bytes, &image, &verdict))
        return print_refusal(stderr, path, &verdict);
    if (as_json)
        inspect_print_json(&image, is_signed ? signature.key_id : 0);
    else
        inspect_print_text(&image, is_signed ? signature.key_id : 0);
    return DONE;
}

static enum outcome inspect_container(const char *path, const struct buffer *file, bool as_json)
{
    static const char *const kinds[] = {[SD_CONTAINER_SYSTEM] = "system",
                                        [SD_CONTAINER_KEYRING] = "keyring",
                                        [SD_CONTAINER_DOMAIN] = "domain",
                                        [SD_CONTAINER_DATA] = "data"};
    struct image_verdict verdict;
    struct container container;

    if (!container_open(file->bytes, file->n, &container, &verdict))
        return print_refusal(stderr, path, &verdict);
    if (as_json)
        printf("{\n  \"entries\": [");
    for (uint32_t i = 0; i < container.entry_count; i++) {
        struct container_entry entry = container_entry_at(&container, i);
        if (as_json) {
            printf("%s\n    {\"kind\": \"%s\", \"name\": ", i ? "," : "", kinds[entry.kind]);
            inspect_print_json_text(entry.name);
            printf(", \"offset\": %zu, \"bytes\": %zu}", (size_t)(entry.bytes - container.bytes),
                   entry.n);
        } else {
            printf("%-8s %-24.*s %10zu bytes\n", kinds[entry.kind], (int)entry.name.n,
                   entry.name.bytes, entry.n);
        }
    }
    if (as_json)
        printf("\n  ]\n}\n");
    return DONE;
}

enum outcome command_inspect(int argc, char **argv)
{
    bool as_json = false;
    const struct option_spec options[] = {{"--json", .flag = &as_json}, {0}};
    const struct command_spec spec = {
        "usage: sdsign inspect [--json] IN\n"
        "\n"
        "Shows the manifest, segments and signing key of the domain image IN, or\n"
        "the entries of the system image IN. Checks their form, not signatures.\n",
        options, 1, 1};
    struct buffer file;
    int count;

    READ_ARGUMENTS(&spec, argc, argv, &count);
    enum outcome outcome = file_read(argv[0], &file);
    if (outcome != DONE)
        return outcome;
    if (file.n >= 8 && !memcmp(file.bytes, SD_CONTAINER_MAGIC, 8))
        outcome = inspect_container(argv[0], &file, as_json);
    else
        outcome = inspect_image(argv[0], &file, as_json);
    buffer_free(&file);
    return outcome;
}
