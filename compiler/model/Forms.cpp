// Recognises the sd_* forms by where their text stands (Model.h).
#include "model/Model.h"
#include "clang/AST/Stmt.h"

using namespace sdc;
using namespace clang;

/// The function of the predefines that E calls, or an empty name.
static llvm::StringRef predefined(const CallExpr *Call, const Trust &Trusted) {
  const auto *R = dyn_cast<DeclRefExpr>(Call->getCallee()->IgnoreParenImpCasts());
  if (!R || !Trusted.isPredefine(R->getLocation()))
    return {};
  return R->getDecl()->getName();
}

/// The variable of a form's block and the place it points to.
static Expr *placeOf(const Decl *D, llvm::StringRef Name, const Trust &Trusted) {
  const auto *V = dyn_cast<VarDecl>(D);
  if (!V || V->getName() != Name || !Trusted.isPredefine(V->getLocation()))
    return nullptr;
  const auto *Init = V->getInit();
  if (!Init)
    return nullptr;
  const auto *U = dyn_cast<UnaryOperator>(Init->IgnoreParenImpCasts());
  return U && U->getOpcode() == UO_AddrOf ? U->getSubExpr()->IgnoreParens()
                                          : nullptr;
}

/// sd_take and sd_swap: blocks that begin with the places' addresses.
static FormUse blockForm(const StmtExpr *Block, const Trust &Trusted) {
  FormUse Use;
  const CompoundStmt *Body = Block->getSubStmt();
  if (!Trusted.isPredefine(Block->getLParenLoc()) || Body->body_empty())
    return Use;
  const auto *D = dyn_cast<DeclStmt>(Body->body_front());
  if (!D)
    return Use;
  llvm::SmallVector<const Decl *, 2> Each(D->decl_begin(), D->decl_end());
  if (Each.size() == 1) {
    if (Expr *From = placeOf(Each[0], "__sd_place", Trusted)) {
      Use.F = Form::Take;
      Use.Operands = {From};
    }
  } else if (Each.size() == 2) {
    Expr *One = placeOf(Each[0], "__sd_a", Trusted);
    Expr *Two = placeOf(Each[1], "__sd_b", Trusted);
    if (One && Two) {
      Use.F = Form::Swap;
      Use.Operands = {One, Two};
    }
  }
  return Use;
}

static Form formNamed(llvm::StringRef Name) {
  if (Name == "__sd_new")
    return Form::New;
  if (Name == "__sd_try_new")
    return Form::TryNew;
  if (Name == "__sd_free")
    return Form::Free;
  if (Name == "__sd_sub")
    return Form::Sub;
  if (Name == "__sd_rt_printf")
    return Form::Print;
  if (Name == "__sd_rt_spawn")
    return Form::Spawn;
  if (Name == "__sd_fault")
    return Form::Fault;
  return Form::None;
}

FormUse sdc::formOf(const Expr *E, const Trust &Trusted) {
  if (const auto *Block = dyn_cast<StmtExpr>(E))
    return blockForm(Block, Trusted);
  FormUse Use;
  const CallExpr *Call;
  if (const auto *Cast = dyn_cast<CStyleCastExpr>(E)) {
    // The typed results of sd_new* and sd_sub.
    if (!Trusted.isPredefine(Cast->getLParenLoc()))
      return Use;
    Call = dyn_cast<CallExpr>(Cast->getSubExpr()->IgnoreParenImpCasts());
    Form F = Call ? formNamed(predefined(Call, Trusted)) : Form::None;
    if (F != Form::New && F != Form::TryNew && F != Form::Sub)
      return Use;
    Use.Element = Cast->getType()->getPointeeType();
    Use.F = F;
  } else {
    Call = dyn_cast<CallExpr>(E);
    if (!Call)
      return Use;
    Use.F = formNamed(predefined(Call, Trusted));
    if (Use.F == Form::None)
      return Use;
  }
  for (const Expr *Arg : Call->arguments()) {
    // What the form converted to void * stands below.
    const Expr *Inner = Arg->IgnoreParens();
    while (const auto *C = dyn_cast<CastExpr>(Inner)) {
      bool IsForms = C->getCastKind() == CK_BitCast ||
                     (isa<CStyleCastExpr>(C) &&
                      Trusted.isPredefine(C->getBeginLoc()));
      if (!IsForms || (isa<CStyleCastExpr>(C) &&
                       formOf(C, Trusted).F != Form::None)) // sd_free(sd_new(T))
        break;
      Inner = C->getSubExpr()->IgnoreParens();
    }
    Use.Operands.push_back(const_cast<Expr *>(Inner));
  }
  if (Use.F == Form::New || Use.F == Form::TryNew)
    Use.Operands.erase(Use.Operands.begin()); // sizeof(T)
  return Use;
}
