// Applying the fixes that findings offer.
#ifndef SDC_LINT_FIX_H
#define SDC_LINT_FIX_H

#include "lint/Finding.h"
#include <functional>
#include <map>
#include <set>

namespace sdc::lint {

class Fixer {
public:
  /// MayWrite: whether a file, by its real path, may be changed.
  explicit Fixer(std::function<bool(const std::string &)> MayWrite)
      : MayWrite(std::move(MayWrite)) {}

  /// Applies what Findings offer; of two that conflict the first. Returns the
  /// files changed. False in Ok: a file could not be written, said why.
  std::set<std::string> apply(const std::vector<Finding> &Findings, bool &Ok);

  /// After a new look at the files changed last: those of which clang now says
  /// more errors than before are given back their text and not touched again.
  /// Returns them.
  std::set<std::string> takeBack(const std::vector<Finding> &Before,
                                 const std::vector<Finding> &After, bool &Ok);

  /// Some file includes <sdc.h> now that did not.
  bool addedHeader() const { return AddedHeader; }
  size_t fixedCount() const { return Fixed; }
  const std::set<std::string> &changedFiles() const { return Changed; }
  const std::set<std::string> &refusedFiles() const { return Refused; }

private:
  std::function<bool(const std::string &)> MayWrite;
  std::map<std::string, std::string> Last; // text before the last round
  std::map<std::string, size_t> LastFixed; // findings in the last round
  std::set<std::string> Changed, Refused;
  size_t Fixed = 0;
  bool AddedHeader = false;
};

} // namespace sdc::lint

#endif
