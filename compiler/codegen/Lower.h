// Markers and sanitizer traps become compares and trapping instructions.
#ifndef SDC_CODEGEN_LOWER_H
#define SDC_CODEGEN_LOWER_H

#include "codegen/UnitFacts.h"

namespace llvm {
class Module;
}

namespace sdc {

/// Expands every marker, gives each trap of clang's sanitizers a fault rule
/// and a place of its own, and guards signed division against overflow. The
/// module must have passed the audit. Afterwards no marker is left.
void lowerModule(llvm::Module &M, UnitFacts &Facts);

} // namespace sdc

#endif
