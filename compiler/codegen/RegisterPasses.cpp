// sdc's passes in LLVM's pipeline (driver/Pipeline.h).
#include "codegen/Passes.h"
#include "codegen/Plan.h"
#include "driver/Pipeline.h"

void sdc::registerPasses(llvm::PassBuilder &PB, UnitContext &Unit) {
  addPasses(PB, Unit.Plan->Facts);
}
