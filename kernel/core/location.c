/* The tables are in read-only memory of a signed image, but what they point to
 * is checked all the same: a fault report must not fault. */
#include "core/location.h"

static uintptr_t target_of(const int32_t *field)
{
    return (uintptr_t)field + (uintptr_t)(intptr_t)*field;
}

/* The text that a field points to; "?" unless it ends inside a segment. */
static const char *text_at(const struct loaded_image *image, const int32_t *field)
{
    uintptr_t start = target_of(field);
    uintptr_t end = loaded_image_segment_end(image, start);
    for (uintptr_t at = start; at < end; at++)
        // SAFETY: inside a mapped segment.
        if (*(const char *)at == 0)
            return (const char *)start;
    return "?";
}

bool location_of_trap(const struct loaded_image *image, uintptr_t pc, struct location *out,
                      uint32_t *rule)
{
    for (const struct sd_trap *t = image->header.traps; t < image->header.traps_end; t++) {
        if (target_of(&t->pc_rel) != pc)
            continue;
        *out = (struct location){text_at(image, &t->file_rel), t->line, ""};
        *rule = t->rule;
        return true;
    }
    return false;
}

/* An entry without a size reaches up to the next one. */
static bool covers(const struct sd_func *f, const struct sd_func *end, uintptr_t pc)
{
    uintptr_t start = target_of(&f->pc_rel);
    if (pc < start)
        return false;
    if (f->size_bytes)
        return pc < start + f->size_bytes;
    return f + 1 == end || pc < target_of(&f[1].pc_rel);
}

struct location location_of_function(const struct loaded_image *image, uintptr_t pc)
{
    for (const struct sd_func *f = image->header.funcs; f < image->header.funcs_end; f++)
        if (covers(f, image->header.funcs_end, pc))
            return (struct location){text_at(image, &f->file_rel), f->line,
                                     text_at(image, &f->name_rel)};
    return (struct location){"?", 0, ""};
}
