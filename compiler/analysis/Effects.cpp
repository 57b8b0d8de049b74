// Which mutable globals a call may touch (Analyses.h).
//
// Inside a unit this is read off the bodies, calls included. Outside it is what
// __touches says; a function that says nothing may touch everything, because
// it may call back into this unit. The SDK's functions touch nothing, except
// those that leave the monitor: then any other thread of the domain may run.
#include "analysis/Analyses.h"
#include "diag/SeededDefects.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/StringSwitch.h"

using namespace sdc;
using namespace clang;

namespace sdc {
class EffectReader : public RecursiveASTVisitor<EffectReader> {
public:
  EffectReader(Effects::Effect &Into, const Trust &Trusted)
      : Into(Into), Trusted(Trusted) {}

  bool VisitDeclRefExpr(DeclRefExpr *E) {
    if (const auto *V = dyn_cast<VarDecl>(E->getDecl());
        V && V->hasGlobalStorage())
      Into.Globals.insert(V->getCanonicalDecl());
    return true;
  }
  bool VisitCallExpr(CallExpr *E) {
    const FunctionDecl *F = E->getDirectCallee();
    if (!F)
      Into.IsAnyone = true;
    else if (!Trusted.isPredefine(E->getCallee()->getExprLoc()))
      Into.Calls.insert(F->getCanonicalDecl());
    return true;
  }

private:
  Effects::Effect &Into;
  const Trust &Trusted;
};
} // namespace sdc

namespace {
class Bodies : public RecursiveASTVisitor<Bodies> {
public:
  bool VisitFunctionDecl(FunctionDecl *F) {
    if (F->doesThisDeclarationHaveABody())
      Found.push_back(F);
    return true;
  }
  std::vector<const FunctionDecl *> Found;
};
} // namespace

/// Other threads of the domain, and calls into it, run meanwhile. (There is no
/// monitor in a concurrent domain: locks alone keep others out.)
static bool leavesMonitor(const FunctionDecl *F, bool IsConcurrent) {
  if (F->getName() == "sd_lock")
    return !IsConcurrent;
  return llvm::StringSwitch<bool>(F->getName())
      .Cases("sd_yield", "sd_sleep_ns", true)
      .Cases("sd_domain_load", "sd_domain_unload", true)
      .Default(false);
}

Effects::Effects(UnitModel &Model) : Model(Model) {
  Bodies All;
  All.TraverseDecl(Model.Unit.AST.getTranslationUnitDecl());
  for (const FunctionDecl *F : All.Found) {
    Effect &E = Known[F->getCanonicalDecl()];
    EffectReader(E, Model.Unit.Trusted).TraverseStmt(F->getBody());
  }
  // Calls close over callees until nothing changes.
  for (bool Changed = !SEEDED_DEFECT("effects:calls"); Changed;) {
    Changed = false;
    for (const FunctionDecl *F : All.Found) {
      Effect &E = Known[F->getCanonicalDecl()];
      bool IsAnyone = E.IsAnyone;
      llvm::SmallVector<const VarDecl *, 8> More;
      for (const FunctionDecl *Callee : E.Calls) {
        auto It = Known.find(Callee);
        if (It != Known.end()) {
          IsAnyone |= It->second.IsAnyone;
          More.append(It->second.Globals.begin(), It->second.Globals.end());
        } else if (auto Said = Model.touches(Callee)) {
          More.append(Said->begin(), Said->end());
        } else {
          IsAnyone |= !isClosed(Callee);
        }
      }
      for (const VarDecl *V : More)
        Changed |= E.Globals.insert(V).second;
      Changed |= IsAnyone != E.IsAnyone;
      E.IsAnyone = IsAnyone;
    }
  }
  for (const FunctionDecl *F : All.Found)
    checkDeclared(F);
}

/// A function's __touches holds for its body too.
void Effects::checkDeclared(const FunctionDecl *F) {
  auto Said = Model.touches(F);
  if (!Said)
    return;
  const Effect &E = Known[F->getCanonicalDecl()];
  if (E.IsAnyone)
    Model.Unit.Diags.report(F->getLocation(), Rule::TouchesUndeclared, F,
                            "every global");
  for (const VarDecl *V : E.Globals)
    if (!Model.Unit.AST.getBaseElementType(V->getType()).isConstQualified() &&
        !llvm::is_contained(*Said, V))
      Model.Unit.Diags.report(F->getLocation(), Rule::TouchesUndeclared, F, V);
}

bool Effects::isClosed(const FunctionDecl *F) const {
  if (F->getBuiltinID() || Model.Unit.Trusted.isPredefine(F->getLocation()))
    return true;
  return Model.Unit.Trusted.isSdk(F->getLocation()) && 
         !leavesMonitor(F, Model.Unit.Opts.Concurrent);
}

bool Effects::mayTouch(const FunctionDecl *Callee,
                       const VarDecl *Global) const {
  if (!Callee)
    return !SEEDED_DEFECT("effects:indirect");
  Global = Global->getCanonicalDecl();
  auto It = Known.find(Callee->getCanonicalDecl());
  if (It != Known.end())
    return It->second.IsAnyone || It->second.Globals.contains(Global);
  if (auto Said = Model.touches(Callee))
    return llvm::is_contained(*Said, Global);
  return !isClosed(Callee);
}

bool Effects::mayTouchAny(const FunctionDecl *Callee) const {
  if (!Callee)
    return true;
  auto IsMutable = [&](const VarDecl *V) {
    return !Model.Unit.AST.getBaseElementType(V->getType()).isConstQualified();
  };
  auto It = Known.find(Callee->getCanonicalDecl());
  if (It != Known.end())
    return It->second.IsAnyone || llvm::any_of(It->second.Globals, IsMutable);
  if (auto Said = Model.touches(Callee))
    return llvm::any_of(*Said, IsMutable);
  return !isClosed(Callee);
}
