// Which units are linted, each with its flags.
#ifndef SDC_LINT_UNITS_H
#define SDC_LINT_UNITS_H

#include "driver/Options.h"
#include "lint/LintOptions.h"
#include "lint/Paths.h"
#include <set>

namespace sdc::lint {

struct Unit {
  std::string File; ///< as shown to people; what clang opens
  Options Opts;
  std::string Unreadable; ///< why the file cannot be read; empty if it can
};

struct UnitList {
  std::vector<Unit> Units;
  std::set<std::string> Ignored; ///< flags of compile commands left out
  std::string Database;          ///< the compile_commands.json used, or empty
};

/// The units that the command line asks for, in its order, each once. False:
/// said what is wrong.
bool findUnits(const LintOptions &Lint, const Paths &Where, UnitList &Found);

} // namespace sdc::lint

#endif
