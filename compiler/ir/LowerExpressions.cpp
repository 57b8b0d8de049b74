// Lowering of expressions (Builder.h, Lower.h).
#include "ir/Builder.h"
#include "clang/AST/ASTContext.h"

using namespace sdc;
using namespace clang;

Place Builder::whole(unsigned V) const {
  Place P;
  P.Root = V;
  P.Type = Result->Variables[V].Type;
  return P;
}

unsigned Builder::temporary(QualType T, SourceLocation Loc, PointerKind K) {
  Variable V;
  V.K = Variable::Temporary;
  V.Type = T;
  V.Loc = Loc;
  V.Kind = K;
  Result->Variables.push_back(V);
  return Result->Variables.size() - 1;
}

unsigned Builder::structTemporary(QualType T, SourceLocation Loc) {
  unsigned V = temporary(T.getUnqualifiedType(), Loc);
  FullExpressionTemporaries.push_back(V);
  return V;
}

Instruction &Builder::emit(Op O, SourceLocation Loc) {
  Instruction I;
  I.O = O;
  I.Loc = Loc;
  auto &Code = Result->Blocks[Current].Code;
  Code.push_back(std::move(I));
  return Code.back();
}

unsigned Builder::variable(const VarDecl *D) {
  D = D->getCanonicalDecl();
  auto Found = Known.find(D);
  if (Found != Known.end())
    return Found->second;
  Variable V;
  V.Decl = D;
  V.Type = D->getType();
  V.Loc = D->getLocation();
  V.K = D->hasGlobalStorage() ? Variable::Global
        : isa<ParmVarDecl>(D) ? Variable::Parameter
                              : Variable::Local;
  V.Declared = Model.pointer(D);
  if (V.Declared) {
    V.Kind = V.Declared->Kind;
    if (V.Kind == PointerKind::Function)
      V.Contract = Model.functionPointer(D);
  }
  Result->Variables.push_back(V);
  return Known[D] = Result->Variables.size() - 1;
}

/// How the pointer in P is declared; null: P is no declared pointer.
const PointerInfo *Builder::infoOf(const Place &P) const {
  for (size_t I = P.Path.size(); I-- > 0;) {
    const Projection &Step = P.Path[I];
    if (Step.K == Projection::Field)
      return I + 1 == P.Path.size() ? Model.pointer(Step.F)
                                    : Model.element(Step.F);
    if (Step.K == Projection::Deref) {
      // What an __out or __inout parameter points to.
      const PointerInfo *Outer =
          I == 0 ? Result->Variables[P.Root].Declared : nullptr;
      return Outer && I + 1 == P.Path.size() ? Outer->Inner.get() : nullptr;
    }
  }
  const Variable &V = Result->Variables[P.Root];
  if (P.Path.empty())
    return V.Declared;
  return V.Decl ? Model.element(V.Decl) : nullptr;
}

const Signature *Builder::contractOf(const Place &P) const {
  for (size_t I = P.Path.size(); I-- > 0;)
    if (P.Path[I].K == Projection::Field)
      return Model.functionPointer(P.Path[I].F);
    else if (P.Path[I].K == Projection::Deref)
      return nullptr;
  const Variable &V = Result->Variables[P.Root];
  return V.Contract ? V.Contract
         : V.Decl   ? Model.functionPointer(V.Decl)
                    : nullptr;
}

