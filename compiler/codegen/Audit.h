// The fail-closed wall before optimisation.
#ifndef SDC_CODEGEN_AUDIT_H
#define SDC_CODEGEN_AUDIT_H

#include "codegen/UnitFacts.h"

namespace llvm {
class Module;
}

namespace sdc {

/// Reads the unoptimised module, markers still in place, and reports each
/// access or call that no check stands for to Facts.Refuse. Returns true when
/// nothing was reported.
bool auditModule(const llvm::Module &M, const UnitFacts &Facts);

/// The same after lowerModule and the prover: each access still goes through
/// its marker, and each index marker through its compare, unless it was proven.
bool auditProven(const llvm::Module &M, const UnitFacts &Facts);

} // namespace sdc

#endif
