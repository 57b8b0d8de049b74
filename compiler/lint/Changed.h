// Which files differ from a revision of git.
#ifndef SDC_LINT_CHANGED_H
#define SDC_LINT_CHANGED_H

#include "llvm/ADT/StringRef.h"
#include <set>
#include <string>

namespace sdc::lint {

/// Real paths of the files of the current folder's repository that differ from
/// Revision, or that git does not track and does not ignore. False: said why.
bool changedFiles(llvm::StringRef Revision, std::set<std::string> &Files);

} // namespace sdc::lint

#endif
