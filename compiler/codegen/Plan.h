// What instrumentUnit leaves for the passes (driver/Pipeline.h).
#ifndef SDC_CODEGEN_PLAN_H
#define SDC_CODEGEN_PLAN_H

#include "codegen/UnitFacts.h"

namespace sdc {

struct CodegenPlan {
  UnitFacts Facts;
};

} // namespace sdc

#endif
