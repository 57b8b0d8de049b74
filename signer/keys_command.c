/* keygen and pubkey. */
#include <stdio.h>
#include <string.h>

#include "arguments.h"
#include "command.h"
#include "file.h"
#include "key.h"

enum outcome command_keygen(int argc, char **argv)
{
    const char *path = 0;
    const struct option_spec options[] = {{"-o", .value = &path, .is_required = true}, {0}};
    const struct command_spec spec = {
        "usage: sdsign keygen -o KEY\n"
        "\n"
        "Makes a P-256 key and writes it to KEY: PEM (PKCS #8), mode 0600, never\n"
        "over a file that exists.\n",
        options, 0, 0};
    int count;

    READ_ARGUMENTS(&spec, argc, argv, &count);
    return key_generate(path);
}

static enum outcome write_public(const struct key *key, bool as_hex, bool as_id, const char *path)
{
    uint8_t point[SD_PUBLIC_POINT_BYTES];
    char text[2 * SD_PUBLIC_POINT_BYTES + 2];
    struct buffer out = {0};
    enum outcome outcome = DONE;

    key_point(key, point);
    if (as_hex) {
        for (unsigned i = 0; i < sizeof point; i++)
            sprintf(text + 2 * i, "%02x", point[i]);
        strcat(text, "\n");
        buffer_add(&out, text, strlen(text));
    } else if (as_id) {
        key_id_text(point, text);
        strcat(text, "\n");
        buffer_add(&out, text, strlen(text));
    } else {
        outcome = key_public_pem(key, &out);
    }
    if (outcome == DONE && path)
        outcome = file_write(path, out.bytes, out.n, FILE_PUBLIC);
    else if (outcome == DONE)
        fwrite(out.bytes, 1, out.n, stdout);
    buffer_free(&out);
    return outcome;
}

enum outcome command_pubkey(int argc, char **argv)
{
    const char *path = 0;
    bool as_hex = false, as_id = false;
    const struct option_spec options[] = {
        {"-o", .value = &path}, {"--hex", .flag = &as_hex}, {"--id", .flag = &as_id}, {0}};
    const struct command_spec spec = {
        "usage: sdsign pubkey [--hex | --id] [-o FILE] KEY\n"
        "\n"
        "Prints the public half of KEY (a PEM file or a pkcs11: URI) as PEM.\n"
        "  --hex    as the 65 bytes of the uncompressed point\n"
        "  --id     as the key id: SHA-256 of these bytes\n"
        "  -o FILE  to FILE instead of standard output\n",
        options, 1, 1};
    struct key *key;
    int count;

    READ_ARGUMENTS(&spec, argc, argv, &count);
    if (as_hex && as_id)
        return unable("--hex and --id exclude each other");
    enum outcome outcome = key_load_public(argv[0], &key);
    if (outcome != DONE)
        return outcome;
    outcome = write_public(key, as_hex, as_id, path);
    key_free(key);
    return outcome;
}
