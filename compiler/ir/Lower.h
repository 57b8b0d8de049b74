// From clang's tree of a function to the place IR (PlaceIR.h).
//
// Evaluation order is that of clang's code generation where C leaves it open:
// operands and arguments left to right; the right side of an assignment before
// the left, except for structs, whose target is fixed first. What C leaves
// undefined is refused (analysis/EvaluationOrder).
#ifndef SDC_IR_LOWER_H
#define SDC_IR_LOWER_H

#include "ir/PlaceIR.h"

namespace sdc {

/// Null when the function cannot be lowered; then an error was reported.
std::unique_ptr<Function> lowerFunction(UnitModel &Model,
                                        const clang::FunctionDecl *F);

/// Judges the constant initialiser of an object with static storage.
std::unique_ptr<Function> lowerInitializer(UnitModel &Model,
                                           const clang::VarDecl *V);

} // namespace sdc

#endif
