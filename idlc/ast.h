/* The tree of an interface file, first as parsed, then completed by check.c
 * (fields under "set by check"). Emitters read a checked tree only. */
#ifndef IDLC_AST_H
#define IDLC_AST_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "source.h"

enum scalar {
#define SCALAR(id, idl, c, size) SCALAR_##id,
#include "scalars.def"
#undef SCALAR
    SCALAR_COUNT
};

enum type_kind {
    TYPE_NAMED,      /* before check; after it only when an error was reported */
    TYPE_SCALAR,
    TYPE_ENUM,
    TYPE_STRUCT,
    TYPE_RREF,       /* rref<T> */
    TYPE_RREF_ARRAY, /* rref<T[]> */
};

struct type {
    enum type_kind kind;
    struct place place;
    const char *name;    /* NAMED, SCALAR, ENUM, STRUCT */
    enum scalar scalar;  /* SCALAR */
    struct decl *decl;   /* ENUM, STRUCT: set by check */
    struct type *target; /* RREF: the struct; RREF_ARRAY: the element */
};

enum mode { MODE_VALUE, MODE_BORROW, MODE_MOVE };

#define MAX_DIMENSIONS 4u

/* A field, parameter or (nameless) result. */
struct member {
    const char *name;
    struct place place;
    struct type *type;
    enum mode mode; /* parameters only */
    struct place mode_place;
    uint64_t dimensions[MAX_DIMENSIONS]; /* fields only */
    unsigned dimension_count;
    /* set by check */
    uint64_t offset, size; /* in the struct, or in the argument block */
    uint64_t align;
};

struct enumerator {
    const char *name;
    struct place place;
    bool has_value, is_negative;
    uint64_t magnitude;
    int64_t value; /* set by check */
};

struct method {
    const char *name;
    struct place place;
    struct list parameters; /* struct member */
    struct member *result;  /* or 0 */
    /* set by check */
    uint64_t args_size; /* of the argument block: parameters, then the result */
};

struct binding { /* of a domain */
    const char *name;
    struct place place;
    const char *interface_name;
    struct place interface_place;
    struct decl *interface; /* set by check */
};

enum decl_kind { DECL_STRUCT, DECL_ENUM, DECL_INTERFACE, DECL_DOMAIN };

struct decl {
    enum decl_kind kind;
    const char *name;
    struct place place;
    unsigned index;      /* order over all files, included ones first */
    bool is_incomplete;  /* a part was reported and left out */
    bool is_shared;      /* STRUCT: target of rref<T>; written, or set by check */
    struct list fields;  /* STRUCT: struct member */
    struct list values;  /* ENUM: struct enumerator */
    uint32_t ordinal;    /* INTERFACE */
    struct list methods; /* INTERFACE: struct method */
    struct list imports, exports; /* DOMAIN: struct binding */
    /* set by check */
    struct place shared_place;    /* STRUCT: first rref<T> */
    struct place embedded_place;  /* STRUCT: first use by value in an object */
    bool is_embedded, has_rref;
    uint64_t size, align;         /* STRUCT, ENUM */
};

struct include {
    const char *text; /* as written */
    const struct source *source;
};

struct file {
    const struct source *source;
    struct list includes; /* struct include, those the file itself names */
    struct list sources;  /* struct source: all read, the file first */
    struct list decls;    /* struct decl: of all sources, included ones first */
    /* set by check */
    struct list arrays;   /* struct type: each rref<T[]> the file uses, once */
    struct map array_names; /* of their elements */
    struct decl *domain;  /* declared in this file, or 0 */
};

static inline bool file_owns(const struct file *file, const struct decl *decl) {
    return decl->place.source == file->source;
}

#endif
