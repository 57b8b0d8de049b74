/* The outputs. Each emitter turns a checked file into text in memory and
 * cannot fail; output.c writes the text. */
#ifndef IDLC_EMIT_H
#define IDLC_EMIT_H

#include "ast.h"

struct buffer emit_header(const struct file *file);   /* F.idl.h: for users and trusted code */
struct buffer emit_client(const struct file *file);   /* F_client.c: objects, capabilities */
struct buffer emit_server(const struct file *file);   /* F_server.c: thunks, domain entry */
struct buffer emit_proxy(const struct file *file);    /* F_proxy.c: calls */
struct buffer emit_json(const struct file *file);     /* F.json */
struct buffer emit_skeleton(const struct file *file); /* F_skeleton.c */

/* Shared by the emitters of C. */
void emit_banner(struct buffer *out, const struct file *file);
/* The argument block of a method with its layout asserted. */
void emit_args(struct buffer *out, const struct decl *interface, const struct method *method);
/* "{0x12, ...}" */
void emit_fingerprint(struct buffer *out, const uint8_t bytes[32]);

/* A method without arguments and result has no block. */
static inline bool method_has_args(const struct method *method) {
    return method->parameters.count > 0 || method->result;
}

#endif
