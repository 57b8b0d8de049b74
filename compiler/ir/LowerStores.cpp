// Lowering of what is stored: assignments, initialisers, and whether a pointer
// fits the place it goes to (Builder.h).
#include "ir/Builder.h"
#include "clang/AST/ASTContext.h"

using namespace sdc;
using namespace clang;

unsigned Builder::fit(Value V, const PointerInfo *Info,
                      const Signature *Contract, bool MayBeNull, QualType T,
                      SourceLocation Loc) {
  if (V.K != Value::Pointer) {
    if (V.K != Value::Null) // an owner that already went to its place
      refuse(Loc, Rule::NotUnderstood, "the value of this expression");
    else if (!MayBeNull)
      refuse(Loc, Rule::NullArgument, "this pointer");
    unsigned N = temporary(T.getUnqualifiedType(), Loc,
                           Info ? Info->Kind : PointerKind::Borrow);
    emit(Op::Null, Loc).Dest = N;
    return N;
  }
  const Variable &From = Result->Variables[V.Var];
  PointerKind Wanted = Info ? Info->Kind : PointerKind::Borrow;
  switch (Wanted) {
  case PointerKind::Owned:
  case PointerKind::RRef:
  case PointerKind::Cap:
    if (From.Kind != Wanted)
      refuse(Loc, Rule::OwnerKind, kindName(Wanted), kindName(From.Kind));
    break;
  case PointerKind::Static:
    if (From.Kind != PointerKind::Static && !From.StaticAddress)
      refuse(Loc, Rule::StaticAddress);
    break;
  case PointerKind::Function:
    if (From.Kind != PointerKind::Function || !From.Contract || !Contract ||
        !isSameContract(*From.Contract, *Contract))
      refuse(Loc, Rule::FunctionContract);
    break;
  case PointerKind::Borrow:
    if (isLinear(From.Kind))
      refuse(Loc, Rule::OwnerKind, "a borrow", kindName(From.Kind));
    else if (From.Kind == PointerKind::Function)
      refuse(Loc, Rule::FunctionContract);
    break;
  }
  if (From.ReadOnly && !T->getPointeeType().isConstQualified() &&
      Wanted != PointerKind::Function)
    refuse(Loc, Rule::ConstTransitive, "this pointer's target");
  if (!MayBeNull) {
    Instruction &I = emit(Op::NeedSet, Loc);
    I.P = whole(V.Var);
    I.R = Rule::NullArgument;
  }
  return V.Var;
}

void Builder::store(const Place &P, Value V, const PointerInfo *Info,
                    const ValueDecl *Declared, SourceLocation Loc,
                    bool Initial) {
  if (P.ThroughConst)
    refuse(Loc, Rule::ConstTransitive, spell(*Result, P));
  if (!P.Type->isPointerType()) {
    if (V.K != Value::Struct && Model.hasLinear(P.Type))
      refuse(Loc, Rule::StructCopy, spell(*Result, P));
    unsigned From = V.K == Value::Struct ? V.Var : NoVariable;
    if (Model.isView(P.Type))
      From = viewValue(V, P.Type, Loc);
    Instruction &I = emit(Op::Write, Loc);
    I.P = P;
    I.Source = From;
    I.Initial = Initial;
    return;
  }
  // A local's nullness is inferred, an owner local's too; all else is declared.
  const Variable &Root = Result->Variables[P.Root];
  bool IsLocal = P.isWhole() && (Root.K == Variable::Local ||
                                 Root.K == Variable::Temporary);
  bool IsParameter = P.isWhole() && Root.K == Variable::Parameter;
  bool MayBeNull = IsLocal || IsParameter || !Info || Info->Nullable;
  const Signature *Contract =
      Declared ? Model.functionPointer(Declared) : contractOf(P);
  bool Fresh = V.K == Value::Pointer && Result->Variables[V.Var].Fresh;
  unsigned From = fit(V, Info, Contract, MayBeNull, P.Type, Loc);
  Instruction &I = emit(Op::Write, Loc);
  I.P = P;
  I.Source = From;
  I.Flag = Fresh;
  I.Initial = Initial;
}

/// P becomes zero, or part of it: no pointer in it may be one that is never null.
void Builder::requireZeroValid(const Place &P, SourceLocation Loc) {
  Place Element = P;
  while (const ArrayType *A = AST.getAsArrayType(Element.Type)) {
    Element.Path.push_back({Projection::Index, nullptr});
    Element.Type = A->getElementType();
  }
  const PointerInfo *Info =
      Element.Type->isPointerType() ? infoOf(Element) : nullptr;
  if (Element.Type->isPointerType() ? !Info || !Info->Nullable
                                    : !Model.isZeroValid(Element.Type))
    refuse(Loc, Rule::NullArgument, "a pointer without initialiser");
}