/// Reads the pointer in P as a value.
Value Builder::load(const Place &P, SourceLocation Loc, Want W) {
  const PointerInfo *Info = infoOf(P);
  const Variable &Root = Result->Variables[P.Root];
  PointerKind Kind = Info ? Info->Kind : Root.Kind;
  if (!Info && !P.isWhole()) {
    refuse(Loc, Rule::NotUnderstood, "the pointer '" + spell(*Result, P) + "'");
    return {Value::Null, NoVariable};
  }
  unsigned T = temporary(P.Type.getUnqualifiedType(), Loc, Kind);
  Variable &Temp = Result->Variables[T];
  Temp.Declared = Info;
  Temp.ReadOnly = P.ThroughConst || Result->Variables[P.Root].ReadOnly;
  if (isLinear(Kind) && W == Want::Move) {
    bool IsOwn = !P.hasDeref() && (Result->Variables[P.Root].K == Variable::Local ||
                                   Result->Variables[P.Root].K ==
                                       Variable::Parameter ||
                                   Result->isTemporary(P.Root));
    for (const Projection &Step : P.Path)
      IsOwn &= Step.K == Projection::Field;
    if (!IsOwn)
      refuse(Loc, Rule::MoveOutOfBorrow, spell(*Result, P));
    Instruction &I = emit(Op::Move, Loc);
    I.Dest = T;
    I.P = P;
    return {Value::Pointer, T};
  }
  if (Kind == PointerKind::Function || Kind == PointerKind::Static) {
    Result->Variables[T].Contract = contractOf(P);
    Result->Variables[T].StaticAddress = Kind == PointerKind::Static;
    Result->Variables[T].ReadOnly = false; // its own type says const
    Instruction &I = emit(Op::Copy, Loc);
    I.Dest = T;
    I.P = P;
    return {Value::Pointer, T};
  }
  Result->Variables[T].Kind = PointerKind::Borrow;
  Instruction &I = emit(Op::Reborrow, Loc);
  I.Dest = T;
  I.P = P;
  I.Flag = !P.Type->getPointeeType().isConstQualified() &&
           !Result->Variables[T].ReadOnly;
  return {Value::Pointer, T};
}

/// &P, or P decayed; T: the pointer type.
Value Builder::address(const Place &P, SourceLocation Loc, QualType T) {
  unsigned V = temporary(T.getUnqualifiedType(), Loc);
  bool IsConst = T->getPointeeType().isConstQualified();
  Variable &Temp = Result->Variables[V];
  Variable &Root = Result->Variables[P.Root];
  Temp.ReadOnly = P.ThroughConst;
  Temp.StaticAddress = Root.K == Variable::Global && !P.hasDeref() &&
                       (IsConst ? Root.Type.isConstQualified() ||
                                      AST.getBaseElementType(Root.Type)
                                          .isConstQualified() ||
                                      !Root.Decl
                                : !Model.isShapeUnstable(Root.Type));
  bool Mutable = !IsConst && !P.ThroughConst;
  if (Mutable && !P.hasDeref())
    Root.AddressTaken = true;
  if (!P.isWhole() || !Root.Type->isPointerType()) {
    Instruction &I = emit(Op::Address, Loc);
    I.Dest = V;
    I.P = P;
    I.Flag = Mutable;
  } else {
    refuse(Loc, Rule::NotUnderstood,
           "the address of a pointer that is not an __out or __inout argument");
  }
  return {Value::Pointer, V};
}

Place Builder::field(Place P, const FieldDecl *F, QualType T) {
  P.Path.push_back({Projection::Field, F});
  P.Type = T;
  return P;
}

/// *Pointer.
Place Builder::dereference(const Expr *Pointer) {
  const Expr *E = Pointer->IgnoreParens();
  while (const auto *C = dyn_cast<ImplicitCastExpr>(E)) {
    if (C->getCastKind() != CK_NoOp)
      break;
    E = C->getSubExpr()->IgnoreParens();
  }
  QualType Pointee = Pointer->getType()->getPointeeType();
  SourceLocation Loc = Pointer->getExprLoc();
  if (const auto *C = dyn_cast<ImplicitCastExpr>(E)) {
    if (C->getCastKind() == CK_LValueToRValue) {
      Place P = place(C->getSubExpr());
      Instruction &I = emit(Op::NeedSet, Loc);
      I.P = P;
      bool IsConst = P.Type->getPointeeType().isConstQualified();
      // A pointer kept under const leads to const, but __static ones: their
      // own type says it.
      const PointerInfo *Info = infoOf(P);
      if (Info && Info->Kind == PointerKind::Static)
        P.ThroughConst = false;
      P.ThroughConst |= IsConst;
      P.Path.push_back({Projection::Deref, nullptr});
      P.Type = Pointee;
      return P;
    }
    if (C->getCastKind() == CK_ArrayToPointerDecay)
      return place(C->getSubExpr());
  }
  Value V = lower(Pointer);
  if (V.K != Value::Pointer) {
    refuse(Loc, Rule::NullDeref, "this pointer");
    V = {Value::Pointer, temporary(Pointer->getType(), Loc)};
  }
  if (isLinear(Result->Variables[V.Var].Kind))
    refuse(Loc, Rule::OwnerLost);
  Instruction &I = emit(Op::NeedSet, Loc);
  I.P = whole(V.Var);
  Place P = whole(V.Var);
  P.ThroughConst =
      Pointee.isConstQualified() || Result->Variables[V.Var].ReadOnly;
  P.Path.push_back({Projection::Deref, nullptr});
  P.Type = Pointee;
  return P;
}

