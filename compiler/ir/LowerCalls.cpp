// Lowering of calls (Builder.h).
#include "ir/Builder.h"
#include "clang/AST/ASTContext.h"

using namespace sdc;
using namespace clang;

/// An argument that a borrow is handed back in: a local, or an own parameter
/// of that kind.
void Builder::handBack(const Argument &A, const PointerInfo *Given,
                       SourceLocation Loc) {
  const Variable &Root = Result->Variables[A.P.Root];
  bool IsLocal = A.P.isWhole() && (Root.K == Variable::Local ||
                                   Root.K == Variable::Parameter);
  bool IsOwn = A.P.Path.size() == 1 && A.P.hasDeref() &&
               Root.K == Variable::Parameter;
  if (!Given || Given->Kind != PointerKind::Borrow || !(IsLocal || IsOwn) ||
      (IsOwn && Given->Nullable != A.Info->Inner->Nullable))
    return refuse(Loc, Rule::NotUnderstood,
                  "an __out or __inout argument that is not '&' of a local borrow");
  if (A.K == Argument::InOut && !A.Info->Inner->Nullable) {
    Instruction &I = emit(Op::NeedSet, Loc);
    I.P = A.P;
    I.R = Rule::NullArgument;
  }
}

/// The address that an __out or __inout argument gives: &place, or an __out
/// parameter handed on.
Argument Builder::argument(const Expr *E, const PointerInfo *Info) {
  Argument A;
  A.Info = Info;
  SourceLocation Loc = E->getExprLoc();
  if (!Info) {
    Value V = lower(E, Want::Move);
    if (V.K == Value::Pointer) {
      if (isLinear(Result->Variables[V.Var].Kind))
        refuse(Loc, Rule::OwnerLost);
      A.K = Argument::Pointer;
      A.Var = V.Var;
    } else if (V.K == Value::Struct) {
      A.K = Argument::Struct;
      A.Var = V.Var;
    } else if (Model.hasLinear(E->getType()) || Model.isView(E->getType())) {
      refuse(Loc, Rule::NotUnderstood, "the value of this expression");
    }
    return A;
  }
  if (Info->IsOut || Info->IsInOut) {
    const Expr *Inner = E->IgnoreParenImpCasts();
    const auto *U = dyn_cast<UnaryOperator>(Inner);
    if (U && U->getOpcode() == UO_AddrOf) {
      bitsAddress(U->getSubExpr());
      A.P = place(U->getSubExpr());
    } else if (const auto *R = dyn_cast<DeclRefExpr>(Inner);
               R && isa<ParmVarDecl>(R->getDecl()) &&
               E->getType()->isPointerType()) {
      A.P = dereference(E);
    } else if (!Info->Inner) {
      A.P = dereference(E);
    } else {
      refuse(Loc, Rule::NotUnderstood,
             "an __out or __inout argument that is not '&' of a variable");
      return A;
    }
    A.K = Info->IsOut ? Argument::Out : Argument::InOut;
    if (A.P.ThroughConst)
      refuse(Loc, Rule::ConstTransitive, spell(*Result, A.P));
    if (Info->Inner) {
      const PointerInfo *Given = infoOf(A.P);
      if (Info->Inner->Kind == PointerKind::Borrow)
        handBack(A, Given, Loc);
      else if (!Given || Given->Kind != Info->Inner->Kind || !Given->Nullable)
        refuse(Loc, Rule::OwnerKind,
               std::string("a _Nullable ") + kindName(Info->Inner->Kind),
               Given ? kindName(Given->Kind) : "none");
      if (A.P.hasDeref() && A.P.Path.size() > 1)
        refuse(Loc, Rule::NotUnderstood,
               "an __out or __inout argument that is not a local");
    } else if (Info->IsOut && Model.hasLinear(Info->Pointee)) {
      refuse(Loc, Rule::NotUnderstood,
             "an __out argument of a type that holds owners");
    }
    return A;
  }
  Value V = lower(E, isLinear(Info->Kind) ? Want::Move : Want::Borrow);
  A.K = Argument::Pointer;
  A.Var = fit(V, Info, Info->Contract.get(), Info->Nullable, E->getType(), Loc);
  return A;
}

Value Builder::call(const CallExpr *E) {
  SourceLocation Loc = E->getBeginLoc();
  const FunctionDecl *Callee = E->getDirectCallee();
  const Signature *Contract = nullptr;
  Instruction Made;
  Made.O = Op::Call;
  Made.Loc = Loc;
  Made.Callee = Callee;
  if (Callee) {
    Contract = &Model.signature(Callee);
  } else {
    Value V = lower(E->getCallee());
    if (V.K != Value::Pointer ||
        Result->Variables[V.Var].Kind != PointerKind::Function) {
      refuse(Loc, Rule::NotUnderstood, "a call of this value");
      return {};
    }
    emit(Op::NeedSet, Loc).P = whole(V.Var);
    Contract = Result->Variables[V.Var].Contract;
    if (!Contract) {
      refuse(Loc, Rule::NotUnderstood, "a call of a function of unknown contract");
      return {};
    }
  }
  llvm::SmallVector<unsigned, 4> Held;
  for (unsigned I = 0; I < E->getNumArgs(); ++I) {
    const PointerInfo *Info = nullptr;
    if (I < Contract->Parameters.size() && Contract->Parameters[I])
      Info = &*Contract->Parameters[I];
    if (!Info && E->getArg(I)->getType()->isPointerType() &&
        !(Callee && Callee->getBuiltinID()))
      refuse(E->getArg(I)->getExprLoc(), Rule::NotUnderstood,
             "a pointer argument without a contract");
    Made.Args.push_back(argument(E->getArg(I), Info));
    // What the address led to must still be there when the call is made.
    const Argument &A = Made.Args.back();
    bool IsLast = I + 1 == E->getNumArgs();
    if ((A.K == Argument::Out || A.K == Argument::InOut) && !IsLast)
      Held.push_back(hold(A.P, E->getArg(I)->getExprLoc()));
  }
  for (unsigned V : Held)
    inUse(V, Loc);
  QualType T = E->getType();
  Value V;
  Made.Contract = Contract;
  if (T->isPointerType()) {
    if (Model.isView(T->getPointeeType()))
      refuse(Loc, Rule::NotUnderstood, "a result that points to a view");
    PointerKind K = Contract->Result ? Contract->Result->Kind
                                     : PointerKind::Borrow;
    if (!Contract->Result)
      refuse(Loc, Rule::NotUnderstood, "a result without a contract");
    Made.Dest = temporary(T.getUnqualifiedType(), Loc, K);
    Result->Variables[Made.Dest].Declared =
        Contract->Result ? &*Contract->Result : nullptr;
    Result->Variables[Made.Dest].StaticAddress = K == PointerKind::Static;
    if (Contract->Result)
      Result->Variables[Made.Dest].Contract = Contract->Result->Contract.get();
    V = {Value::Pointer, Made.Dest};
  } else if (T->isRecordType()) {
    Made.Dest = structTemporary(T, Loc);
    V = {Value::Struct, Made.Dest};
  } else if (T->isIntegralOrEnumerationType() &&
             llvm::any_of(Contract->Parameters, [](const auto &Each) {
               return Each && Each->SetIf;
             })) {
    Made.Outcome = temporary(T.getUnqualifiedType(), Loc);
    V = {Value::Plain, Made.Outcome};
  }
  Result->Blocks[Current].Code.push_back(std::move(Made));
  if (Callee && Callee->isNoReturn())
    Current = block();
  return V;
}
