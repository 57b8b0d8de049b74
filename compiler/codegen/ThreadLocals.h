// Thread-locals of a domain.
//
// A domain's image has no loader of its own and %fs is the host's, so the ELF
// models of thread-local storage do not fit. The variable itself becomes the
// place of its initial value, in the section `sd_tls`; each access asks libsdrt
// where this thread's copy is, and faults when the domain's quota has no room
// for it.
#ifndef SDC_CODEGEN_THREADLOCALS_H
#define SDC_CODEGEN_THREADLOCALS_H

#include "codegen/UnitFacts.h"

namespace llvm {
class Module;
}

namespace sdc {

/// After the audits, which know llvm.threadlocal.address. False: a use was
/// found that is none, and reported.
bool lowerThreadLocals(llvm::Module &M, UnitFacts &Facts);

} // namespace sdc

#endif
