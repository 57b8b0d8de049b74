// Statements and plain expressions (Instrument.h).
#include "bounds/Instrument.h"
#include "codegen/Markers.h"
#include "clang/AST/Stmt.h"

using namespace sdc;
using namespace clang;

/// E as an object, its base checked. Rewrites in place where it can.
Expr *Instrument::lvalue(Expr *E) {
  SourceLocation Loc = E->getExprLoc();
  if (auto *P = dyn_cast<ParenExpr>(E)) {
    P->setSubExpr(lvalue(P->getSubExpr()));
    return P;
  }
  if (auto *M = dyn_cast<MemberExpr>(E)) {
    Expr *Base = M->getBase();
    if (M->isArrow()) {
      Fat B = pointer(Base);
      QualType T = Base->getType()->getPointeeType();
      Expr *Object = element(std::move(B), nullptr, T, Loc);
      QualType P = AST.getPointerType(Object->getType());
      M->setBase(N.addressOf(Object, P));
    } else if (Base->isLValue()) {
      M->setBase(lvalue(Base));
    } else {
      M->setBase(expression(Base));
    }
    return M;
  }
  if (auto *S = dyn_cast<ArraySubscriptExpr>(E)) {
    Fat B = pointer(S->getBase());
    Expr *Index = S->getIdx();
    // A constant within a constant array needs no check.
    Expr::EvalResult R;
    if (B.Known && B.Before.empty() && Index->EvaluateAsInt(R, AST) &&
        R.Val.getInt().isNonNegative() && R.Val.getInt().ult(*B.Known) &&
        isa<ImplicitCastExpr>(B.Pointer) &&
        cast<ImplicitCastExpr>(B.Pointer)->getCastKind() ==
            CK_ArrayToPointerDecay)
      return N.subscript(B.Pointer, N.size(R.Val.getInt().getZExtValue(), Loc),
                         E->getType(), Loc);
    const bool Changes =
        mayCall(Index) || Index->HasSideEffects(AST, /*IncludePossible=*/true);
    Index = expression(Index);
    bool IsArray = isa<ImplicitCastExpr>(B.Pointer) &&
                   cast<ImplicitCastExpr>(B.Pointer)->getCastKind() ==
                       CK_ArrayToPointerDecay &&
                   B.Known;
    if (IsArray && B.Before.empty())
      return N.subscript(B.Pointer,
                         N.call(marker::Index, N.sizeType(),
                                {N.toSize(Index), B.Bound(),
                                 N.integer(fault::BOUNDS, AST.IntTy, Loc)},
                                Loc),
                         E->getType(), Loc);
    // The index may change the pointer and its count together: both are read
    // before it, and Loans holds what they lead to meanwhile.
    if (Changes)
      spill(B);
    return element(std::move(B), Index, E->getType(), Loc);
  }
  if (auto *U = dyn_cast<UnaryOperator>(E)) {
    if (U->getOpcode() == UO_Deref && !U->getType()->isFunctionType() &&
        !U->getType()->isPointerType())
      return element(pointer(U->getSubExpr()), nullptr, U->getType(), Loc);
    if (U->getOpcode() == UO_Deref && U->getType()->isPointerType()) {
      // *result of an __out parameter.
      U->setSubExpr(place(expression(U->getSubExpr())));
      return U;
    }
    U->setSubExpr(lvalue(U->getSubExpr()));
    return U;
  }
  if (auto *C = dyn_cast<ImplicitCastExpr>(E)) {
    C->setSubExpr(lvalue(C->getSubExpr()));
    return C;
  }
  if (auto *L = dyn_cast<CompoundLiteralExpr>(E)) {
    L->setInitializer(initializer(L->getInitializer()));
    return L;
  }
  if (auto *G = dyn_cast<GenericSelectionExpr>(E))
    return lvalue(G->getResultExpr());
  if (!E->isLValue()) // the value of a call, as a temporary object
    return expression(E);
  if (isa<DeclRefExpr, StringLiteral, PredefinedExpr>(E))
    return E;
  refuse(Loc, Rule::NotUnderstood, "this place");
  return E;
}

