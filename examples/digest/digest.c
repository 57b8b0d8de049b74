/* digest: SHA-256 of a stream of blocks, each moved in and moved back. */
#include "digest.idl.h"

#include "sha256.h"

static struct sha256 sha;
static bool is_open;

enum sd_status digest_create(struct digest_imports *imports, struct digest_exports *__out exports) {
    (void)imports;
    exports->digest = Digest_export();
    return SD_OK;
}

enum sd_status Digest_serve_begin(void) {
    sha256_begin(&sha);
    is_open = true;
    return SD_OK;
}

enum sd_status Digest_serve_add(struct Block *__rref block,
                                struct Block *__rref _Nullable *__out result) {
    if (!is_open || block->length > sizeof block->data) {
        Block_free(block);
        *result = NULL;
        return SD_INVALID;
    }
    sha256_add(&sha, block->data, block->length);
    *result = block;
    return SD_OK;
}

enum sd_status Digest_serve_finish(struct Sha256 *__out result) {
    *result = (struct Sha256){{0}};
    if (!is_open)
        return SD_INVALID;
    sha256_end(&sha, result->bytes);
    is_open = false;
    return SD_OK;
}
