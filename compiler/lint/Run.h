// Judging many units, each in a process of its own.
#ifndef SDC_LINT_RUN_H
#define SDC_LINT_RUN_H

#include "driver/SdkPaths.h"
#include "lint/Finding.h"
#include "lint/Pool.h"
#include "lint/Units.h"

namespace sdc::lint {

struct RunSettings {
  PoolLimits Limits;
  bool InColour = false;     ///< of Finding::Rendered
  bool ShowsProgress = false; ///< on standard error, a terminal
};

/// Judges Units. Next takes each result in the order of Units, as soon as all
/// before it are there; its findings have fingerprints. Returns ExitAccepted if
/// all could be judged, ExitUnjudged or ExitDefect if not: then findings of the
/// rule tool-failure say which.
int runUnits(const std::vector<Unit> &Units, const SdkPaths &Sdk,
             const Paths &Where, const RunSettings &Settings,
             llvm::function_ref<void(const Unit &, UnitResult)> Next);

/// Takes what ShowsProgress has written off the terminal.
void clearProgress();

} // namespace sdc::lint

#endif