/// E runs code of other functions.
bool Instrument::mayCall(const Expr *E) {
  if (isa<CallExpr, StmtExpr>(E))
    return true;
  return llvm::any_of(E->children(), [this](const Stmt *Child) {
    const auto *Sub = dyn_cast_or_null<Expr>(Child);
    return Sub && mayCall(Sub);
  });
}

/// p++ and friends on numbers; pointers go through pointer().
Expr *Instrument::step(UnaryOperator *E) {
  if (QualType T = E->getSubExpr()->getType(); T->isPointerType()) {
    if (isTracked(T))
      return finish(pointer(E));
    refuse(E->getOperatorLoc(), Rule::UnknownBound, "this pointer");
    return E;
  }
  const MemberExpr *M = groupMember(E->getSubExpr());
  if (M)
    refuse(E->getOperatorLoc(), Rule::GroupTorn, M->getMemberDecl(),
           "set its whole group at once, with a count that the pointer covers");
  E->setSubExpr(lvalue(E->getSubExpr()));
  return E;
}

Expr *Instrument::assignment(BinaryOperator *E) {
  SourceLocation Loc = E->getOperatorLoc();
  Expr *L = E->getLHS();
  if (const MemberExpr *M = groupMember(L); M && !Model.emptiesGroup(E)) {
    refuse(Loc, Rule::GroupTorn, M->getMemberDecl(),
           "set its whole group at once, with a count that the pointer covers");
    return E;
  }
  if (isElementWithOwner(L)) {
    Expr *R = E->getRHS();
    if (!L->getType()->isPointerType() || !isTracked(L->getType()))
      return assignElement(L, initializer(R), Loc);
    Fat P = pointer(R);
    requireCover(P, N.size(1, Loc), true, Loc);
    return assignElement(L, finish(P), Loc);
  }
  if (!L->getType()->isPointerType() || !isTracked(L->getType())) {
    if (!L->getType()->isRecordType() || !mayCall(E->getRHS())) {
      E->setRHS(initializer(E->getRHS()));
      E->setLHS(lvalue(L));
      return E;
    }
    // The place, then the value, which is not built right into it: so the
    // analyses see it, and what the value calls may change where the place is.
    VarDecl *T = temporary(L->getType());
    VarDecl *At = temporary(AST.getPointerType(L->getType()));
    Expr *Value = initializer(E->getRHS());
    Expr *SetAt = N.assign(N.lvalue(At, Loc), N.addressOf(lvalue(L), At->getType()));
    Expr *SetValue = N.assign(N.lvalue(T, Loc), Value);
    return N.sequence({SetAt, SetValue}, N.assign(N.deref(place(N.read(At, Loc))),
                                                  N.read(T, Loc)));
  }
  auto *R = dyn_cast<DeclRefExpr>(L->IgnoreParens());
  auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
  const PointerInfo *Info = V ? Model.pointer(V) : nullptr;
  bool HasHidden = V && V->hasLocalStorage() &&
                   !(Info && (Info->Kind == PointerKind::RRef ||
                              Info->Kind == PointerKind::Cap || Info->IsOut ||
                              Info->IsInOut));
  Fat P = pointer(E->getRHS());
  if (!HasHidden) {
    // A field, global or result: one element, or null.
    requireCover(P, N.size(1, Loc), true, Loc);
    E->setRHS(finish(P));
    E->setLHS(lvalue(L));
    return E;
  }
  VarDecl *B = temporary(N.sizeType());
  P.Before.push_back(N.assign(N.lvalue(B, Loc), P.Bound()));
  P.Before.push_back(N.assign(N.lvalue(V, Loc), P.Pointer));
  P.Before.push_back(N.assign(N.lvalue(hidden(V), Loc), N.read(B, Loc)));
  return N.sequence(P.Before, N.read(V, Loc));
}

