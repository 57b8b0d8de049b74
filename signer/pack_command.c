/* pack: everything a machine boots, in one file. The system blob is signed by
 * the root key: who decides who may sign (the keyring) also decides who gets
 * what, and a kernel needs one built-in key. */
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "command.h"
#include "container_writer.h"
#include "file.h"
#include "image/container_reader.h"
#include "image/system_reader.h"
#include "judge.h"
#include "key.h"
#include "system_image.h"

struct request {
    const char *system_path, *ring_path, *root_source, *images_folder, *out;
    struct option_values data; /* NAME=PATH */
};

/* What goes into the container, and what has to be freed after. */
struct packing {
    struct key *root;
    struct system_file *system;
    struct system_images *images;
    struct buffer ring_file, blob, data[OPTION_REPEATS_MAX];
    struct container_piece pieces[2 + SD_SYSTEM_DOMAINS_MAX + OPTION_REPEATS_MAX];
    char data_names[OPTION_REPEATS_MAX][SD_CONTAINER_NAME_MAX + 1];
    unsigned piece_count;
};

static void add_piece(struct packing *packing, enum sd_container_kind kind, const char *name,
                      const struct buffer *contents)
{
    packing->pieces[packing->piece_count++] = (struct container_piece){kind, name, contents};
}

static enum outcome read_data(struct packing *packing, const char *argument, unsigned index)
{
    const char *equals = strchr(argument, '=');
    size_t n = equals ? (size_t)(equals - argument) : 0;
    char *name = packing->data_names[index];

    if (n == 0 || n > SD_CONTAINER_NAME_MAX)
        return unable("--file %s: give it as NAME=PATH, NAME of at most %u characters", argument,
                      SD_CONTAINER_NAME_MAX);
    memcpy(name, argument, n);
    for (size_t i = 0; i < n; i++)
        if (name[i] <= 0x20 || name[i] > 0x7e)
            return unable("--file %s: the name has characters that are not allowed", argument);
    for (unsigned other = 0; other < index; other++)
        if (!strcmp(packing->data_names[other], name))
            return unable("--file %s: the name is given twice", argument);
    enum outcome outcome = file_read(equals + 1, &packing->data[index]);
    if (outcome == DONE)
        add_piece(packing, SD_CONTAINER_DATA, name, &packing->data[index]);
    return outcome;
}

/* Reads all, checks all, and writes the blob. */
static enum outcome prepare(const struct request *request, struct packing *packing)
{
    uint8_t point[SD_PUBLIC_POINT_BYTES];
    struct keyring ring;
    enum outcome outcome = key_load_private(request->root_source, &packing->root);

    if (outcome != DONE)
        return outcome;
    key_point(packing->root, point);
    if ((outcome = keyring_load(request->ring_path, point, &packing->ring_file, &ring)) != DONE ||
        (outcome = system_file_read(request->system_path, &packing->system)) != DONE)
        return outcome;

    char *beside = file_beside(request->system_path, ".");
    outcome = system_images_read(packing->system,
                                 request->images_folder ? request->images_folder : beside, &ring,
                                 &packing->images);
    free(beside);
    if (outcome != DONE ||
        (outcome = system_check(packing->system, packing->images)) != DONE)
        return outcome;
    system_blob_write(packing->system, packing->images, &packing->blob);
    outcome = key_sign_buffer(packing->root, SD_SIGNED_SYSTEM, &packing->blob);
    add_piece(packing, SD_CONTAINER_SYSTEM, SD_CONTAINER_SYSTEM_NAME, &packing->blob);
    add_piece(packing, SD_CONTAINER_KEYRING, SD_CONTAINER_KEYRING_NAME, &packing->ring_file);
    for (unsigned i = 0; i < packing->system->domain_count; i++)
        add_piece(packing, SD_CONTAINER_DOMAIN, packing->system->domains[i].image.text,
                  &packing->images->files[i]);
    for (int i = 0; i < request->data.count && outcome == DONE; i++)
        outcome = read_data(packing, request->data.values[i], (unsigned)i);
    return outcome;
}

/* Reads the result back with the loader's code before anybody sees it. */
static enum outcome check_result(const struct packing *packing, const struct buffer *result)
{
    struct image_verdict verdict;
    struct container container;
    struct system system;
    uint8_t point[SD_PUBLIC_POINT_BYTES];

    key_point(packing->root, point);
    if (!container_open(result->bytes, result->n, &container, &verdict) ||
        !system_open(packing->blob.bytes, packing->blob.n, point, &system, &verdict))
        return defect("the loader's code does not accept the result: %s", verdict.detail);
    return DONE;
}

static enum outcome pack(const struct request *request, struct packing *packing)
{
    struct buffer result = {0};
    enum outcome outcome = prepare(request, packing);

    if (outcome != DONE)
        return outcome;
    container_write(packing->pieces, packing->piece_count, &result);
    outcome = check_result(packing, &result);
    if (outcome == DONE)
        outcome = file_write(request->out, result.bytes, result.n, FILE_PUBLIC);
    buffer_free(&result);
    return outcome;
}

static void free_packing(struct packing *packing)
{
    key_free(packing->root);
    free(packing->system);
    system_images_free(packing->images);
    buffer_free(&packing->ring_file);
    buffer_free(&packing->blob);
    for (unsigned i = 0; i < OPTION_REPEATS_MAX; i++)
        buffer_free(&packing->data[i]);
    free(packing);
}

enum outcome command_pack(int argc, char **argv)
{
    struct request request = {0};
    const struct option_spec options[] = {
        {"--system", .value = &request.system_path, .is_required = true},
        {"--keyring", .value = &request.ring_path, .is_required = true},
        {"--key", .value = &request.root_source, .is_required = true},
        {"--images", .value = &request.images_folder},
        {"--file", .values = &request.data},
        {"-o", .value = &request.out, .is_required = true},
        {0}};
    const struct command_spec spec = {
        "usage: sdsign pack --system S.yaml --keyring RING --key ROOT [--images FOLDER]\n"
        "                   [--file NAME=PATH]... -o system.img\n"
        "\n"
        "Checks the system file against the manifests of its images (signatures,\n"
        "names, interfaces, quotas, grants), compiles it, signs it with the root key\n"
        "and packs it with keyring, images and data files.\n"
        "  --images FOLDER    where the images are; default: beside S.yaml\n"
        "  --file NAME=PATH   adds a data file\n",
        options, 0, 0};
    int count;

    READ_ARGUMENTS(&spec, argc, argv, &count);
    struct packing *packing = calloc(1, sizeof *packing);
    if (!packing)
        return unable("out of memory");
    enum outcome outcome = pack(&request, packing);
    free_packing(packing);
    return outcome;
}
