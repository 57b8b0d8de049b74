/* How types are written, in C and back in IDL. Results live in the arena. */
#ifndef IDLC_SPELL_H
#define IDLC_SPELL_H

#include "ast.h"

static inline bool type_is_rref(const struct type *type) {
    return type->kind == TYPE_RREF || type->kind == TYPE_RREF_ARRAY;
}

/* The struct that an rref points to: "struct Block", "struct u8_array"; of a
 * value: "uint32_t", "struct Counts", "enum Kind". */
const char *spell_c_type(const struct type *type);
/* "words.idl:12" */
const char *spell_place(struct place place);

/* "move rref<Block> b", "u8 bytes[4]", "status swap(move rref<Block> b) -> rref<Block>" */
const char *spell_idl_field(const struct member *field);
const char *spell_idl_method(const struct method *method);

/* The C parameter of a method's argument: for the importing side's function
 * and for the exporting side's. */
const char *spell_client_parameter(const struct member *parameter);
const char *spell_server_parameter(const struct member *parameter);
/* "struct Counts *__out result", both sides. */
const char *spell_result_parameter(const struct member *result);

/* The two prototypes without the final ';'. */
const char *spell_client_method(const struct decl *interface, const struct method *method);
const char *spell_server_method(const struct decl *interface, const struct method *method);

#endif