unsigned Builder::hold(const Place &P, SourceLocation Loc) {
  if (!P.hasDeref())
    return NoVariable;
  unsigned V = temporary(AST.getPointerType(P.Type), Loc);
  Instruction &I = emit(Op::Address, Loc);
  I.Dest = V;
  I.P = P;
  I.Flag = true;
  I.Unread = true;
  return V;
}

void Builder::inUse(unsigned Held, SourceLocation Loc) {
  if (Held != NoVariable)
    emit(Op::NeedSet, Loc).P = whole(Held);
}

Place Builder::pinned(Place P, const Expr *Index, SourceLocation Loc) {
  if (!Index->HasSideEffects(AST, /*IncludePossibleEffects=*/true))
    return P;
  // The base is fixed before the index runs: hold it as a borrow.
  QualType T = AST.getPointerType(P.Type);
  bool ThroughConst = P.ThroughConst;
  unsigned V = temporary(T, Loc);
  Result->Variables[V].ReadOnly = P.ThroughConst;
  Instruction &I = emit(Op::Address, Loc);
  I.Dest = V;
  I.P = P;
  I.Flag = !P.ThroughConst && !P.Type.isConstQualified();
  lower(Index);
  Place Q = whole(V);
  Q.Path.push_back({Projection::Deref, nullptr});
  Q.Type = P.Type;
  Q.ThroughConst = ThroughConst;
  // Keeps the borrow in use until here.
  emit(Op::NeedSet, Loc).P = whole(V);
  return Q;
}

