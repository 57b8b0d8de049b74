/* What the code that idlc generates needs: trusted C inside a domain's image,
 * linked with libsdrt. Domain code never includes this. */
#ifndef SD_ABI_PROXY_H
#define SD_ABI_PROXY_H

#include "call.h"
#include "image.h"
#include "rref.h"
#include "services.h"

#define SD_HIDDEN __attribute__((visibility("hidden")))
/* Where the kernel defers kills: see call.h. */
#define SD_PROXY_TEXT __attribute__((section("sdproxy")))

/* libsdrt's; set once by sd_start. */
extern SD_HIDDEN const struct sd_services *__sd_services;

/* Calls method number `method` of the interface that `to` refers to.
 *
 * The caller sets of `frame`: slots, lent_count, moved_count, returned, and
 * leaves the rest zero; frame and args stand on its stack. Returns the callee's
 * status; or SD_DEAD, SD_REENTRY, SD_DEADLOCK, SD_NO_STACK without entering it;
 * or SD_CRASHED. Afterwards frame->state is SD_FRAME_ENTERED when the moved
 * objects are no longer the caller's; *frame->returned belongs to the caller,
 * and is 0 unless the status is SD_OK. */
SD_HIDDEN int sd_proxy_call(struct sd_frame *frame, struct sd_cap *to, unsigned method, void *args);

/* Generated for the domain that the image is; see image.h. */
SD_HIDDEN int sd_domain_create(void **imports, void **exports);
extern SD_HIDDEN const uint32_t sd_import_count, sd_export_count;

#endif
