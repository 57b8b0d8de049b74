// Lowering of places: which object an lvalue names, and what its pointer is
// when it is read (Builder.h).
#include "ir/Builder.h"
#include "clang/AST/ASTContext.h"
#include "clang/Lex/Lexer.h"

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

bool Builder::isOwn(const Place &P) const {
  return Result->Variables[P.Root].K != Variable::Global &&
         llvm::all_of(P.Path, [](const Projection &Step) {
           return Step.K == Projection::Field;
         });
}

/// Reads the pointer in P as a value.
/// Read as sd_take(Read), if it names a field that may be null.
void Builder::offerTake(Report &Said, const Place &P, const PointerInfo *Info,
                        const Expr *Read) const {
  if (!Read || !Info || !Info->Nullable || P.ThroughConst)
    return;
  CharSourceRange Text = Lexer::makeFileCharRange(
      CharSourceRange::getTokenRange(Read->getSourceRange()),
      AST.getSourceManager(), AST.getLangOpts());
  if (Text.isInvalid())
    return;
  Said.fixit(FixItHint::CreateInsertion(Text.getBegin(), "sd_take("));
  Said.fixit(FixItHint::CreateInsertion(Text.getEnd(), ")"));
}

Value Builder::load(const Place &P, SourceLocation Loc, Want W,
                    const Expr *Read) {
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
    if (!isOwn(P)) {
      Report Said =
          Model.Unit.Diags.report(Loc, Rule::MoveOutOfBorrow, spell(*Result, P));
      offerTake(Said, P, Info, Read);
    }
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
  // A thread-local ends with its thread, guarded data with the lock's token.
  bool Stays = Root.K == Variable::Global && !P.hasDeref() &&
               !(Root.Decl && (Root.Decl->getTLSKind() != VarDecl::TLS_None ||
                               Model.guard(Root.Decl))) &&
               llvm::none_of(P.Path, [&](const Projection &Step) {
                 return Step.K == Projection::Field && Model.guard(Step.F);
               });
  Temp.StaticAddress = Stays &&
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
  if (!Model.isBitsArm(F)) // each arm is the union's own place
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

/// Which element Index names, if it is a constant or a plain local variable.
ElementChoice Builder::choice(const Expr *Index) {
  ElementChoice Which;
  if (Index->HasSideEffects(AST, true))
    return Which;
  Expr::EvalResult R;
  if (Index->EvaluateAsInt(R, AST)) {
    Which.IsKnown = R.Val.getInt().isRepresentableByInt64();
    Which.Constant = Which.IsKnown ? R.Val.getInt().getExtValue() : 0;
    return Which;
  }
  const auto *Named = dyn_cast<DeclRefExpr>(Index->IgnoreParenImpCasts());
  const auto *V = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
  if (V && V->hasLocalStorage() && V->getType()->isIntegralOrEnumerationType()) {
    Which.IsKnown = true;
    Which.Var = variable(V);
  }
  return Which;
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
    P.Path.push_back({Projection::Index, nullptr, choice(S->getIdx())});
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
    if (!std::exchange(LiteralMoves, false) && !IsStatic &&
        Model.hasLinearArray(L->getType()))
      refuse(Loc, Rule::NotUnderstood, "the place of a literal with an array of owners");
    unsigned V = temporary(L->getType().getUnqualifiedType(), Loc);
    if (Model.isView(L->getType()) &&
        (IsStatic || L->isFileScope() || L->getType()->isArrayType()))
      refuse(Loc, Rule::ViewPlace, "this literal keeps a view");
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