Place Builder::place(const Expr *E) {
  E = E->IgnoreParens();
  SourceLocation Loc = E->getExprLoc();
  switch (E->getStmtClass()) {
  case Stmt::DeclRefExprClass:
    if (const auto *V = dyn_cast<VarDecl>(cast<DeclRefExpr>(E)->getDecl())) {
      Place P = whole(variable(V));
      P.Type = E->getType();
      return P;
    }
    break;
  case Stmt::MemberExprClass: {
    const auto *M = cast<MemberExpr>(E);
    const auto *F = dyn_cast<FieldDecl>(M->getMemberDecl());
    if (!F)
      break;
    Place P;
    if (M->isArrow())
      P = dereference(M->getBase());
    else if (M->getBase()->isLValue())
      P = place(M->getBase());
    else {
      Value V = lower(M->getBase());
      if (V.K != Value::Struct)
        break;
      P = whole(V.Var);
    }
    return field(P, F, E->getType());
  }
  case Stmt::ArraySubscriptExprClass: {
    const auto *S = cast<ArraySubscriptExpr>(E);
    Place P = dereference(S->getBase());
    if (S->getIdx()->HasSideEffects(AST, true))
      P = pinned(P, S->getIdx(), Loc);
    else
      lower(S->getIdx());
    P.Path.push_back({Projection::Index, nullptr});
    P.Type = E->getType();
    return P;
  }
  case Stmt::UnaryOperatorClass: {
    const auto *U = cast<UnaryOperator>(E);
    if (U->getOpcode() == UO_Deref)
      return dereference(U->getSubExpr());
    if (U->getOpcode() == UO_Extension)
      return place(U->getSubExpr());
    break;
  }
  case Stmt::StringLiteralClass:
  case Stmt::PredefinedExprClass: {
    Variable V;
    V.K = Variable::Global;
    V.Type = E->getType();
    V.Loc = Loc;
    Result->Variables.push_back(V);
    Place P = whole(Result->Variables.size() - 1);
    P.ThroughConst = true;
    return P;
  }
  case Stmt::CompoundLiteralExprClass: {
    const auto *L = cast<CompoundLiteralExpr>(E);
    unsigned V = temporary(L->getType().getUnqualifiedType(), Loc);
    Result->Variables[V].K =
        IsStatic || L->isFileScope() ? Variable::Global : Variable::Local;
    emit(Op::Live, Loc).Dest = V;
    if (!Scopes.empty())
      Scopes.back().Variables.push_back(V);
    initialize(whole(V), L->getInitializer(), nullptr);
    return whole(V);
  }
  case Stmt::ImplicitCastExprClass: {
    const auto *C = cast<ImplicitCastExpr>(E);
    if (C->getCastKind() == CK_NoOp)
      return place(C->getSubExpr());
    break;
  }
  case Stmt::GenericSelectionExprClass:
    return place(cast<GenericSelectionExpr>(E)->getResultExpr());
  default:
    break;
  }
  refuse(Loc, Rule::NotUnderstood, "this object");
  return whole(temporary(E->getType(), Loc));
}

Value Builder::lower(const Expr *E, Want W) {
  FormUse Use = formOf(E, Trusted);
  if (Use.F != Form::None)
    return form(Use, E);
  SourceLocation Loc = E->getExprLoc();
  switch (E->getStmtClass()) {
  case Stmt::ParenExprClass:
    return lower(cast<ParenExpr>(E)->getSubExpr(), W);
  case Stmt::ConstantExprClass:
    return lower(cast<ConstantExpr>(E)->getSubExpr(), W);
  case Stmt::GenericSelectionExprClass:
    return lower(cast<GenericSelectionExpr>(E)->getResultExpr(), W);
  case Stmt::IntegerLiteralClass:
  case Stmt::FloatingLiteralClass:
  case Stmt::CharacterLiteralClass:
  case Stmt::CXXBoolLiteralExprClass:
  case Stmt::UnaryExprOrTypeTraitExprClass: // operand not evaluated; no VLAs
  case Stmt::OffsetOfExprClass:
  case Stmt::TypeTraitExprClass:
    return {};
  case Stmt::ImplicitValueInitExprClass:
    return E->getType()->isPointerType() ? Value{Value::Null, NoVariable}
                                         : Value{};
  case Stmt::DeclRefExprClass:
    if (isa<EnumConstantDecl>(cast<DeclRefExpr>(E)->getDecl()))
      return {};
    break;
  case Stmt::ImplicitCastExprClass:
  case Stmt::CStyleCastExprClass:
    return conversion(cast<CastExpr>(E), W);
  case Stmt::UnaryOperatorClass:
    return unary(cast<UnaryOperator>(E), W);
  case Stmt::BinaryOperatorClass:
    return binary(cast<BinaryOperator>(E), W);
  case Stmt::CompoundAssignOperatorClass:
    return compoundAssign(cast<CompoundAssignOperator>(E));
  case Stmt::ConditionalOperatorClass:
    return conditional(cast<ConditionalOperator>(E), W);
  case Stmt::CallExprClass:
    return call(cast<CallExpr>(E));
  case Stmt::InitListExprClass: {
    // A braced scalar, or a struct where a value is wanted.
    unsigned V = temporary(E->getType().getUnqualifiedType(), Loc);
    initialize(whole(V), E, nullptr);
    if (E->getType()->isRecordType())
      return {Value::Struct, V};
    return {};
  }
  default:
    break;
  }
  refuse(Loc, Rule::NotUnderstood, "this expression");
  return {};
}

