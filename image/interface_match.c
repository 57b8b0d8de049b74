/* Whether an import fits an export. The fingerprint decides; the members'
 * hashes only serve to name what changed. */
#include <string.h>

#include "image/manifest_reader.h"

static bool find_member(const struct manifest_interface *interface, struct image_text name,
                        struct manifest_member *out)
{
    for (uint32_t i = 0; i < interface->member_count; i++) {
        *out = manifest_member_at(interface, i);
        if (image_text_equal(out->name, name))
            return true;
    }
    return false;
}

static bool refuse_changed_member(const struct manifest_interface *import,
                                  const struct manifest_interface *export,
                                  struct image_verdict *verdict)
{
    struct manifest_member member, other;

    for (uint32_t i = 0; i < import->member_count; i++) {
        member = manifest_member_at(import, i);
        if (!find_member(export, member.name, &other))
            return image_refuse(verdict, IMAGE_INTERFACE_MISMATCH,
                                "'%t' of interface %t is missing in the exporting domain",
                                &member.name, &import->name);
        if (memcmp(member.hash, other.hash, SD_FINGERPRINT_BYTES))
            return image_refuse(verdict, IMAGE_INTERFACE_MISMATCH,
                                "'%t' of interface %t was changed", &member.name, &import->name);
    }
    for (uint32_t i = 0; i < export->member_count; i++) {
        member = manifest_member_at(export, i);
        if (!find_member(import, member.name, &other))
            return image_refuse(verdict, IMAGE_INTERFACE_MISMATCH,
                                "'%t' of interface %t is missing in the importing domain",
                                &member.name, &import->name);
    }
    for (uint32_t i = 0; i < import->member_count && i < export->member_count; i++) {
        member = manifest_member_at(import, i);
        other = manifest_member_at(export, i);
        if (!image_text_equal(member.name, other.name))
            return image_refuse(verdict, IMAGE_INTERFACE_MISMATCH,
                                "'%t' of interface %t stands where '%t' was", &other.name,
                                &import->name, &member.name);
    }
    return image_refuse(verdict, IMAGE_INTERFACE_MISMATCH,
                        "interface %t has the same members but another version or other attributes",
                        &import->name);
}

bool manifest_interface_fits(const struct manifest_interface *import,
                             const struct manifest_interface *export,
                             struct image_verdict *verdict)
{
    if (!image_text_equal(import->name, export->name))
        return image_refuse(verdict, IMAGE_INTERFACE_MISMATCH,
                            "import '%t' is an interface %t, export '%t' an interface %t",
                            &import->binding, &import->name, &export->binding, &export->name);
    if (memcmp(import->fingerprint, export->fingerprint, SD_FINGERPRINT_BYTES))
        return refuse_changed_member(import, export, verdict);
    return true;
}
