/* Wiring: imports of a domain before its create, exports after it, lookups. */
#ifndef CORE_EXPORTS_H
#define CORE_EXPORTS_H

#include "core/domain.h"

/* Judges every import of `manifest` against the export it is wired to, if that
 * one's domain lives. Refusal: interface-mismatch, bad-manifest. */
[[nodiscard]] bool exports_fit(const struct domain *importer, const struct manifest *manifest,
                               struct image_verdict *verdict);
/* Fills `imports` with references held by `instance`, in the order of its
 * manifest; 0 where the exporter is not live. */
void exports_wire(struct instance *instance, void **imports);
/* Takes over what create exported. False: a missing or foreign reference. */
[[nodiscard]] bool exports_accept(struct instance *instance, void **exports);
/* A new reference for `holder` to an export of the live domain. By binding
 * (fingerprint 0) or by fingerprint (binding empty). 0: none. */
struct capability *exports_bind(struct instance *holder, struct domain *domain,
                                struct image_text binding, const uint8_t *fingerprint);
/* Frees the kernel's references to an ended instance. */
void exports_release(struct instance *instance);

#endif