Value Builder::conversion(const CastExpr *E, Want W) {
  const Expr *Sub = E->getSubExpr();
  SourceLocation Loc = E->getExprLoc();
  switch (E->getCastKind()) {
  case CK_LValueToRValue: {
    const Expr *L = Sub->IgnoreParens();
    Place P = place(Sub);
    QualType T = E->getType();
    if (T->isPointerType())
      return load(P, Loc, W);
    if (T->isRecordType()) {
      // A literal's value moves out of it; any other struct is copied.
      if (isa<CompoundLiteralExpr>(L))
        return {Value::Struct, P.Root};
      if (Model.hasLinear(T))
        refuse(Loc, Rule::StructCopy, spell(*Result, P));
      emit(Op::Read, Loc).P = P;
      unsigned V = structTemporary(T, Loc);
      emit(Op::Set, Loc).Dest = V;
      return {Value::Struct, V};
    }
    emit(Op::Read, Loc).P = P;
    return {};
  }
  case CK_ArrayToPointerDecay:
    return address(place(Sub), Loc, E->getType());
  case CK_FunctionToPointerDecay: {
    const auto *R = dyn_cast<DeclRefExpr>(Sub->IgnoreParens());
    if (!R)
      return lower(Sub, W);
    const auto *Fn = dyn_cast<FunctionDecl>(R->getDecl());
    if (!Fn)
      break;
    unsigned V = temporary(E->getType(), Loc, PointerKind::Function);
    Result->Variables[V].Contract = &Model.signature(Fn);
    emit(Op::Address, Loc).Dest = V;
    return {Value::Pointer, V};
  }
  case CK_NullToPointer:
    lower(Sub);
    return {Value::Null, NoVariable};
  case CK_PointerToBoolean: {
    Value V = lower(Sub);
    if (V.K == Value::Pointer && isLinear(Result->Variables[V.Var].Kind))
      refuse(Loc, Rule::OwnerLost);
    return {};
  }
  case CK_NoOp:
    return lower(Sub, W);
  case CK_ToVoid: {
    Value V = lower(Sub);
    if (V.K == Value::Pointer && isLinear(Result->Variables[V.Var].Kind))
      refuse(Loc, Rule::OwnerLost);
    return {};
  }
  case CK_IntegralCast:
  case CK_IntegralToBoolean:
  case CK_IntegralToFloating:
  case CK_FloatingToIntegral:
  case CK_FloatingToBoolean:
  case CK_FloatingCast:
  case CK_AtomicToNonAtomic:
  case CK_NonAtomicToAtomic:
    lower(Sub);
    return {};
  default:
    break;
  }
  refuse(Loc, Rule::NotUnderstood, "this conversion");
  return {};
}

