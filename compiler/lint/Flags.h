// Compile commands of other compilers, as flags for clang's front end.
#ifndef SDC_LINT_FLAGS_H
#define SDC_LINT_FLAGS_H

#include "lint/Paths.h"
#include "llvm/ADT/ArrayRef.h"
#include <set>
#include <string>
#include <vector>

namespace sdc::lint {

/// Flags of a compile command (without the compiler's name) that was run in
/// Folder, for Options::Clang of a hosted unit: paths made ready for the current
/// folder, optimisation and output left out. What may have changed the meaning
/// of the code and is not known goes to Ignored. Input files are left out.
std::vector<std::string> hostedFlags(llvm::ArrayRef<std::string> Words,
                                     llvm::StringRef Folder, const Paths &Where,
                                     std::set<std::string> &Ignored);

/// Flags of a compile command of sdc's, for its option door: paths made ready
/// for the current folder, output, mode and inputs left out.
std::vector<std::string> domainFlags(llvm::ArrayRef<std::string> Words,
                                     llvm::StringRef Folder,
                                     const Paths &Where);

} // namespace sdc::lint

#endif