/// The one arm that is set; a pointer that is an arm covers one element.
Expr *Instrument::unionInitializer(InitListExpr *L) {
  if (L->getNumInits() != 1)
    return L;
  Expr *Init = L->getInit(0);
  QualType T = Init->getType();
  bool IsNull = isa<ImplicitValueInitExpr>(Init) ||
                (T->isPointerType() &&
                 Init->isNullPointerConstant(AST, Expr::NPC_NeverValueDependent));
  if (T->isPointerType() && isTracked(T) && !IsNull) {
    Fat P = pointer(Init);
    requireCover(P, N.size(1, Init->getExprLoc()), true, Init->getExprLoc());
    L->setInit(0, finish(P));
  } else {
    L->setInit(0, initializer(Init));
  }
  return L;
}

/// The members of a struct in order. The groups' checks stand at the last member
/// that one of them needs: what they compare is kept by then, so members behind
/// it cannot change it.
Expr *Instrument::structInitializer(InitListExpr *L) {
  const RecordDecl *R = L->getType()->getAsRecordDecl();
  if (R->isUnion())
    return unionInitializer(L);
  llvm::DenseMap<const FieldDecl *, Expr *> Values; // integers kept
  struct Pending {
    VarDecl *Pointer, *Bound;
    std::shared_ptr<CountExpr> Count;
    SourceLocation Loc;
  };
  std::vector<Pending> Groups;
  unsigned I = 0, Last = L->getNumInits(), Carrier = 0;
  for (FieldDecl *Field : R->fields()) {
    if (Field->isUnnamedBitField())
      continue;
    if (I >= Last)
      break;
    Expr *Init = L->getInit(I);
    SourceLocation Loc = Init->getExprLoc();
    std::vector<std::string> Texts = annotations(Field, "sd_count:");
    bool IsNull = isa<ImplicitValueInitExpr>(Init) ||
                  (Field->getType()->isPointerType() &&
                   Init->isNullPointerConstant(AST, Expr::NPC_NeverValueDependent));
    if (!Texts.empty() && !IsNull && Field->getType()->isPointerType()) {
      std::string Error;
      Fat P = pointer(Init);
      spill(P);
      VarDecl *B = temporary(N.sizeType());
      P.Before.push_back(N.assign(N.lvalue(B, Loc), P.Bound()));
      Groups.push_back({nullptr, B, parseCount(Texts.front(), R, AST, Error), Loc});
      L->setInit(I, finish(P));
      Carrier = I;
    } else if (Field->getType()->isPointerType() && isTracked(Field->getType()) &&
               !IsNull) {
      Fat P = pointer(Init);
      requireCover(P, N.size(1, Loc), true, Loc);
      L->setInit(I, finish(P));
    } else if (Model.isCount(Field) && !isa<ImplicitValueInitExpr>(Init)) {
      VarDecl *V = temporary(Field->getType());
      Expr *Set = N.assign(N.lvalue(V, Loc), initializer(Init));
      Values[Field] = N.read(V, Loc);
      L->setInit(I, N.comma(Set, N.read(V, Loc)));
      Carrier = I;
    } else {
      L->setInit(I, initializer(Init));
    }
    ++I;
  }
  if (Groups.empty())
    return L;
  Expr *Final = L->getInit(Carrier);
  SourceLocation Loc = L->getExprLoc();
  VarDecl *Keep = temporary(Final->getType());
  llvm::SmallVector<Expr *, 4> Before{N.assign(N.lvalue(Keep, Loc), Final)};
  for (Pending &G : Groups) {
    if (!G.Count)
      continue;
    Expr *C = count(*G.Count, [&](const ValueDecl *D) -> Expr * {
      auto It = Values.find(cast<FieldDecl>(D));
      return It == Values.end() ? N.size(0, G.Loc) : again(It->second);
    }, G.Loc);
    Before.push_back(check(N.binary(BO_GE, N.read(G.Bound, G.Loc), C, AST.IntTy),
                           fault::COUNT_MISMATCH, G.Loc));
  }
  L->setInit(Carrier, N.sequence(Before, N.read(Keep, Loc)));
  return L;
}

