// The passes that sdc adds to LLVM's pipeline.
#ifndef SDC_CODEGEN_PASSES_H
#define SDC_CODEGEN_PASSES_H

#include "codegen/UnitFacts.h"

namespace llvm {
class PassBuilder;
}

namespace sdc {

/// First pass: audit, lowering, stamp and contract sections, debug info
/// stripped unless asked for. Last pass: function table, counts. An object
/// that did not come through here has no stamp section and can not be stamped.
/// Facts must outlive the pipeline.
void addPasses(llvm::PassBuilder &Builder, UnitFacts &Facts);

} // namespace sdc

#endif
