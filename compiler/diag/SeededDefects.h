// Defects on demand, for the tests of the soundness fuzzer alone.
//
// A fuzzer that finds nothing has shown something only if it would have found a
// hole. The program sdc-seeded is built from the same sources with
// SUMAC_SEEDED_DEFECTS, stamps nothing, and drops the rule, the run-time check
// or the part of an analysis that the environment variable SUMAC_DEFECT names
// (or several: "a,b"). In sdc itself the macro is the constant false: neither the
// names nor the variable are in the program (tests/soundness/seeded.py looks).
#ifndef SDC_DIAG_SEEDEDDEFECTS_H
#define SDC_DIAG_SEEDEDDEFECTS_H

#ifdef SUMAC_SEEDED_DEFECTS
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include <cstdlib>

namespace sdc {
inline bool isSeeded(const llvm::Twine &Name) {
  static const char *const Chosen = std::getenv("SUMAC_DEFECT");
  if (!Chosen)
    return false;
  llvm::SmallVector<llvm::StringRef, 4> Each;
  llvm::StringRef(Chosen).split(Each, ',');
  return llvm::is_contained(Each, Name.str());
}
} // namespace sdc
#define SEEDED_DEFECT(Name) sdc::isSeeded(Name)
#else
#define SEEDED_DEFECT(Name) false
#endif

#endif
