// The rules in the words of the Common Weakness Enumeration (Taxonomy.def).
#ifndef SDC_DIAG_TAXONOMY_H
#define SDC_DIAG_TAXONOMY_H

#include "llvm/ADT/StringRef.h"
#include <vector>

namespace sdc {

/// CWE numbers of a rule, most fitting first; often none.
std::vector<unsigned> weaknessesOf(llvm::StringRef Rule);

/// The enumeration's name of a number that Taxonomy.def uses.
llvm::StringRef weaknessName(unsigned Number);

} // namespace sdc

#endif
