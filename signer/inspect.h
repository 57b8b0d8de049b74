/* Prints an image that was parsed. `key_id`: 0 when it is not signed. */
#ifndef SIGNER_INSPECT_H
#define SIGNER_INSPECT_H

#include "image/elf_reader.h"

void inspect_print_text(const struct image *image, const uint8_t *key_id);
void inspect_print_json(const struct image *image, const uint8_t *key_id);
/* Quoted; the text is printable ASCII. */
void inspect_print_json_text(struct image_text text);

#endif
