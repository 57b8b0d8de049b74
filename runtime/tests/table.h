/* A service table over mmap for native tests of libsdrt. */
#ifndef SDRT_TESTS_TABLE_H
#define SDRT_TESTS_TABLE_H

#include <stddef.h>

/* Sets the table that libsdrt uses and forgets printed text; at most
 * `quota_pages` are handed out at a time. */
void table_reset(size_t quota_pages);
/* Pages handed out and not given back. */
size_t table_pages(void);
/* Printed text since the last reset, NUL-terminated. */
const char *table_text(void);

#endif
