// What a unit shows about its pointers, by declaration.
#ifndef SDC_INFER_EVIDENCE_H
#define SDC_INFER_EVIDENCE_H

#include "model/Model.h"
#include "llvm/ADT/MapVector.h"
#include <set>

namespace sdc {

/// A guess, and the place that shows it.
struct Guess {
  std::string Text; ///< what the message says of the declaration
  clang::SourceLocation Where;
};

/// Of one parameter, field, global or (as a FunctionDecl) result. Redeclared
/// things are named by their canonical declaration.
struct Evidence {
  /// The sibling that counts the pointer's elements.
  const clang::ValueDecl *Count = nullptr;
  std::optional<Guess> Counted, Owned, Nullable, Out;
  /// Of a result: the parameters that it leads into.
  std::set<unsigned> Sources;
  std::optional<Guess> From;
};

class EvidenceMap {
public:
  explicit EvidenceMap(UnitContext &Unit) : Unit(Unit) {}

  /// Reads all function bodies of the unit.
  void collect();

  llvm::MapVector<const clang::ValueDecl *, Evidence> Of;

  UnitContext &Unit;
};

/// The declaration that an expression names: a variable, parameter, or field
/// (of whichever object); null for anything else.
const clang::ValueDecl *named(const clang::Expr *E);

/// A call of one of the functions that make an object, or a form that does.
bool makesOwner(const clang::Expr *E, const Trust &Trusted);

} // namespace sdc

#endif
