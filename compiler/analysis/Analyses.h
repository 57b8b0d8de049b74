// The analyses of a unit, each on the place IR or on the tree alone.
//
// Values   what each place may hold: unset, null, an object. Definite
//          initialisation, nullness and linear ownership are one analysis,
//          because a move leaves a place unset and a test leaves it null.
// Loans    where borrowed pointers lead, and that nothing they rest on goes
//          away while they are needed.
// Effects  which mutable globals a call may touch; Loans asks it.
// Tags     which arm of a tagged union each place has; no arm is reached, and no
//          tag changed, without it.
// Guards   what is __guarded_by a mutex is reached under its token only, and in
//          a concurrent domain nothing mutable is shared otherwise.
// The others look at one expression or block of the tree.
#ifndef SDC_ANALYSIS_ANALYSES_H
#define SDC_ANALYSIS_ANALYSES_H

#include "ir/PlaceIR.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace sdc {

/// The mutable globals that a call of each function may touch.
class Effects {
public:
  explicit Effects(UnitModel &Model);

  /// Callee null: an indirect call.
  bool mayTouch(const clang::FunctionDecl *Callee,
                const clang::VarDecl *Global) const;
  /// Some mutable global.
  bool mayTouchAny(const clang::FunctionDecl *Callee) const;

private:
  UnitModel &Model;
  struct Effect {
    bool IsAnyone = false; ///< calls what it does not know
    llvm::DenseSet<const clang::VarDecl *> Globals;
    llvm::DenseSet<const clang::FunctionDecl *> Calls;
  };
  bool isClosed(const clang::FunctionDecl *Callee) const;
  void checkDeclared(const clang::FunctionDecl *F);
  llvm::DenseMap<const clang::FunctionDecl *, Effect> Known;
  friend class EffectReader;
};

void checkValues(UnitModel &Model, const Effects &E, const Function &F);
void checkLoans(UnitModel &Model, const Effects &E, const Function &F);
void checkTags(UnitModel &Model, const Effects &E, const Function &F);
void checkGuards(UnitModel &Model, const Function &F);
/// Mutexes as values, and plain globals in a concurrent domain. Root: a body or
/// an initialiser of static storage.
void checkSharing(UnitModel &Model, const clang::Stmt *Root);

/// Unsequenced side effects (`i = i++`).
void checkEvaluationOrder(UnitModel &Model, const clang::FunctionDecl *F);
/// {pointer, count} groups are set whole and never pointed into.
void checkGroups(UnitModel &Model, const clang::FunctionDecl *F);
/// Literal formats of the print family and their arguments.
void checkPrintFormats(UnitModel &Model, const clang::FunctionDecl *F);

} // namespace sdc

#endif
