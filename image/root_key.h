/* What the trust of a kernel rests on: built in, generated at build time from
 * the root key's public half (cmake/SumacKeys.cmake), never in the repository. */
#ifndef IMAGE_ROOT_KEY_H
#define IMAGE_ROOT_KEY_H

#include <stdint.h>

#include "trailer.h"

extern const uint8_t image_root_key[SD_PUBLIC_POINT_BYTES];
/* A keyring of an older epoch is refused. */
extern const uint32_t image_minimum_epoch;

#endif
