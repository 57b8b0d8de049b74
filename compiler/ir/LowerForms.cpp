// Lowering of the sd_* forms (Builder.h, model/Forms.cpp).
#include "ir/Builder.h"
#include "clang/AST/ASTContext.h"

using namespace sdc;
using namespace clang;

Value Builder::form(const FormUse &Use, const Expr *E) {
  SourceLocation Loc = E->getExprLoc();
  switch (Use.F) {
  case Form::New:
  case Form::TryNew: {
    if (Model.isView(Use.Element))
      refuse(Loc, Rule::ViewPlace, "a heap object would keep a view");
    else if (!Model.isZeroValid(Use.Element))
      refuse(Loc, Rule::NewNotNullable, Use.Element);
    for (const Expr *Count : Use.Operands)
      lower(Count);
    unsigned V = temporary(E->getType().getUnqualifiedType(), Loc,
                           PointerKind::Owned);
    Result->Variables[V].Fresh = true;
    Instruction &I = emit(Op::New, Loc);
    I.Dest = V;
    I.Flag = Use.F == Form::TryNew;
    return {Value::Pointer, V};
  }
  case Form::Free: {
    Value V = lower(Use.Operands[0], Want::Move);
    if (V.K == Value::Null)
      return {};
    PointerKind K = V.K == Value::Pointer ? Result->Variables[V.Var].Kind
                                          : PointerKind::Borrow;
    if (K != PointerKind::Owned) {
      refuse(Loc, Rule::OwnerKind, "__owned", kindName(K));
      return {};
    }
    // What it owns would be lost unseen.
    QualType T = Result->Variables[V.Var].Type;
    if (T->getPointeeType()->isIncompleteType() && !Model.isToken(T))
      refuse(Loc, Rule::NotUnderstood,
             "sd_free of a struct that is not defined here");
    emit(Op::Free, Loc).Source = V.Var;
    return {};
  }
  case Form::Take: {
    Place P = place(Use.Operands[0]);
    const PointerInfo *Info = infoOf(P);
    if (!Info || !isLinear(Info->Kind) || !Info->Nullable) {
      refuse(Loc, Rule::OwnerKind, "a _Nullable owner",
             Info ? kindName(Info->Kind) : "none");
      return {Value::Null, NoVariable};
    }
    if (P.ThroughConst)
      refuse(Loc, Rule::ConstTransitive, spell(*Result, P));
    unsigned V = temporary(P.Type.getUnqualifiedType(), Loc, Info->Kind);
    Result->Variables[V].Declared = Info;
    Instruction &I = emit(Op::Take, Loc);
    I.Dest = V;
    I.P = P;
    return {Value::Pointer, V};
  }
  case Form::Swap: {
    Place P = place(Use.Operands[0]);
    unsigned Held = Use.Operands[1]->HasSideEffects(AST, true) ? hold(P, Loc)
                                                               : NoVariable;
    Place Q = place(Use.Operands[1]);
    inUse(Held, Loc);
    const PointerInfo *A = infoOf(P), *B = infoOf(Q);
    if (!A || !B || !isLinear(A->Kind) || A->Kind != B->Kind ||
        A->Nullable != B->Nullable) {
      refuse(Loc, Rule::OwnerKind, A ? kindName(A->Kind) : "an owner",
             B ? kindName(B->Kind) : "none");
      return {};
    }
    for (const Place *Each : {&P, &Q})
      if (Each->ThroughConst)
        refuse(Loc, Rule::ConstTransitive, spell(*Result, *Each));
    // Two elements are one or apart: neither lies in the other.
    bool AreElements = P.Path == Q.Path && P.hasIndex();
    if (overlaps(P, Q) && !AreElements)
      refuse(Loc, Rule::SelfMove, spell(*Result, P), spell(*Result, Q));
    Instruction &I = emit(Op::Swap, Loc);
    I.P = P;
    I.Q = Q;
    return {};
  }
  case Form::Sub: {
    Value V = lower(Use.Operands[0]);
    lower(Use.Operands[1]);
    lower(Use.Operands[2]);
    if (V.K != Value::Pointer || isLinear(Result->Variables[V.Var].Kind)) {
      refuse(Loc, Rule::NotUnderstood, "sd_sub of this pointer");
      return {Value::Null, NoVariable};
    }
    emit(Op::NeedSet, Loc).P = whole(V.Var);
    unsigned New = temporary(E->getType().getUnqualifiedType(), Loc);
    Result->Variables[New].ReadOnly = Result->Variables[V.Var].ReadOnly;
    Instruction &I = emit(Op::Derive, Loc);
    I.Dest = New;
    I.Source = V.Var;
    return {Value::Pointer, New};
  }
  case Form::Print:
    print(Use, E);
    return {};
  case Form::Spawn:
    return spawn(Use, E);
  case Form::Fault:
    Current = block(); // does not return
    return {};
  case Form::None:
    break;
  }
  llvm_unreachable("a form");
}

Value Builder::spawn(const FormUse &Use, const Expr *E) {
  SourceLocation Loc = E->getExprLoc();
  Value Entry = lower(Use.Operands[0]);
  Value Owner = lower(Use.Operands[1], Want::Move);
  const Signature *Contract = Entry.K == Value::Pointer
                                  ? Result->Variables[Entry.Var].Contract
                                  : nullptr;
  bool Fits = Contract && !Contract->Result && Contract->Parameters.size() == 1 &&
              Contract->Parameters[0] && Owner.K == Value::Pointer;
  if (Fits) {
    const PointerInfo &P = *Contract->Parameters[0];
    QualType Fn = Result->Variables[Entry.Var].Type->getPointeeType();
    const auto *Proto = Fn->getAs<FunctionProtoType>();
    Fits = P.Kind == PointerKind::Owned && !P.Nullable && !P.Count &&
           Result->Variables[Owner.Var].Kind == PointerKind::Owned && Proto &&
           Proto->getReturnType()->isVoidType() &&
           P.Pointee.getCanonicalType() == Result->Variables[Owner.Var]
                                               .Type->getPointeeType()
                                               .getCanonicalType();
  }
  if (!Fits) {
    refuse(Loc, Rule::SpawnContract);
    return {};
  }
  emit(Op::NeedSet, Loc).P = whole(Entry.Var);
  Instruction &Need = emit(Op::NeedSet, Loc);
  Need.P = whole(Owner.Var);
  Need.R = Rule::NullArgument;
  // The new thread owns it; what it touches may change at any later yield.
  emit(Op::Free, Loc).Source = Owner.Var;
  return {};
}

void Builder::print(const FormUse &Use, const Expr *E) {
  llvm::SmallVector<unsigned, 8> Printed;
  for (const Expr *Arg : Use.Operands) {
    Value V = lower(Arg);
    if (V.K != Value::Pointer)
      continue;
    if (isLinear(Result->Variables[V.Var].Kind))
      refuse(Arg->getExprLoc(), Rule::OwnerLost);
    Instruction &I = emit(Op::NeedSet, Arg->getExprLoc());
    I.P = whole(V.Var);
    I.R = Rule::NullArgument;
    Printed.push_back(V.Var);
  }
  for (unsigned V : Printed) // read once all arguments are evaluated
    emit(Op::Use, E->getExprLoc()).Source = V;
}
