/* Written by idlc --skeleton from store.idl, to be completed by hand. */
#include "store.idl.h"

/* store.idl:6: status measure(borrow rref<Label> of, Size limits, i16 bias) -> Size */
enum sd_status Store_serve_measure(const struct Label *of, struct Size limits, int16_t bias, struct Size *__out result) {
    (void)of;
    (void)limits;
    (void)bias;
    *result = (struct Size){0};
    return SD_DENIED;
}

/* store.idl:7: status exchange(move rref<Label> give, borrow rref<u8[]> key) -> rref<Label> */
enum sd_status Store_serve_exchange(struct Label *__rref give, const struct u8_array *key, struct Label *__rref _Nullable *__out result) {
    Label_free(give);
    (void)key;
    *result = 0;
    return SD_DENIED;
}

/* store.idl:8: status pages(u32 first, move rref<Size[]> into, move rref<Page> page) -> rref<Size[]> */
enum sd_status Store_serve_pages(uint32_t first, struct Size_array *__rref into, struct Page *__rref page, struct Size_array *__rref _Nullable *__out result) {
    (void)first;
    Size_array_free(into);
    Page_free(page);
    *result = 0;
    return SD_DENIED;
}

/* store.idl:9: status count(bool all) -> u64 */
enum sd_status Store_serve_count(bool all, uint64_t *__out result) {
    (void)all;
    *result = 0;
    return SD_DENIED;
}

/* store.idl:10: status unit() -> Unit */
enum sd_status Store_serve_unit(enum Unit *__out result) {
    *result = METRE;
    return SD_DENIED;
}

/* store.idl:11: status flush() */
enum sd_status Store_serve_flush(void) {
    return SD_DENIED;
}

/* store.idl:16 */
enum sd_status store_create(struct store_imports *imports, struct store_exports *__out exports) {
    (void)imports;
    exports->main = Store_export();
    exports->spare = Store_export();
    return SD_OK;
}
