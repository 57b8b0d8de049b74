// Lowering of expressions that give a value (Builder.h, Lower.h).
#include "ir/Builder.h"
#include "clang/AST/ASTContext.h"

using namespace sdc;
using namespace clang;

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
  case Stmt::MemberExprClass: // of a struct value
    if (!E->isLValue())
      return read(place(E), E->getType(), Loc, W);
    break;
  default:
    break;
  }
  refuse(Loc, Rule::NotUnderstood, "this expression");
  return {};
}

/// The value in P. A struct that holds owners moves, any other is copied.
Value Builder::read(const Place &P, QualType T, SourceLocation Loc, Want W) {
  if (T->isPointerType())
    return load(P, Loc, W);
  if (!T->isRecordType()) {
    emit(Op::Read, Loc).P = P;
    return {Value::Plain, carrier(P)};
  }
  unsigned V = structTemporary(T, Loc);
  if (Model.hasLinear(T)) {
    if (!isOwn(P) || Model.hasLinearArray(T))
      refuse(Loc, Rule::StructCopy, spell(*Result, P));
    Instruction &I = emit(Op::Move, Loc);
    I.Dest = V;
    I.P = P;
    return {Value::Struct, V};
  }
  // Through const what a view borrows is const, and a copy would not be.
  if (P.ThroughConst && Model.hasMutableLeaf(T))
    refuse(Loc, Rule::ConstTransitive, spell(*Result, P));
  emit(Op::Read, Loc).P = P;
  Instruction &I = emit(Op::Set, Loc);
  I.Dest = V;
  if (Model.isView(T))
    I.Q = P;
  return {Value::Struct, V};
}

Value Builder::conversion(const CastExpr *E, Want W) {
  const Expr *Sub = E->getSubExpr();
  SourceLocation Loc = E->getExprLoc();
  switch (E->getCastKind()) {
  case CK_LValueToRValue: {
    LiteralMoves = isa<CompoundLiteralExpr>(Sub->IgnoreParens());
    Place P = place(Sub);
    if (isa<CompoundLiteralExpr>(Sub->IgnoreParens()) &&
        E->getType()->isRecordType())
      return {Value::Struct, P.Root}; // its value moves out of it
    return E->getType()->isPointerType() ? load(P, Loc, W, Sub)
                                         : read(P, E->getType(), Loc, W);
  }
  case CK_ArrayToPointerDecay:
    bitsAddress(Sub);
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
    return converted(lower(Sub), Sub->getType(), E->getType(), Loc);
  case CK_IntegralToBoolean:
    return compared(lower(Sub), {false, 0}, Loc);
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
    bitsAddress(Sub);
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
    return change(P, Loc, /*GivesOld=*/E->isPostfix());
  }
  case UO_Plus:
  case UO_Minus:
  case UO_Not:
    lower(Sub);
    return {};
  case UO_LNot:
    return compared(lower(Sub), {true, 0}, Loc);
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
    Value Sides[2];
    for (unsigned I = 0; I < 2; ++I) {
      Sides[I] = lower(I ? E->getRHS() : E->getLHS());
      if (Sides[I].K == Value::Pointer &&
          isLinear(Result->Variables[Sides[I].Var].Kind))
        refuse(Loc, Rule::OwnerLost);
    }
    bool ArePlaces = (E->isRelationalOp() || E->getOpcode() == BO_Sub) &&
                     E->getLHS()->getType()->isPointerType();
    for (const Value &V : Sides) {
      if (!ArePlaces)
        break;
      if (V.K != Value::Pointer) {
        refuse(Loc, Rule::NullDeref, "this pointer");
        continue;
      }
      if (Result->Variables[V.Var].Kind == PointerKind::Function)
        refuse(Loc, Rule::PointerComparison, "a function");
      emit(Op::NeedSet, Loc).P = whole(V.Var);
    }
    if (auto T = outcomeTest(E, Sides[0], Sides[1]))
      return compared({Value::Plain, T->first}, T->second, Loc);
    return {};
  }
  }
  refuse(Loc, Rule::NotUnderstood, "this operator");
  return {};
}

Value Builder::compoundAssign(const CompoundAssignOperator *E) {
  lower(E->getRHS());
  Place P = place(E->getLHS());
  return change(P, E->getOperatorLoc(), /*GivesOld=*/false);
}

/// P is read, changed and written back: ++, --, and the op= of any operator.
Value Builder::change(const Place &P, SourceLocation Loc, bool GivesOld) {
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
  return GivesOld ? Old : load(P, Loc, Want::Borrow);
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
      if (V.K == Value::Struct) {
        Instruction &I = emit(Op::Write, Loc);
        I.P = whole(Merged);
        I.Source = V.Var;
      } else {
        if (Model.hasLinear(T) || Model.isView(T))
          refuse(Loc, Rule::NotUnderstood, "the value of this expression");
        emit(Op::Set, Loc).Dest = Merged;
      }
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
             !isSameContract(*M.Contract, *From.Contract)))
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
