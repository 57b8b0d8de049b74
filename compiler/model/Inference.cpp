// The kind of a local pointer that is declared without one (Model.h).
//
// It is an owner if each value it is given is one that belongs to nobody yet: a
// new object, what sd_take returns, the result of a function that returns an
// owner, or null. Given places it borrows. The kind is decided here once for
// the variable; what is done with it is judged by that, so a wrong guess is a
// message, never a hole.
#include "model/Model.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace sdc;
using namespace clang;

namespace {

/// Each value that a function gives to each of its local pointers.
class Givings : public RecursiveASTVisitor<Givings> {
public:
  bool VisitVarDecl(VarDecl *V) {
    if (V->getInit())
      add(V, V->getInit());
    return true;
  }
  bool VisitBinaryOperator(BinaryOperator *B) {
    if (B->getOpcode() == BO_Assign && B->getType()->isPointerType())
      if (const auto *R = dyn_cast<DeclRefExpr>(B->getLHS()->IgnoreParens()))
        add(dyn_cast<VarDecl>(R->getDecl()), B->getRHS());
    return true;
  }
  /// `&p`, from which an __out parameter sets p.
  bool VisitCallExpr(CallExpr *C) {
    for (unsigned I = 0; I < C->getNumArgs(); ++I) {
      const auto *U = dyn_cast<UnaryOperator>(C->getArg(I)->IgnoreParenImpCasts());
      if (!U || U->getOpcode() != UO_AddrOf)
        continue;
      if (const auto *R =
              dyn_cast<DeclRefExpr>(U->getSubExpr()->IgnoreParens()))
        if (const auto *V = dyn_cast<VarDecl>(R->getDecl());
            V && V->getType()->isPointerType())
          Handed[V->getCanonicalDecl()].push_back({C, I});
    }
    return true;
  }

  void add(const VarDecl *V, const Expr *Value) {
    if (V && V->getType()->isPointerType())
      Given[V->getCanonicalDecl()].push_back(Value);
  }

  llvm::DenseMap<const VarDecl *, std::vector<const Expr *>> Given;
  llvm::DenseMap<const VarDecl *,
                 std::vector<std::pair<const CallExpr *, unsigned>>>
      Handed;
};

struct Found {
  const Expr *Owner = nullptr, *Borrow = nullptr;
  PointerKind Kind = PointerKind::Borrow;

  void add(const Expr *E, PointerKind K) {
    if (!isLinear(K)) {
      Borrow = Borrow ? Borrow : E;
    } else if (!Owner) {
      Owner = E;
      Kind = K;
    }
  }
};

} // namespace

/// What giving E makes of a local: nothing if E is null.
static void classify(UnitModel &Model, const Expr *E, Found &Into) {
  E = E->IgnoreParens();
  if (const auto *L = dyn_cast<InitListExpr>(E)) {
    for (const Expr *Each : L->inits())
      classify(Model, Each, Into);
    return;
  }
  FormUse Use = formOf(E, Model.Unit.Trusted);
  if (Use.F == Form::New || Use.F == Form::TryNew)
    return Into.add(E, PointerKind::Owned);
  if (Use.F == Form::Take) {
    const Expr *P = Use.Operands[0]->IgnoreParens();
    const PointerInfo *Info = nullptr;
    if (const auto *M = dyn_cast<MemberExpr>(P))
      Info = Model.pointer(M->getMemberDecl());
    else if (const auto *R = dyn_cast<DeclRefExpr>(P))
      Info = Model.pointer(R->getDecl());
    else if (const auto *U = dyn_cast<UnaryOperator>(P)) {
      // *result of an __out or __inout parameter
      const auto *R =
          dyn_cast<DeclRefExpr>(U->getSubExpr()->IgnoreParenImpCasts());
      const PointerInfo *Outer = R ? Model.pointer(R->getDecl()) : nullptr;
      Info = Outer ? Outer->Inner.get() : nullptr;
    } else if (const auto *S = dyn_cast<ArraySubscriptExpr>(P)) {
      const Expr *Base = S->getBase()->IgnoreParenImpCasts();
      while (const auto *Outer = dyn_cast<ArraySubscriptExpr>(Base))
        Base = Outer->getBase()->IgnoreParenImpCasts();
      if (const auto *M = dyn_cast<MemberExpr>(Base))
        Info = Model.element(M->getMemberDecl());
      else if (const auto *R = dyn_cast<DeclRefExpr>(Base))
        Info = Model.element(R->getDecl());
    }
    return Into.add(E, Info ? Info->Kind : PointerKind::Owned);
  }
  if (Use.F != Form::None)
    return Into.add(E, PointerKind::Borrow);
  if (const auto *C = dyn_cast<CastExpr>(E)) {
    if (C->getCastKind() == CK_NullToPointer)
      return;
    if (C->getCastKind() == CK_NoOp)
      return classify(Model, C->getSubExpr(), Into);
  }
  if (const auto *Q = dyn_cast<ConditionalOperator>(E)) {
    classify(Model, Q->getTrueExpr(), Into);
    return classify(Model, Q->getFalseExpr(), Into);
  }
  if (const auto *B = dyn_cast<BinaryOperator>(E);
      B && B->getOpcode() == BO_Comma)
    return classify(Model, B->getRHS(), Into);
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    const Signature *S = nullptr;
    if (const FunctionDecl *Callee = Call->getDirectCallee()) {
      S = &Model.signature(Callee);
    } else {
      const Expr *Fn = Call->getCallee()->IgnoreParenImpCasts();
      while (const auto *U = dyn_cast<UnaryOperator>(Fn))
        Fn = U->getSubExpr()->IgnoreParenImpCasts();
      if (const auto *R = dyn_cast<DeclRefExpr>(Fn))
        S = Model.functionPointer(R->getDecl());
      else if (const auto *M = dyn_cast<MemberExpr>(Fn))
        S = Model.functionPointer(M->getMemberDecl());
    }
    if (S && S->Result)
      return Into.add(E, S->Result->Kind);
  }
  Into.add(E, PointerKind::Borrow);
}

void UnitModel::inferKind(const VarDecl *V, PointerInfo &Info) {
  const auto *F = dyn_cast<FunctionDecl>(V->getDeclContext());
  if (!F || !V->hasLocalStorage() || isa<ParmVarDecl>(V) ||
      Info.Kind != PointerKind::Borrow || Info.Inner ||
      Unit.Trusted.isPredefine(V->getLocation()) || !F->getBody())
    return;
  Givings All;
  All.TraverseStmt(F->getBody());
  Found Kinds;
  for (const Expr *E : All.Given[V->getCanonicalDecl()])
    classify(*this, E, Kinds);
  for (auto [Call, I] : All.Handed[V->getCanonicalDecl()])
    if (const FunctionDecl *Callee = Call->getDirectCallee()) {
      const Signature &S = signature(Callee);
      if (I < S.Parameters.size() && S.Parameters[I] && S.Parameters[I]->Inner)
        Kinds.add(Call->getArg(I), S.Parameters[I]->Inner->Kind);
    }
  if (!Kinds.Owner)
    return;
  if (Kinds.Borrow) {
    Unit.Diags.report(Kinds.Borrow->getExprLoc(), Rule::MixedKind, V,
                      kindName(Kinds.Kind));
    Unit.Diags.note(Kinds.Owner->getExprLoc(), "the owner");
    return;
  }
  Info.Kind = Kinds.Kind;
  Info.Nullable = true;
}