/// A value for an object: braces, a string, or an expression. A pointer that
/// gets here goes to an array or a literal, out of which it covers one element.
Expr *Instrument::initializer(Expr *E) {
  if (auto *L = dyn_cast<InitListExpr>(E)) {
    if (InitListExpr *Semantic = L->getSemanticForm())
      L = Semantic;
    if (L->getType()->isRecordType() && !L->isTransparent())
      return structInitializer(L);
    for (unsigned I = 0; I < L->getNumInits(); ++I)
      L->setInit(I, initializer(L->getInit(I)));
    return L;
  }
  if (isa<StringLiteral>(E->IgnoreParens()) && E->getType()->isArrayType())
    return E;
  if (E->getType()->isPointerType() && isTracked(E->getType()) &&
      !isa<ImplicitValueInitExpr>(E)) {
    Fat P = pointer(E);
    requireCover(P, N.size(1, E->getExprLoc()), true, E->getExprLoc());
    return finish(P);
  }
  return expression(E);
}

Expr *Instrument::expression(Expr *E) {
  FormUse Use = formOf(E, Trusted);
  if (Use.F != Form::None)
    return form(Use, E);
  switch (E->getStmtClass()) {
  case Stmt::UnaryExprOrTypeTraitExprClass:
  case Stmt::OffsetOfExprClass:
  case Stmt::ConstantExprClass:
  case Stmt::IntegerLiteralClass:
  case Stmt::FloatingLiteralClass:
  case Stmt::CharacterLiteralClass:
  case Stmt::CXXBoolLiteralExprClass:
  case Stmt::ImplicitValueInitExprClass:
  case Stmt::DeclRefExprClass:
  case Stmt::TypeTraitExprClass:
    return E;
  case Stmt::InitListExprClass:
    return initializer(E);
  case Stmt::CallExprClass:
    return call(cast<CallExpr>(E));
  case Stmt::GenericSelectionExprClass:
    return expression(cast<GenericSelectionExpr>(E)->getResultExpr());
  case Stmt::ImplicitCastExprClass:
  case Stmt::CStyleCastExprClass: {
    auto *C = cast<CastExpr>(E);
    if (C->getCastKind() == CK_ArrayToPointerDecay)
      return finish(pointer(E));
    if (C->getCastKind() == CK_LValueToRValue) {
      if (auto *M = dyn_cast<MemberExpr>(C->getSubExpr()->IgnoreParens());
          M && !M->getBase()->isLValue() && !M->isArrow()) {
        M->setBase(expression(M->getBase()));
        return E;
      }
      C->setSubExpr(lvalue(C->getSubExpr()));
    } else if (C->getCastKind() != CK_FunctionToPointerDecay &&
               C->getCastKind() != CK_BuiltinFnToFnPtr) {
      C->setSubExpr(expression(C->getSubExpr()));
    }
    return E;
  }
  case Stmt::UnaryOperatorClass: {
    auto *U = cast<UnaryOperator>(E);
    if (U->isIncrementDecrementOp())
      return step(U);
    if (U->getOpcode() == UO_AddrOf) {
      if (U->getSubExpr()->getType()->isFunctionType())
        return E;
      if (!isTracked(E->getType())) { // &pointer, for __out and __inout
        U->setSubExpr(lvalue(U->getSubExpr()));
        return U;
      }
      return finish(pointer(E));
    }
    U->setSubExpr(expression(U->getSubExpr()));
    return U;
  }
  case Stmt::CompoundAssignOperatorClass: {
    auto *A = cast<CompoundAssignOperator>(E);
    SourceLocation Loc = A->getOperatorLoc();
    Expr *L = A->getLHS();
    if (const MemberExpr *M = groupMember(L)) {
      refuse(Loc, Rule::GroupTorn, M->getMemberDecl(),
           "set its whole group at once, with a count that the pointer covers");
      return E;
    }
    if (L->getType()->isPointerType()) {
      auto *R = dyn_cast<DeclRefExpr>(L->IgnoreParens());
      auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
      if (!V || A->getOpcode() != BO_AddAssign || !isTracked(L->getType()) ||
          V->hasGlobalStorage()) {
        refuse(Loc, Rule::PointerBackward);
        return E;
      }
      Fat P = offsetAfter(A->getRHS(), [&] { return variablePointer(V, Loc); }, Loc);
      VarDecl *B = temporary(N.sizeType());
      P.Before.push_back(N.assign(N.lvalue(B, Loc), P.Bound()));
      P.Before.push_back(N.assign(N.lvalue(V, Loc), P.Pointer));
      P.Before.push_back(N.assign(N.lvalue(hidden(V), Loc), N.read(B, Loc)));
      return N.sequence(P.Before, N.read(V, Loc));
    }
    A->setRHS(expression(A->getRHS()));
    A->setLHS(lvalue(L));
    return A;
  }
  case Stmt::BinaryOperatorClass: {
    auto *B = cast<BinaryOperator>(E);
    if (B->getOpcode() == BO_Assign)
      return assignment(B);
    bool IsPointer = E->getType()->isPointerType();
    if (IsPointer && isTracked(E->getType()))
      return finish(pointer(E));
    if (IsPointer && B->isAdditiveOp())
      refuse(B->getOperatorLoc(), Rule::UnknownBound, "this pointer");
    if ((B->getOpcode() == BO_Sub || B->isRelationalOp()) &&
        B->getLHS()->getType()->isPointerType())
      return distance(B);
    B->setLHS(expression(B->getLHS()));
    B->setRHS(expression(B->getRHS()));
    return B;
  }
  case Stmt::ConditionalOperatorClass:
    if (E->getType()->isPointerType() && isTracked(E->getType()))
      return finish(pointer(E));
    for (Stmt *&Child : E->children())
      Child = expression(cast<Expr>(Child));
    return E;
  case Stmt::MemberExprClass: // of a struct value
    if (!E->isLValue()) {
      cast<MemberExpr>(E)->setBase(expression(cast<MemberExpr>(E)->getBase()));
      return E;
    }
    return lvalue(E);
  case Stmt::ParenExprClass:
    cast<ParenExpr>(E)->setSubExpr(expression(cast<ParenExpr>(E)->getSubExpr()));
    return E;
  case Stmt::CompoundLiteralExprClass:
  case Stmt::ArraySubscriptExprClass:
  case Stmt::StringLiteralClass:
  case Stmt::PredefinedExprClass:
    return lvalue(E);
  default:
    refuse(E->getExprLoc(), Rule::NotUnderstood, "this expression");
    return E;
  }
}

