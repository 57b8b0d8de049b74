// Output files: whole or not at all.
#ifndef SDC_DRIVER_WRITEFILE_H
#define SDC_DRIVER_WRITEFILE_H

#include "llvm/ADT/StringRef.h"

namespace sdc {

/// Whether Path names something that exists and is no regular file: a device
/// such as /dev/null, a pipe, a folder.
bool isSpecialFile(llvm::StringRef Path);

/// Writes Text to Path by a temporary file beside it and a rename; what is no
/// regular file is written to as it is, never replaced. False: said why not.
bool writeAtomically(llvm::StringRef Path, llvm::StringRef Text);

} // namespace sdc

#endif
