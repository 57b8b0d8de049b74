// Which macro names belong to sdc, its SDK and the language, so that no user
// may define or undefine them: a macro named like a keyword or like a word of
// an annotation would rewrite the text of sdc's own macros.
#ifndef SDC_DRIVER_MACRONAMES_H
#define SDC_DRIVER_MACRONAMES_H

#include "llvm/ADT/StringRef.h"

namespace sdc {

/// Keywords, names that start with "__" or "_X", and the annotation names.
/// Names of sdc's own macros (sd_new, ...) are recognised by their definition
/// in the predefines, not here.
bool isReservedMacroName(llvm::StringRef Name);

/// The usual include guards, which may be reserved names: "__FOO_H__".
bool isIncludeGuardName(llvm::StringRef Name);

} // namespace sdc

#endif
