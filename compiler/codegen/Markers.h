// Names of the calls that carry checks into LLVM.
//
// The bounds stage writes each check into the AST as a call of one of these
// functions, which nobody can declare or spell in source. They live only until
// the first LLVM pass: the audit reads them as evidence that an access was
// looked at, then the lowering turns them into compares and traps and erases
// them before any optimisation sees a call.
#ifndef SDC_CODEGEN_MARKERS_H
#define SDC_CODEGEN_MARKERS_H

#include "llvm/ADT/StringRef.h"

namespace sdc::marker {

/// void *__sd_place(const void *p): returns p; an access goes through it.
inline constexpr llvm::StringLiteral Place = "__sd_place";
/// void *__sd_callee(const void *f): returns f; a checked function value.
inline constexpr llvm::StringLiteral Callee = "__sd_callee";
/// size_t __sd_index(size_t i, size_t n, int rule): returns i, faults
/// unless i < n.
inline constexpr llvm::StringLiteral Index = "__sd_index";
/// void __sd_check(int ok, int rule): faults when ok is 0.
inline constexpr llvm::StringLiteral Check = "__sd_check";

inline bool isMarker(llvm::StringRef Name) {
  return Name == Place || Name == Callee || Name == Index || Name == Check;
}

} // namespace sdc::marker

#endif
