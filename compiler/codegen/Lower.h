// Markers and sanitizer traps become compares and trapping instructions.
#ifndef SDC_CODEGEN_LOWER_H
#define SDC_CODEGEN_LOWER_H

#include "codegen/UnitFacts.h"

namespace llvm {
class Module;
}

namespace sdc {

/// Gives every marker that checks its compare, each trap of clang's sanitizers a
/// fault rule and a place of its own, and guards signed division against
/// overflow. The module must have passed the audit. The markers through which
/// accesses go stay, each right behind its compare.
void lowerModule(llvm::Module &M, UnitFacts &Facts);

/// Takes the markers away. Before LLVM's own optimisations.
void eraseEvidence(llvm::Module &M);

} // namespace sdc

#endif
