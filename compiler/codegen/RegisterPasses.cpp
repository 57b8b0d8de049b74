// sdc's passes in LLVM's pipeline (driver/Pipeline.h).
#include "driver/Pipeline.h"

void sdc::registerPasses(llvm::PassBuilder &, UnitContext &) {}
