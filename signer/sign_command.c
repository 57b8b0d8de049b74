/* sign: nothing gets a signature that the loader would refuse. */
#include <string.h>

#include "arguments.h"
#include "command.h"
#include "file.h"
#include "image/elf_reader.h"
#include "judge.h"
#include "key.h"

/* A file that is signed already is signed anew: its old trailer goes. */
static void drop_trailer(struct buffer *file)
{
    if (file->n >= SD_TRAILER_BYTES &&
        !memcmp(file->bytes + file->n - SD_TRAILER_BYTES, SD_TRAILER_MAGIC, 8))
        file->n -= SD_TRAILER_BYTES;
}

static enum outcome sign_file(const char *in, const struct key *key, const char *out)
{
    struct image image;
    struct image_verdict verdict;
    struct buffer file;
    enum outcome outcome = file_read(in, &file);

    if (outcome != DONE)
        return outcome;
    drop_trailer(&file);
    if (!image_parse(file.bytes, file.n, &image, &verdict))
        outcome = print_refusal(stderr, in, &verdict);
    else
        outcome = key_sign_buffer(key, SD_SIGNED_IMAGE, &file);
    if (outcome == DONE)
        outcome = file_write(out, file.bytes, file.n, FILE_PUBLIC);
    buffer_free(&file);
    return outcome;
}

enum outcome command_sign(int argc, char **argv)
{
    const char *key_source = 0, *out = 0;
    const struct option_spec options[] = {{"--key", .value = &key_source, .is_required = true},
                                          {"-o", .value = &out, .is_required = true},
                                          {0}};
    const struct command_spec spec = {
        "usage: sdsign sign --key KEY -o OUT IN\n"
        "\n"
        "Checks the domain image IN (segments, relocations, entry, manifest) and\n"
        "writes it with a signature to OUT; OUT may be IN. KEY is a PEM file or a\n"
        "pkcs11: URI. What the loader would refuse is not signed.\n",
        options, 1, 1};
    struct key *key;
    int count;

    READ_ARGUMENTS(&spec, argc, argv, &count);
    enum outcome outcome = key_load_private(key_source, &key);
    if (outcome != DONE)
        return outcome;
    outcome = sign_file(argv[0], key, out);
    key_free(key);
    return outcome;
}