void Instrument::variable(VarDecl *V) {
  Expr *Init = V->getInit();
  if (!V->hasGlobalStorage() && Model.holdsLinearArray(V))
    checkAtScopeEnd(V);
  if (!Init || V->hasGlobalStorage())
    return;
  SourceLocation Loc = V->getLocation();
  const PointerInfo *Info = Model.pointer(V);
  bool HasHidden = Info && isTracked(V->getType()) &&
                   Info->Kind != PointerKind::RRef &&
                   Info->Kind != PointerKind::Cap;
  if (!Info || !isTracked(V->getType())) {
    V->setInit(initializer(Init));
    return;
  }
  if (auto *L = dyn_cast<InitListExpr>(Init))
    Init = L->getNumInits() ? L->getInit(0) : nullptr;
  Fat P = Init ? pointer(Init)
               : known(N.integer(0, AST.IntTy, Loc), 0);
  if (!Init)
    return;
  if (!HasHidden) {
    requireCover(P, N.size(1, Loc), true, Loc);
    V->setInit(finish(P));
    return;
  }
  // The bound is read before the variable exists, then set; the pointer last.
  VarDecl *T = temporary(V->getType());
  P.Before.push_back(N.assign(N.lvalue(T, Loc), P.Pointer));
  P.Before.push_back(N.assign(N.lvalue(hidden(V), Loc), P.Bound()));
  V->setInit(N.sequence(P.Before, N.read(T, Loc)));
}

Stmt *Instrument::compound(CompoundStmt *S) {
  llvm::SmallVector<Stmt *, 32> Body(S->body_begin(), S->body_end());
  llvm::SmallVector<Stmt *, 32> Out;
  for (size_t I = 0; I < Body.size();) {
    size_t Run = 0;
    if (groupRun(Body, I, Run, Out)) {
      I += Run;
      continue;
    }
    Out.push_back(statement(Body[I++]));
  }
  return CompoundStmt::Create(AST, Out, FPOptionsOverride(), S->getLBracLoc(),
                              S->getRBracLoc());
}

