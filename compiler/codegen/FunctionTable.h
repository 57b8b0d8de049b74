// Section sd_funcs: the functions of the domain's text, by place.
#ifndef SDC_CODEGEN_FUNCTIONTABLE_H
#define SDC_CODEGEN_FUNCTIONTABLE_H

#include "codegen/UnitFacts.h"

namespace llvm {
class Module;
}

namespace sdc {

/// Keeps name, file and line of each function as attributes of it, because
/// debug info may be stripped and functions may disappear until the table is
/// written.
void noteFunctionPlaces(llvm::Module &M, const UnitFacts &Facts);

/// Writes one struct sd_func (abi/image.h) per function left in the module.
/// Last of all passes: the table must not keep a function alive, nor hide from
/// the optimiser that a function's address is not taken.
void writeFunctionTable(llvm::Module &M);

} // namespace sdc

#endif
