/* Judges a parsed file and completes its tree. */
#ifndef IDLC_CHECK_H
#define IDLC_CHECK_H

#include "ast.h"

#define LIMIT_NAME_BYTES 63u /* abi/manifest.h: SD_NAME_MAX */
#define LIMIT_OBJECT_BYTES ((uint64_t)16 * 1024 * 1024)
#define LIMIT_ARGS_BYTES 4096u  /* they stand on the caller's stack */
#define LIMIT_PARAMETERS 32u
#define LIMIT_BINDINGS 256u
#define LIMIT_DECLARATIONS 1024u /* each fingerprint may cover all others */
#define LIMIT_MEMBERS 65535u    /* the manifest counts them in 16 bits */

/* Reports every violation of rules.def. True when there was none, parse errors
 * included: then the emitters cannot fail. */
bool check(struct file *file);

/* The steps, in this order. Each copes with errors of those before. */
void check_names(struct file *file, struct map *types); /* fills types: name -> decl */
void check_types(struct file *file, const struct map *types);
void check_layout(struct file *file);
void check_domains(struct file *file, const struct map *types);
void check_generated_names(struct file *file);

#endif
