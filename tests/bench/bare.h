/* The yardstick: the same work as Target_serve_touch, in another translation
 * unit. Two of them, so that the caller has to choose at run time. */
#include <sd/status.h>
#include <stdint.h>

enum sd_status bare_add(uint64_t value);
enum sd_status bare_multiply(uint64_t value);
