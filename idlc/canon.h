/* Fingerprints: SHA-256 of a canonical text of everything that two domains
 * must agree on, and of nothing else (no comments, places, file names).
 *
 * The text names the root, then each struct and enum that it reaches, once, in
 * order of first mention, as #0, #1, ...; a later mention is the number alone,
 * so recursive types end. docs/idl.md has the form. */
#ifndef IDLC_CANON_H
#define IDLC_CANON_H

#include "ast.h"

#define FINGERPRINT_BYTES 32u

struct fingerprint {
    uint8_t bytes[FINGERPRINT_BYTES];
};

struct fingerprint canon_interface(const struct decl *interface);
/* Of an object of the shared heap: a shared struct, or an rref array. */
struct fingerprint canon_object(const struct decl *decl);
struct fingerprint canon_array(const struct type *array);

/* One thing of an interface that can differ between two sides: a method, or a
 * field or value of a type that it reaches. Its hash covers it alone, so that
 * the first difference names the culprit. */
struct canon_member {
    const char *name; /* "count", "Text.length" */
    struct fingerprint hash;
};
/* List of struct canon_member. */
struct list canon_members(const struct decl *interface);

const char *fingerprint_hex(struct fingerprint fingerprint);

#endif
