// The fault rules of the ABI as numbers for the compiler.
#ifndef SDC_CODEGEN_FAULTRULES_H
#define SDC_CODEGEN_FAULTRULES_H

namespace sdc::fault {

enum Number : unsigned {
#define FAULT_RULE(N, Id, Name) Id = N,
#include "fault_rules.def"
#undef FAULT_RULE
};

} // namespace sdc::fault

#endif
