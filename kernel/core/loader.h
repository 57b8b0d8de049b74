/* From verified bytes to mapped, relocated, checked pages. */
#ifndef CORE_LOADER_H
#define CORE_LOADER_H

#include "core/instance.h"
#include "image/elf_reader.h"

/* Maps the image, calls its sd_start, checks and copies the header it returns.
 * False: out of memory (verdict accepted) or a header that lies (bad-manifest).
 * What was mapped stands in `to` and is returned by loader_unmap. */
[[nodiscard]] bool loader_map(const struct image *image, struct loaded_image *to,
                              struct image_verdict *verdict);
void loader_unmap(struct loaded_image *image);

#endif
