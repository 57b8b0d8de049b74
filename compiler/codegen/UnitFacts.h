// What the AST stages tell the LLVM passes.
#ifndef SDC_CODEGEN_UNITFACTS_H
#define SDC_CODEGEN_UNITFACTS_H

#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include <functional>
#include <string>

namespace sdc {

/// One refusal of the audit: where, and what was found there.
struct AuditFinding {
  std::string Function;
  std::string File;
  unsigned Line = 0;
  std::string What;
};

struct CheckCounts {
  unsigned Inserted = 0; ///< run-time checks that reached LLVM
  unsigned Proven = 0;   ///< of these, decided before optimisation
  unsigned Left = 0;     ///< traps in the final code
};

struct UnitFacts {
  /// Functions whose contract the unit knows; a call of any other is refused.
  llvm::StringSet<> Callees;
  /// The main file as given on the command line: its name in fault tables.
  std::string MainFile;
  /// Debug info stays in the object only when the user asked for it.
  bool KeepDebugInfo = false;
  /// The unit has unions: its accesses are not told apart by type.
  bool SharesBits = false;
  /// The stamp's note section and the contract records, as assembly.
  std::string ModuleAssembly;
  std::function<void(const AuditFinding &)> Refuse;
  CheckCounts Counts;
  bool PrintCounts = false; ///< --stats
};

} // namespace sdc

#endif