Stmt *Instrument::statement(Stmt *S) {
  if (!S)
    return S;
  if (auto *E = dyn_cast<Expr>(S))
    return expression(E);
  switch (S->getStmtClass()) {
  case Stmt::CompoundStmtClass:
    return compound(cast<CompoundStmt>(S));
  case Stmt::DeclStmtClass:
    for (Decl *D : cast<DeclStmt>(S)->decls())
      if (auto *V = dyn_cast<VarDecl>(D))
        variable(V);
    return S;
  case Stmt::ReturnStmtClass: {
    auto *R = cast<ReturnStmt>(S);
    Expr *E = R->getRetValue();
    if (!E)
      return S;
    if (!E->getType()->isPointerType() || !isTracked(E->getType())) {
      R->setRetValue(initializer(E));
      return S;
    }
    const Signature &Own = Model.signature(F);
    SourceLocation Loc = E->getExprLoc();
    Fat P = pointer(E);
    Expr *Need = N.size(1, Loc);
    if (Own.Result && Own.Result->Count)
      Need = count(*Own.Result->Count, [&](const ValueDecl *D) {
        auto *V = OnEntry.lookup(
            F->getParamDecl(cast<ParmVarDecl>(D)->getFunctionScopeIndex()));
        return V ? N.read(V, Loc) : N.size(UINT64_MAX, Loc);
      }, Loc);
    requireCover(P, Need, !Own.Result || Own.Result->Nullable, Loc);
    R->setRetValue(finish(P));
    return S;
  }
  default:
    // Conditions, loops, labels: their parts in place.
    for (Stmt *&Child : S->children()) {
      if (!Child)
        continue;
      if (isa<SwitchCase>(S) && isa<ConstantExpr>(Child))
        continue;
      Child = statement(Child);
    }
    return S;
  }
}

void Instrument::run() {
  SourceLocation Loc = F->getBody()->getBeginLoc();
  llvm::SmallVector<Expr *, 8> Entry;
  // Counts first: a parameter may be changed later.
  for (ParmVarDecl *P : F->parameters())
    if (P->getType()->isUnsignedIntegerType()) {
      VarDecl *V = temporary(P->getType());
      OnEntry[P] = V;
      Entry.push_back(N.assign(N.lvalue(V, Loc), N.read(P, Loc)));
    }
  for (ParmVarDecl *P : F->parameters()) {
    const PointerInfo *Info = Model.pointer(P);
    if (!Info || !isTracked(P->getType()))
      continue;
    bool HasHidden = Info->Kind != PointerKind::RRef &&
                     Info->Kind != PointerKind::Cap && !Info->IsOut &&
                     !Info->IsInOut;
    if (HasHidden) {
      Expr *Bound = Info->Count
                        ? count(*Info->Count, [&](const ValueDecl *D) {
                            auto *Of = F->getParamDecl(
                                cast<ParmVarDecl>(D)->getFunctionScopeIndex());
                            return N.read(OnEntry.lookup(Of), Loc);
                          }, Loc)
                        : N.size(1, Loc);
      Entry.push_back(N.assign(N.lvalue(hidden(P), Loc), Bound));
    }
  }
  Stmt *Body = statement(F->getBody());
  llvm::SmallVector<Stmt *, 32> All;
  if (!Locals.empty()) {
    llvm::SmallVector<Decl *, 32> Decls;
    for (VarDecl *V : Locals) {
      F->addDecl(V);
      Decls.push_back(V);
    }
    All.push_back(new (AST) DeclStmt(
        DeclGroupRef::Create(AST, Decls.data(), Decls.size()), Loc, Loc));
  }
  All.append(Entry.begin(), Entry.end());
  All.push_back(Body);
  F->setBody(CompoundStmt::Create(AST, All, FPOptionsOverride(), Loc,
                                  F->getBody()->getEndLoc()));
}