Value Builder::unary(const UnaryOperator *E, Want W) {
  const Expr *Sub = E->getSubExpr();
  SourceLocation Loc = E->getExprLoc();
  switch (E->getOpcode()) {
  case UO_AddrOf: {
    const Expr *L = Sub->IgnoreParens();
    if (L->getType()->isFunctionType())
      return lower(ImplicitCastExpr::Create(
          AST, E->getType(), CK_FunctionToPointerDecay, const_cast<Expr *>(L),
          nullptr, VK_PRValue, FPOptionsOverride()));
    Place P = place(Sub);
    if (P.Type->isPointerType() && P.hasDeref()) {
      refuse(Loc, Rule::NotUnderstood, "the address of a pointer");
      return {Value::Null, NoVariable};
    }
    return address(P, Loc, E->getType());
  }
  case UO_PreInc:
  case UO_PreDec:
  case UO_PostInc:
  case UO_PostDec: {
    Place P = place(Sub);
    if (!P.Type->isPointerType()) {
      emit(Op::Read, Loc).P = P;
      if (P.ThroughConst)
        refuse(Loc, Rule::ConstTransitive, spell(*Result, P));
      emit(Op::Write, Loc).P = P;
      return {};
    }
    const PointerInfo *Info = infoOf(P);
    if (!P.isWhole() || (Info && Info->Kind != PointerKind::Borrow)) {
      refuse(Loc, Rule::NotUnderstood, "arithmetic on a pointer that is not a "
                                       "local borrow");
      return {};
    }
    emit(Op::NeedSet, Loc).P = P;
    Value Old = load(P, Loc, Want::Borrow);
    unsigned New = temporary(P.Type.getUnqualifiedType(), Loc);
    Result->Variables[New].ReadOnly = Result->Variables[Old.Var].ReadOnly;
    Instruction &D = emit(Op::Derive, Loc);
    D.Dest = New;
    D.Source = Old.Var;
    Instruction &Wr = emit(Op::Write, Loc);
    Wr.P = P;
    Wr.Source = New;
    if (E->isPostfix())
      return Old;
    return load(P, Loc, Want::Borrow);
  }
  case UO_Plus:
  case UO_Minus:
  case UO_Not:
  case UO_LNot:
    lower(Sub);
    return {};
  case UO_Extension:
    return lower(Sub, W);
  default:
    break;
  }
  refuse(Loc, Rule::NotUnderstood, "this operator");
  return {};
}

