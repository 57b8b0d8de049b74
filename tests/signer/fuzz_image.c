/* libFuzzer: no bytes may crash a reader, and whatever a reader accepts can be
 * walked and relocated. The first byte chooses the reader, so that one corpus
 * serves all; signatures are left out, a fuzzer cannot make them. */
#include <stdlib.h>
#include <string.h>

#include "image/container_reader.h"
#include "image/elf_reader.h"
#include "image/keyring_reader.h"
#include "image/system_reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void run_image(const uint8_t *bytes, size_t n)
{
    struct image_verdict verdict;
    struct image image;

    if (!image_parse(bytes, n, &image, &verdict))
        return;
    uint8_t *memory = calloc(1, image.span_bytes);
    if (!memory)
        return;
    for (uint32_t i = 0; i < image.segment_count; i++)
        memcpy(memory + image.segments[i].address, image.segments[i].file,
               image.segments[i].file_bytes);
    image_relocate(&image, memory, 0x10000000000);
    free(memory);
}

static void run_manifest(const uint8_t *bytes, size_t n)
{
    struct image_verdict verdict;
    struct manifest manifest;

    if (!manifest_parse(bytes, n, &manifest, &verdict))
        return;
    for (uint32_t i = 0; i < manifest.import_count; i++) {
        struct manifest_interface import = manifest_interface_at(&manifest, SD_IMPORT, i);
        for (uint32_t e = 0; e < manifest.export_count; e++) {
            struct manifest_interface export = manifest_interface_at(&manifest, SD_EXPORT, e);
            if (!manifest_interface_fits(&import, &export, &verdict) &&
                verdict.cause != IMAGE_INTERFACE_MISMATCH)
                abort();
        }
    }
}

static void run_keyring(const uint8_t *bytes, size_t n)
{
    const struct image_text name = {.bytes = "words", .n = 5};
    struct image_verdict verdict;
    struct keyring ring;

    if (!keyring_parse(bytes, n, &ring, &verdict))
        return;
    for (uint32_t i = 0; i < ring.key_count; i++) {
        struct keyring_key key = keyring_key_at(&ring, i);
        keyring_key_may_sign(&key, name);
    }
    keyring_minimum_rollback(&ring, name);
}

static void run_container(const uint8_t *bytes, size_t n)
{
    struct image_verdict verdict;
    struct container container;

    if (!container_open(bytes, n, &container, &verdict))
        return;
    for (uint32_t i = 0; i < container.entry_count; i++) {
        struct container_entry entry = container_entry_at(&container, i);
        if (entry.bytes < bytes || entry.n > n || entry.bytes > bytes + (n - entry.n))
            abort();
    }
}

static void run_system(const uint8_t *bytes, size_t n)
{
    struct image_verdict verdict;
    struct system system;

    if (!system_parse(bytes, n, &system, &verdict))
        return;
    for (uint32_t i = 0; i < system.domain_count; i++) {
        struct system_domain domain = system_domain_at(&system, i);
        system_grants(&domain, "none");
        for (uint32_t w = 0; w < domain.wire_count; w++)
            if (system_wire_at(&domain, w).exporter >= system.domain_count)
                abort();
    }
}

static void run_signed(const uint8_t *bytes, size_t n)
{
    struct image_verdict verdict;
    struct image_signed file;

    if (image_signed_open(bytes, n, SD_SIGNED_IMAGE, &file, &verdict) &&
        file.body_bytes + SD_TRAILER_BYTES != n)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static void (*const readers[])(const uint8_t *, size_t) = {
        run_image, run_manifest, run_keyring, run_container, run_system, run_signed};

    if (n == 0)
        return 0;
    size_t which = data[0] % (sizeof readers / sizeof readers[0]);
    /* an allocation of its own: reads before or behind it are seen */
    uint8_t *copy = malloc(n > 1 ? n - 1 : 1);
    if (!copy)
        return 0;
    memcpy(copy, data + 1, n - 1);
    readers[which](copy, n - 1);
    free(copy);
    return 0;
}