void Builder::initialize(const Place &P, const Expr *Init,
                         const ValueDecl *Declared) {
  SourceLocation Loc = Init->getExprLoc();
  if (Loc.isInvalid()) // what braces leave out
    Loc = Braces;
  else
    Braces = Loc;
  const Expr *E = Init->IgnoreParens();
  if (const auto *C = dyn_cast<ConstantExpr>(E))
    E = C->getSubExpr()->IgnoreParens();
  if (const auto *L = dyn_cast<InitListExpr>(E)) {
    if (const InitListExpr *Semantic = L->getSemanticForm())
      L = Semantic;
    if (L->isTransparent() || !P.Type->isAggregateType()) {
      if (L->getNumInits() == 1)
        return initialize(P, L->getInit(0), Declared);
      if (L->getNumInits() == 0) { // {}
        if (P.Type->isPointerType())
          store(P, {Value::Null, NoVariable}, infoOf(P), Declared, Loc, /*Initial=*/true);
        else {
          requireZeroValid(P, Loc);
          initial(Op::Write, Loc).P = P;
        }
      }
      return;
    }
    if (const RecordDecl *R = P.Type->getAsRecordDecl()) {
      if (R->isUnion())
        return initializeUnion(P, L, R);
      unsigned I = 0;
      for (const FieldDecl *F : R->fields()) {
        if (F->isUnnamedBitField())
          continue;
        if (I >= L->getNumInits())
          break;
        initialize(field(P, F, F->getType()), L->getInit(I++), F);
      }
      initializedTags(P, L, R);
      return;
    }
    // An array: elements, then the filler. All are one place.
    if (L->hasArrayFiller())
      requireZeroValid(P, Loc);
    Place Element = P;
    Element.Path.push_back({Projection::Index, nullptr});
    Element.Type = AST.getAsArrayType(P.Type)->getElementType();
    initial(Op::Write, Loc).P = P; // then each element's effects
    for (const Expr *Each : L->inits())
      initialize(Element, Each, Declared);
    return;
  }
  if (isa<ImplicitValueInitExpr>(E)) {
    if (P.Type->isPointerType())
      store(P, {Value::Null, NoVariable}, infoOf(P), Declared, Loc, /*Initial=*/true);
    else {
      requireZeroValid(P, Loc);
      initial(P.Type->isRecordType() ? Op::Set : Op::Write, Loc).P = P;
    }
    return;
  }
  if (P.Type->isArrayType()) { // a string
    initial(Op::Write, Loc).P = P;
    return;
  }
  if (P.Type->isPointerType()) {
    const PointerInfo *Info = infoOf(P);
    Value V = lower(Init, Info && isLinear(Info->Kind) ? Want::Move : Want::Borrow);
    store(P, V, Info, Declared, Loc, /*Initial=*/true);
    return;
  }
  Value V = lower(Init, Want::Move);
  if (V.K != Value::Struct && Model.hasLinear(P.Type))
    refuse(Loc, Rule::StructCopy, spell(*Result, P));
  unsigned From = V.K == Value::Struct ? V.Var : NoVariable;
  if (Model.isView(P.Type))
    From = viewValue(V, P.Type, Loc);
  Instruction &I = initial(Op::Write, Loc);
  I.P = P;
  I.Source = From;
  outcomeStored(P, V, Init, Loc);
}

/// The variable that holds V, a view; nothing of what it borrows may be lost.
unsigned Builder::viewValue(Value V, QualType T, SourceLocation Loc) {
  if (V.K == Value::Struct)
    return V.Var;
  refuse(Loc, Rule::NotUnderstood, "the value of this expression");
  return structTemporary(T, Loc);
}

Value Builder::assign(const BinaryOperator *E) {
  SourceLocation Loc = E->getOperatorLoc();
  QualType T = E->getType();
  if (T->isRecordType()) {
    // clang fixes the target first and may build the value right into it.
    Place P = place(E->getLHS());
    unsigned Held = E->getRHS()->HasSideEffects(AST, true) ? hold(P, Loc)
                                                           : NoVariable;
    Value R = lower(E->getRHS(), Want::Move);
    inUse(Held, Loc);
    store(P, R, nullptr, nullptr, Loc);
    return Model.isView(T) ? R : Value{};
  }
  if (!T->isPointerType()) {
    Value R = lower(E->getRHS());
    Place P = place(E->getLHS());
    if (P.ThroughConst)
      refuse(Loc, Rule::ConstTransitive, spell(*Result, P));
    emit(Op::Write, Loc).P = P;
    outcomeStored(P, R, E->getRHS(), Loc);
    return {Value::Plain, carrier(P)};
  }
  // What kind the target is decides whether the right side moves. Its place is
  // evaluated after; looking at its declaration has no effect.
  const Expr *L = E->getLHS()->IgnoreParens();
  const ValueDecl *D = nullptr;
  if (const auto *R = dyn_cast<DeclRefExpr>(L))
    D = R->getDecl();
  else if (const auto *M = dyn_cast<MemberExpr>(L))
    D = M->getMemberDecl();
  const PointerInfo *Info = nullptr;
  if (D)
    Info = Model.pointer(D);
  else if (const auto *U = dyn_cast<UnaryOperator>(L);
           U && U->getOpcode() == UO_Deref) {
    const auto *R = dyn_cast<DeclRefExpr>(U->getSubExpr()->IgnoreParenImpCasts());
    if (R)
      if (const PointerInfo *Outer = Model.pointer(R->getDecl()))
        Info = Outer->Inner.get();
  } else if (const auto *S = dyn_cast<ArraySubscriptExpr>(L)) {
    const Expr *Base = S->getBase()->IgnoreParenImpCasts();
    if (const auto *R = dyn_cast<DeclRefExpr>(Base))
      Info = Model.element(D = R->getDecl());
    else if (const auto *M = dyn_cast<MemberExpr>(Base))
      Info = Model.element(D = M->getMemberDecl());
  }
  if (!Info) {
    refuse(Loc, Rule::NotUnderstood, "an assignment to this pointer");
    return {};
  }
  Value R = lower(E->getRHS(), isLinear(Info->Kind) ? Want::Move : Want::Borrow);
  Place P = place(E->getLHS());
  store(P, R, Info, D, Loc);
  // The value of the assignment, for borrows.
  if (isLinear(Info->Kind))
    return {};
  if (R.K != Value::Pointer)
    return R;
  return load(P, Loc, Want::Borrow);
}
