/* The system blob: the system file (YAML), checked against the manifests of
 * its images and compiled by `sdsign pack`. The kernel parses no text. Signed
 * by the root key (abi/trailer.h, kind SD_SIGNED_SYSTEM): whoever decides who
 * may sign also decides what is granted to whom. Body:
 *
 *    0   8  "SDSYSTEM"
 *    8   2  version, SD_SYSTEM_VERSION
 *   10   2  count of domains
 *   12   2  domain of the main export (index from 0)
 *   14   2  0
 *   16   4  length of the body in bytes
 *   20 2+n  length and name of the system
 *      2+n  length and binding of the main export
 *           domains, in the order they are started, to the end of the body
 *
 *   domain: 2+n  length and name
 *           2+n  length and name of its image (a container entry)
 *           4    flags, SD_SYSTEM_START
 *           40   quotas (abi/manifest.h)
 *           4    restarts allowed within the window
 *           4    window in seconds
 *           2    count of grants
 *                each: 2+n length and name
 *           2    count of wires: one per import, in the manifest's order
 *                each: 2+n  length and binding of the import
 *                      2    exporting domain (index from 0)
 *                      2+n  length and binding of the export
 *                      32   fingerprint of the interface
 *
 * Integers are little endian. */
#ifndef SD_ABI_SYSTEM_H
#define SD_ABI_SYSTEM_H

#define SD_SYSTEM_MAGIC "SDSYSTEM"
#define SD_SYSTEM_VERSION 1u
#define SD_SYSTEM_HEADER_BYTES 20u
#define SD_SYSTEM_DOMAIN_COUNT_AT 10u
#define SD_SYSTEM_MAIN_DOMAIN_AT 12u
#define SD_SYSTEM_BODY_BYTES_AT 16u

#define SD_SYSTEM_START 1u /* loaded at boot; else on demand */

#define SD_SYSTEM_DOMAINS_MAX 128u

#endif