Value Builder::binary(const BinaryOperator *E, Want W) {
  SourceLocation Loc = E->getOperatorLoc();
  switch (E->getOpcode()) {
  case BO_Assign:
    return assign(E);
  case BO_Comma: {
    Value V = lower(E->getLHS());
    if (V.K == Value::Pointer && isLinear(Result->Variables[V.Var].Kind))
      refuse(Loc, Rule::OwnerLost);
    return lower(E->getRHS(), W);
  }
  case BO_LAnd:
  case BO_LOr: {
    // The value of the whole is plain; both arms meet again.
    unsigned True = block(), False = block(), End = block();
    condition(E, True, False);
    Current = True;
    go(End);
    Current = False;
    go(End);
    Current = End;
    return {};
  }
  case BO_Add:
  case BO_Sub:
    if (E->getType()->isPointerType()) {
      bool IsLeft = E->getLHS()->getType()->isPointerType();
      Value L = lower(E->getLHS());
      Value R = lower(E->getRHS());
      Value Base = IsLeft ? L : R;
      if (Base.K != Value::Pointer) {
        refuse(Loc, Rule::NullDeref, "this pointer");
        return {Value::Null, NoVariable};
      }
      const Variable &From = Result->Variables[Base.Var];
      if (isLinear(From.Kind) || From.Kind == PointerKind::Function)
        refuse(Loc, Rule::NotUnderstood, "arithmetic on this pointer");
      bool ReadOnly = From.ReadOnly, Static = From.StaticAddress;
      emit(Op::NeedSet, Loc).P = whole(Base.Var);
      unsigned V = temporary(E->getType().getUnqualifiedType(), Loc);
      Result->Variables[V].ReadOnly = ReadOnly;
      Result->Variables[V].StaticAddress = Static;
      Instruction &I = emit(Op::Derive, Loc);
      I.Dest = V;
      I.Source = Base.Var;
      return {Value::Pointer, V};
    }
    [[fallthrough]];
  default: {
    if (!E->isMultiplicativeOp() && !E->isAdditiveOp() && !E->isShiftOp() &&
        !E->isComparisonOp() && !E->isBitwiseOp())
      break;
    for (const Expr *Side : {E->getLHS(), E->getRHS()}) {
      Value V = lower(Side);
      if (V.K == Value::Pointer && isLinear(Result->Variables[V.Var].Kind))
        refuse(Loc, Rule::OwnerLost);
    }
    if (E->isRelationalOp() && E->getLHS()->getType()->isPointerType())
      refuse(Loc, Rule::PointerComparison);
    return {};
  }
  }
  refuse(Loc, Rule::NotUnderstood, "this operator");
  return {};
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
    return {};
  }
  if (!T->isPointerType()) {
    lower(E->getRHS());
    Place P = place(E->getLHS());
    if (P.ThroughConst)
      refuse(Loc, Rule::ConstTransitive, spell(*Result, P));
    emit(Op::Write, Loc).P = P;
    return {};
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

Value Builder::compoundAssign(const CompoundAssignOperator *E) {
  SourceLocation Loc = E->getOperatorLoc();
  lower(E->getRHS());
  Place P = place(E->getLHS());
  if (P.ThroughConst)
    refuse(Loc, Rule::ConstTransitive, spell(*Result, P));
  if (!P.Type->isPointerType()) {
    emit(Op::Read, Loc).P = P;
    emit(Op::Write, Loc).P = P;
    return {};
  }
  const PointerInfo *Info = infoOf(P);
  if (!P.isWhole() || !Info || Info->Kind != PointerKind::Borrow) {
    refuse(Loc, Rule::NotUnderstood,
           "arithmetic on a pointer that is not a local borrow");
    return {};
  }
  emit(Op::NeedSet, Loc).P = P;
  Value Old = load(P, Loc, Want::Borrow);
  unsigned New = temporary(P.Type.getUnqualifiedType(), Loc);
  Result->Variables[New].ReadOnly = Result->Variables[Old.Var].ReadOnly;
  Instruction &D = emit(Op::Derive, Loc);
  D.Dest = New;
  D.Source = Old.Var;
  Instruction &W = emit(Op::Write, Loc);
  W.P = P;
  W.Source = New;
  return load(P, Loc, Want::Borrow);
}

Value Builder::conditional(const ConditionalOperator *E, Want W) {
  SourceLocation Loc = E->getQuestionLoc();
  unsigned True = block(), False = block(), End = block();
  condition(E->getCond(), True, False);
  QualType T = E->getType();
  if (!T->isPointerType() && !T->isRecordType()) {
    Current = True;
    lower(E->getTrueExpr());
    go(End);
    Current = False;
    lower(E->getFalseExpr());
    go(End);
    Current = End;
    return {};
  }
  unsigned Merged = T->isRecordType() ? structTemporary(T, Loc)
                                      : temporary(T.getUnqualifiedType(), Loc);
  bool First = true;
  for (auto [At, Arm] : {std::pair(True, E->getTrueExpr()),
                         std::pair(False, E->getFalseExpr())}) {
    Current = At;
    Value V = lower(Arm, W);
    if (T->isRecordType()) {
      if (Model.hasLinear(T))
        refuse(Loc, Rule::NotUnderstood, "a choice between structs that hold owners");
      emit(Op::Set, Loc).Dest = Merged;
    } else if (V.K == Value::Pointer) {
      Variable &M = Result->Variables[Merged];
      const Variable &From = Result->Variables[V.Var];
      if (First) {
        M.Kind = From.Kind;
        M.Contract = From.Contract;
        M.StaticAddress = From.StaticAddress;
        First = false;
      } else {
        if (M.Kind != From.Kind)
          refuse(Loc, Rule::OwnerKind, kindName(M.Kind), kindName(From.Kind));
        if (M.Kind == PointerKind::Function &&
            (!M.Contract || !From.Contract ||
             !isSame(*M.Contract, *From.Contract)))
          refuse(Loc, Rule::FunctionContract);
        M.StaticAddress &= From.StaticAddress;
      }
      M.ReadOnly |= From.ReadOnly;
      Instruction &I = emit(Op::Write, Loc);
      I.P = whole(Merged);
      I.Source = V.Var;
    } else {
      if (V.K != Value::Null)
        refuse(Loc, Rule::NotUnderstood, "the value of this expression");
      emit(Op::Null, Loc).Dest = Merged;
    }
    go(End);
  }
  Current = End;
  return {T->isRecordType() ? Value::Struct : Value::Pointer, Merged};
}

Value Builder::form(const FormUse &Use, const Expr *E) {
  SourceLocation Loc = E->getExprLoc();
  switch (Use.F) {
  case Form::New:
  case Form::TryNew: {
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
    if (overlaps(P, Q))
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

/// Whether two function contracts agree in every position.
bool Builder::isSame(const Signature &A, const Signature &B) const {
  auto Same = [](const std::optional<PointerInfo> &X,
                 const std::optional<PointerInfo> &Y) {
    return X.has_value() == Y.has_value() && (!X || isSameContract(*X, *Y));
  };
  if (A.Parameters.size() != B.Parameters.size() || !Same(A.Result, B.Result))
    return false;
  for (size_t I = 0; I < A.Parameters.size(); ++I) {
    if (!Same(A.Parameters[I], B.Parameters[I]))
      return false;
    // Contracts of callbacks' own callbacks are not compared, so not accepted.
    if (A.Parameters[I] && A.Parameters[I]->Kind == PointerKind::Function)
      return false;
  }
  return !A.Result || A.Result->Kind != PointerKind::Function;
}

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
        !isSame(*From.Contract, *Contract))
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
                    const ValueDecl *Declared, SourceLocation Loc) {
  if (P.ThroughConst)
    refuse(Loc, Rule::ConstTransitive, spell(*Result, P));
  if (!P.Type->isPointerType()) {
    if (V.K != Value::Struct && Model.hasLinear(P.Type))
      refuse(Loc, Rule::StructCopy, spell(*Result, P));
    Instruction &I = emit(Op::Write, Loc);
    I.P = P;
    I.Source = V.K == Value::Struct ? V.Var : NoVariable;
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
}

void Builder::initialize(const Place &P, const Expr *Init,
                         const ValueDecl *Declared) {
  SourceLocation Loc = Init->getExprLoc();
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
          store(P, {Value::Null, NoVariable}, infoOf(P), Declared, Loc);
        else
          emit(Op::Write, Loc).P = P;
      }
      return;
    }
    if (const RecordDecl *R = P.Type->getAsRecordDecl()) {
      unsigned I = 0;
      for (const FieldDecl *F : R->fields()) {
        if (F->isUnnamedBitField())
          continue;
        if (I >= L->getNumInits())
          break;
        initialize(field(P, F, F->getType()), L->getInit(I++), F);
      }
      return;
    }
    // An array: elements, then the filler. All are one place.
    Place Element = P;
    Element.Path.push_back({Projection::Index, nullptr});
    Element.Type = AST.getAsArrayType(P.Type)->getElementType();
    if (!Element.Type->isPointerType())
      emit(Op::Write, Loc).P = P; // then each element's effects
    for (const Expr *Each : L->inits())
      initialize(Element, Each, Declared);
    if (Element.Type->isPointerType()) {
      emit(Op::Write, Loc).P = P;
      const PointerInfo *Info = infoOf(Element);
      if (L->hasArrayFiller() && Info && !Info->Nullable)
        refuse(Loc, Rule::NullArgument, "an element without initialiser");
    }
    return;
  }
  if (isa<ImplicitValueInitExpr>(E)) {
    if (P.Type->isPointerType())
      store(P, {Value::Null, NoVariable}, infoOf(P), Declared, Loc);
    else if (P.Type->isRecordType())
      emit(Op::Set, Loc).P = P;
    else
      emit(Op::Write, Loc).P = P;
    return;
  }
  if (P.Type->isArrayType()) { // a string
    emit(Op::Write, Loc).P = P;
    return;
  }
  if (P.Type->isPointerType()) {
    const PointerInfo *Info = infoOf(P);
    Value V = lower(Init, Info && isLinear(Info->Kind) ? Want::Move : Want::Borrow);
    store(P, V, Info, Declared, Loc);
    return;
  }
  Value V = lower(Init, Want::Move);
  if (V.K != Value::Struct && Model.hasLinear(P.Type))
    refuse(Loc, Rule::StructCopy, spell(*Result, P));
  Instruction &I = emit(Op::Write, Loc);
  I.P = P;
  I.Source = V.K == Value::Struct ? V.Var : NoVariable;
}
