/* A system file together with the images it names: checked against each other
 * and compiled to the blob that the kernel reads. */
#ifndef SIGNER_SYSTEM_IMAGE_H
#define SIGNER_SYSTEM_IMAGE_H

#include "buffer.h"
#include "image/elf_reader.h"
#include "image/keyring_reader.h"
#include "system_file.h"

struct system_images {
    struct buffer files[SD_SYSTEM_DOMAINS_MAX];
    struct image images[SD_SYSTEM_DOMAINS_MAX]; /* views into files */
};

/* Reads every image from `folder` and judges it as the loader will. Caller
 * frees with system_images_free in every case. */
[[nodiscard]] enum outcome system_images_read(const struct system_file *file, const char *folder,
                                              const struct keyring *ring,
                                              struct system_images **out);
void system_images_free(struct system_images *images);

/* Checks wiring, grants, quotas and main against the manifests. Errors name
 * their line in the system file. */
[[nodiscard]] enum outcome system_check(struct system_file *file,
                                        const struct system_images *images);

/* Writes the blob (abi/system.h) of a system that was checked. */
void system_blob_write(const struct system_file *file, const struct system_images *images,
                       struct buffer *out);

#endif
