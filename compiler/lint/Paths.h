// Where files are, for people and for machines.
#ifndef SDC_LINT_PATHS_H
#define SDC_LINT_PATHS_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace sdc::lint {

class Paths {
public:
  /// Root: as given by --root; empty: the nearest folder above the current one
  /// that has a .git, else the current one.
  explicit Paths(llvm::StringRef Root);

  /// Path as from Folder, without "." and "..": below the current folder
  /// relative to it, else absolute. A person finds the file by it.
  std::string shown(llvm::StringRef Path, llvm::StringRef Folder = "") const;

  /// A real path as from the root, with '/'. Outside of it: absolute.
  std::string fromRoot(llvm::StringRef RealPath) const;

  bool isInRoot(llvm::StringRef RealPath) const;

  const std::string &root() const { return Root; }
  const std::string &current() const { return Current; }

private:
  std::string Current, Root; // real paths
};

/// The real path, or the path made absolute if there is no such file.
std::string realPathOf(llvm::StringRef Path);

} // namespace sdc::lint

#endif
