// The command line of 'sdc lint' and of 'sdc port report'.
#ifndef SDC_LINT_LINTOPTIONS_H
#define SDC_LINT_LINTOPTIONS_H

#include "lint/Pool.h"
#include "llvm/ADT/ArrayRef.h"
#include <optional>
#include <string>
#include <vector>

namespace sdc::lint {

enum class Format { Text, Json, Sarif, GitHub, Html };
enum class FailOn { Error, Warning, Never };
enum class Command { Lint, PortReport };

struct LintOptions {
  Command What = Command::Lint;
  std::vector<std::string> Files;
  std::optional<std::vector<std::string>> Flags; ///< what stands after "--"
  std::string Build;                             ///< -p
  bool Hosted = false;
  std::string Root;
  std::string Changed; ///< a revision of git
  std::string Baseline;
  bool UpdateBaseline = false;
  bool Fix = false;
  Format Form = Format::Text;
  std::string Output; ///< -o; empty: where the format goes by itself
  FailOn Fails = FailOn::Error;
  PoolLimits Limits;
  std::optional<bool> Colour; ///< nothing said: as the terminal is
  bool AllErrors = false;
  bool ListKinds = false;
  bool Help = false;
};

/// False: said what is wrong.
bool parseLintOptions(Command What, llvm::ArrayRef<std::string> Args,
                      LintOptions &Opts);

void printLintHelp();
void printPortHelp();

} // namespace sdc::lint

#endif
