// Known findings, so that a code base can start with many and admit no new one.
#ifndef SDC_LINT_BASELINE_H
#define SDC_LINT_BASELINE_H

#include "lint/Finding.h"
#include "lint/Paths.h"
#include "llvm/ADT/StringMap.h"

namespace sdc::lint {

class Baseline {
public:
  /// False: the file cannot be read, or is no baseline; said why.
  bool read(llvm::StringRef Path);

  /// Whether the finding is known; each is known as often as it was counted.
  bool takes(const Finding &F);

  /// Findings that were known and were not met again.
  size_t left() const;

  /// Writes Findings as a baseline. False: said why not.
  static bool write(llvm::StringRef Path, const std::vector<Finding> &Findings,
                    const Paths &Where);

private:
  llvm::StringMap<unsigned> Counts;
};

} // namespace sdc::lint

#endif
