// Pointer expressions and what they cover (Instrument.h).
#include "bounds/Instrument.h"
#include "codegen/Markers.h"
#include "diag/SeededDefects.h"

using namespace sdc;
using namespace clang;

VarDecl *Instrument::temporary(QualType T) {
  VarDecl *V = N.local(F, T, ("sd.t" + llvm::Twine(Temporaries++)).str());
  Locals.push_back(V);
  return V;
}

VarDecl *Instrument::hidden(const VarDecl *V) {
  V = V->getCanonicalDecl();
  VarDecl *&H = Hidden[V];
  if (!H) {
    H = N.local(F, N.sizeType(), (V->getName() + ".n").str());
    Locals.push_back(H);
  }
  return H;
}

/// Pointers to objects of known size: all but function pointers and handles.
bool Instrument::isTracked(QualType Pointer) {
  QualType T = Pointer->getPointeeType();
  return !T->isFunctionType() && !T->isPointerType() && !T->isVoidType() &&
         !T->isIncompleteType();
}

Expr *Instrument::place(Expr *Pointer) {
  QualType T = Pointer->getType().getUnqualifiedType();
  QualType Any = AST.getPointerType(AST.VoidTy.withConst());
  Expr *Call = N.call(marker::Place, AST.VoidPtrTy,
                      {N.pointerCast(Pointer, Any)}, Pointer->getExprLoc());
  return N.pointerCast(Call, T);
}

Expr *Instrument::check(Expr *Ok, fault::Number Rule, SourceLocation Loc) {
  return N.call(marker::Check, AST.VoidTy,
                {N.convert(Ok, AST.IntTy), N.integer(Rule, AST.IntTy, Loc)},
                Loc);
}

Fat Instrument::known(Expr *Pointer, uint64_t Count) {
  Fat P;
  P.Pointer = Pointer;
  P.Known = Count;
  SourceLocation Loc = Pointer->getExprLoc();
  P.Bound = [this, Count, Loc] { return N.size(Count, Loc); };
  return P;
}

bool Instrument::isPure(const Expr *E) {
  E = E->IgnoreParens();
  if (E->getType()->isAtomicType()) // another thread may change it in between
    return false;
  if (const auto *C = dyn_cast<CastExpr>(E))
    return isPure(C->getSubExpr());
  if (const auto *M = dyn_cast<MemberExpr>(E))
    return isPure(M->getBase());
  if (const auto *U = dyn_cast<UnaryOperator>(E))
    return !U->isIncrementDecrementOp() && isPure(U->getSubExpr());
  if (const auto *B = dyn_cast<BinaryOperator>(E))
    return !B->isAssignmentOp() && !B->isLogicalOp() && !B->isCommaOp() &&
           !B->getType()->isPointerType() &&
           !B->getLHS()->getType()->isPointerType() && isPure(B->getLHS()) &&
           isPure(B->getRHS());
  if (const auto *S = dyn_cast<ArraySubscriptExpr>(E))
    return isPure(S->getBase()) && isPure(S->getIdx());
  return isa<DeclRefExpr>(E) || isa<IntegerLiteral>(E) ||
         isa<CharacterLiteral>(E);
}

/// A second tree of a pure expression, as written: the first is rewritten in
/// place.
Expr *Instrument::again(const Expr *E) {
  if (const auto *P = dyn_cast<ParenExpr>(E))
    return again(P->getSubExpr());
  if (const auto *C = dyn_cast<ImplicitCastExpr>(E))
    return ImplicitCastExpr::Create(AST, C->getType(), C->getCastKind(),
                                    again(C->getSubExpr()), nullptr,
                                    C->getValueKind(), FPOptionsOverride());
  if (const auto *M = dyn_cast<MemberExpr>(E))
    return MemberExpr::Create(
        AST, again(M->getBase()), M->isArrow(), M->getOperatorLoc(),
        NestedNameSpecifierLoc(), SourceLocation(), M->getMemberDecl(),
        M->getFoundDecl(), M->getMemberNameInfo(), nullptr, M->getType(),
        M->getValueKind(), M->getObjectKind(), NOUR_None);
  if (const auto *U = dyn_cast<UnaryOperator>(E))
    return UnaryOperator::Create(AST, again(U->getSubExpr()), U->getOpcode(),
                                 U->getType(), U->getValueKind(),
                                 U->getObjectKind(), U->getOperatorLoc(), false,
                                 FPOptionsOverride());
  if (const auto *B = dyn_cast<BinaryOperator>(E))
    return BinaryOperator::Create(AST, again(B->getLHS()), again(B->getRHS()),
                                  B->getOpcode(), B->getType(),
                                  B->getValueKind(), B->getObjectKind(),
                                  B->getOperatorLoc(), FPOptionsOverride());
  if (const auto *S = dyn_cast<ArraySubscriptExpr>(E))
    return N.subscript(again(S->getLHS()), again(S->getRHS()), S->getType(),
                       S->getRBracketLoc());
  if (const auto *R = dyn_cast<DeclRefExpr>(E))
    return DeclRefExpr::Create(AST, NestedNameSpecifierLoc(), SourceLocation(),
                               const_cast<ValueDecl *>(R->getDecl()), false,
                               R->getLocation(), R->getType(),
                               R->getValueKind());
  return const_cast<Expr *>(E); // literals have no state
}

void Instrument::spill(Fat &P) {
  SourceLocation Loc = P.Pointer->getExprLoc();
  VarDecl *T = temporary(P.Pointer->getType());
  P.Before.push_back(N.assign(N.lvalue(T, Loc), P.Pointer));
  P.Pointer = N.read(T, Loc);
  if (P.Known)
    return;
  VarDecl *B = temporary(N.sizeType());
  P.Before.push_back(N.assign(N.lvalue(B, Loc), P.Bound()));
  P.Bound = [this, B, Loc] { return N.read(B, Loc); };
}

Expr *Instrument::count(const CountExpr &C,
                        std::function<Expr *(const ValueDecl *)> Of,
                        SourceLocation Loc) {
  switch (C.O) {
  case CountExpr::Op::Constant:
    return N.size(C.Value, Loc);
  case CountExpr::Op::Sibling:
    return N.toSize(Of(C.Decl));
  default:
    break;
  }
  // Overflow would make a bound larger than the object: it faults instead.
  VarDecl *L = temporary(N.sizeType()), *R = temporary(N.sizeType());
  Expr *SetL = N.assign(N.lvalue(L, Loc), count(*C.Left, Of, Loc));
  Expr *SetR = N.assign(N.lvalue(R, Loc), count(*C.Right, Of, Loc));
  auto ReadL = [&] { return N.read(L, Loc); };
  auto ReadR = [&] { return N.read(R, Loc); };
  BinaryOperatorKind K = C.O == CountExpr::Op::Add   ? BO_Add
                         : C.O == CountExpr::Op::Sub ? BO_Sub
                                                     : BO_Mul;
  VarDecl *Result = temporary(N.sizeType());
  Expr *Set = N.assign(N.lvalue(Result, Loc),
                       N.binary(K, ReadL(), ReadR(), N.sizeType()));
  Expr *Ok;
  if (K == BO_Add) // l + r >= l
    Ok = N.binary(BO_GE, N.read(Result, Loc), ReadL(), AST.IntTy);
  else if (K == BO_Sub)
    Ok = N.binary(BO_LE, ReadR(), ReadL(), AST.IntTy);
  else // both below 2^32, so the product is exact
    Ok = N.binary(BO_LT,
                  N.binary(BO_Or, ReadL(), ReadR(), N.sizeType()),
                  N.size(uint64_t(1) << 32, Loc), AST.IntTy);
  return N.sequence({SetL, SetR, Set, check(Ok, fault::BOUND_OVERFLOW, Loc)},
                    N.read(Result, Loc));
}

Fat Instrument::variablePointer(VarDecl *V, SourceLocation Loc) {
  Expr *Read = N.read(V, Loc);
  const PointerInfo *Info = Model.pointer(V);
  // Globals and contracts of one element: one. A hidden count for the rest.
  if (V->hasGlobalStorage() || !isTracked(V->getType()) ||
      (Info && (Info->Kind == PointerKind::RRef ||
                Info->Kind == PointerKind::Cap || Info->IsOut || Info->IsInOut)))
    return known(Read, 1);
  Fat P;
  P.Pointer = Read;
  VarDecl *H = hidden(V);
  P.Bound = [this, H, Loc] { return N.read(H, Loc); };
  return P;
}

/// A pointer field: its count is evaluated on the same base.
Fat Instrument::fieldPointer(MemberExpr *M) {
  auto *Field = cast<FieldDecl>(M->getMemberDecl());
  SourceLocation Loc = M->getMemberLoc();
  const PointerInfo *Info = Model.pointer(Field);
  std::vector<std::string> Texts = annotations(Field, "sd_count:");
  bool IsArray = Field->getType()->isArrayType();
  if (Texts.empty() && Info)
    return known(M->isLValue() ? N.read(lvalue(M)) : expression(M), 1);
  std::string Error;
  auto C = Texts.empty() ? nullptr
                         : parseCount(Texts.front(), Field->getParent(), AST,
                                      Error);
  if (!C) {
    refuse(Loc, Rule::UnknownBound, Field);
    return known(N.read(lvalue(M)), 0);
  }
  Fat P;
  Expr *Base = M->getBase();
  std::function<Expr *()> BaseAgain;
  bool IsArrow = M->isArrow();
  if (!IsArrow && !Base->isLValue()) { // a member of a result: kept as a whole
    VarDecl *Kept = temporary(Base->getType());
    P.Before.push_back(N.assign(N.lvalue(Kept, Loc), expression(Base)));
    BaseAgain = [this, Kept, Loc] { return N.lvalue(Kept, Loc); };
  } else if (isPure(Base)) {
    // The copies are made from the base as written, each rewritten anew.
    Expr *Kept = again(Base);
    BaseAgain = [this, Kept, IsArrow] {
      Expr *E = again(Kept);
      return IsArrow ? place(finish(pointer(E))) : lvalue(E);
    };
  } else {
    Fat B = IsArrow ? pointer(Base) : known(N.addressOf(lvalue(Base), AST.getPointerType(Base->getType())), 1);
    spill(B);
    P.Before = B.Before;
    Expr *First = B.Pointer;
    BaseAgain = [this, First] { return place(again(First)); };
    IsArrow = true;
  }
  Expr *Member = N.member(BaseAgain(), IsArrow, Field, Loc);
  if (IsArray) {
    QualType T = AST.getArrayDecayedType(M->getType());
    P.Pointer = ImplicitCastExpr::Create(AST, T, CK_ArrayToPointerDecay, Member,
                                         nullptr, VK_PRValue,
                                         FPOptionsOverride());
  } else {
    P.Pointer = N.read(Member);
  }
  P.Bound = [this, C, BaseAgain, IsArrow, Loc] {
    return count(*C, [&](const ValueDecl *D) {
      auto *S = const_cast<FieldDecl *>(cast<FieldDecl>(D));
      return N.read(N.member(BaseAgain(), IsArrow, S, Loc));
    }, Loc);
  };
  return P;
}

/// The name of a pointer that covers one object wherever it came from; null:
/// nothing is known against E.
static const ValueDecl *coversOne(UnitModel &Model, const Expr *E) {
  E = E->IgnoreParenImpCasts();
  const ValueDecl *D = nullptr;
  if (const auto *R = dyn_cast<DeclRefExpr>(E))
    D = R->getDecl();
  else if (const auto *M = dyn_cast<MemberExpr>(E))
    D = M->getMemberDecl();
  if (!D || !D->getType()->isPointerType())
    return nullptr;
  const PointerInfo *Info = Model.pointer(D);
  const auto *V = dyn_cast<VarDecl>(D);
  bool IsInferred = V && V->hasLocalStorage() && !isa<ParmVarDecl>(V);
  return Info && !Info->Count && !IsInferred ? D : nullptr;
}

/// A pointer moves forward only, so the place where what it covers ends never
/// changes: two pointers with one end lead into one array, and the difference
/// of what is left in front of each is their distance. Nothing else is computed
/// from the addresses.
Expr *Instrument::distance(BinaryOperator *B) {
  SourceLocation Loc = B->getOperatorLoc();
  const bool IsSub = B->getOpcode() == BO_Sub;
  Fat Sides[2];
  llvm::SmallVector<Expr *, 8> Before;
  for (unsigned I = 0; I < 2; ++I) {
    Expr *E = I ? B->getRHS() : B->getLHS();
    Rule R = IsSub ? Rule::PointerDifference : Rule::PointerComparison;
    if (const ValueDecl *D = coversOne(Model, E)) {
      refuse(E->getExprLoc(), R, D);
      return B;
    }
    if (!isTracked(E->getType())) {
      refuse(E->getExprLoc(), R, "this pointer");
      return B;
    }
    Sides[I] = pointer(E);
    spill(Sides[I]);
    Before.append(Sides[I].Before.begin(), Sides[I].Before.end());
  }
  Fat &L = Sides[0], &R = Sides[1];
  auto End = [&](Fat &P) {
    return N.binary(BO_Add, again(P.Pointer), P.Bound(), P.Pointer->getType());
  };
  Before.push_back(check(N.binary(BO_EQ, End(L), End(R), AST.IntTy),
                         fault::POINTER_DIFFERENCE, Loc));
  if (IsSub) {
    Expr *Left = N.binary(BO_Sub, R.Bound(), L.Bound(), N.sizeType());
    return N.sequence(Before, N.convert(Left, B->getType()));
  }
  // Less in front means further on.
  BinaryOperatorKind K = B->getOpcode() == BO_LT   ? BO_GT
                         : B->getOpcode() == BO_GT ? BO_LT
                         : B->getOpcode() == BO_LE ? BO_GE
                                                   : BO_LE;
  return N.sequence(Before, N.binary(K, L.Bound(), R.Bound(), B->getType()));
}

/// Base + By, forward only; what is left shrinks.
Fat Instrument::offset(Fat Base, Expr *By, SourceLocation Loc) {
  Expr::EvalResult Constant;
  if (By->EvaluateAsInt(Constant, AST) && Constant.Val.getInt().isNegative())
    refuse(Loc, Rule::PointerBackward);
  By = N.toSize(By);
  VarDecl *K = temporary(N.sizeType());
  spill(Base);
  Base.Before.push_back(N.assign(N.lvalue(K, Loc), By));
  VarDecl *Left = temporary(N.sizeType());
  Base.Before.push_back(check(N.binary(BO_LE, N.read(K, Loc), Base.Bound(),
                                       AST.IntTy),
                              fault::BOUNDS, Loc));
  Base.Before.push_back(
      N.assign(N.lvalue(Left, Loc),
               SEEDED_DEFECT("bound:step")
                   ? Base.Bound()
                   : N.binary(BO_Sub, Base.Bound(), N.read(K, Loc),
                              N.sizeType())));
  QualType T = Base.Pointer->getType();
  Fat P;
  P.Before = Base.Before;
  P.Pointer = N.binary(BO_Add, Base.Pointer, N.read(K, Loc), T);
  P.Bound = [this, Left, Loc] { return N.read(Left, Loc); };
  return P;
}

/// Base + By where the analyses see By first: what it calls may set the pointer.
Fat Instrument::offsetAfter(Expr *By, llvm::function_ref<Fat()> Base,
                            SourceLocation Loc) {
  if (!mayCall(By) && !By->HasSideEffects(AST, /*IncludePossible=*/true))
    return offset(Base(), expression(By), Loc);
  VarDecl *K = temporary(By->getType());
  Expr *Set = N.assign(N.lvalue(K, Loc), expression(By));
  Fat P = offset(Base(), N.read(K, Loc), Loc);
  P.Before.insert(P.Before.begin(), Set);
  return P;
}

Expr *Instrument::element(Fat Base, Expr *Index, QualType T,
                          SourceLocation Loc) {
  if (!Index && Base.Known && *Base.Known >= 1)
    return N.deref(N.sequence(Base.Before, place(Base.Pointer)));
  Expr *I = Index ? N.toSize(Index) : N.size(0, Loc);
  if (!Base.Before.empty()) {
    // What runs before runs before the index too.
    Expr *Checked = N.call(marker::Index, N.sizeType(),
                           {I, Base.Bound(), N.integer(fault::BOUNDS, AST.IntTy, Loc)},
                           Loc);
    Expr *At = N.subscript(place(Base.Pointer), Checked, T, Loc);
    QualType P = Base.Pointer->getType().getUnqualifiedType();
    return N.deref(place(N.sequence(Base.Before, N.addressOf(At, P))));
  }
  Expr *Checked = N.call(marker::Index, N.sizeType(),
                         {I, Base.Bound(), N.integer(fault::BOUNDS, AST.IntTy, Loc)},
                         Loc);
  return N.subscript(place(Base.Pointer), Checked, T, Loc);
}

void Instrument::requireCover(Fat &P, Expr *Count, bool MayBeNull,
                              SourceLocation Loc) {
  if (auto *L = dyn_cast<IntegerLiteral>(Count); L && P.Known &&
      L->getValue().ule(*P.Known))
    return;
  spill(P);
  Expr *Ok = N.binary(BO_GE, P.Bound(), Count, AST.IntTy);
  if (MayBeNull)
    Ok = N.binary(BO_LOr, N.isNull(again(P.Pointer)), Ok, AST.IntTy);
  P.Before.push_back(check(Ok, fault::BOUNDS, Loc));
}

Fat Instrument::pointer(Expr *E) {
  SourceLocation Loc = E->getExprLoc();
  FormUse Use = formOf(E, Trusted);
  if (Use.F == Form::New || Use.F == Form::TryNew)
    return newObject(Use, E);
  if (Use.F == Form::Take)
    return take(Use, cast<StmtExpr>(E));
  if (Use.F == Form::Sub) {
    Fat Base = offset(pointer(Use.Operands[0]), expression(Use.Operands[1]), Loc);
    VarDecl *Count = temporary(N.sizeType());
    spill(Base);
    Base.Before.push_back(N.assign(N.lvalue(Count, Loc),
                                   N.toSize(expression(Use.Operands[2]))));
    Base.Before.push_back(check(N.binary(BO_LE, N.read(Count, Loc), Base.Bound(),
                                         AST.IntTy),
                                fault::BOUNDS, Loc));
    Base.Bound = [this, Count, Loc] { return N.read(Count, Loc); };
    Base.Known.reset();
    return Base;
  }
  if (auto *P = dyn_cast<ParenExpr>(E))
    return pointer(P->getSubExpr());
  const auto *Decay = dyn_cast<ImplicitCastExpr>(E);
  const bool IsArray =
      Decay && Decay->getCastKind() == CK_ArrayToPointerDecay;
  if (!isTracked(E->getType()) && !IsArray)
    return known(expression(E), 1);
  if (auto *C = dyn_cast<ImplicitCastExpr>(E)) {
    Expr *Sub = C->getSubExpr();
    switch (C->getCastKind()) {
    case CK_NoOp: {
      Fat P = pointer(Sub);
      P.Pointer = ImplicitCastExpr::Create(AST, C->getType(), CK_NoOp,
                                           P.Pointer, nullptr, VK_PRValue,
                                           FPOptionsOverride());
      return P;
    }
    case CK_NullToPointer:
      return known(E, 0);
    case CK_LValueToRValue: {
      Expr *L = Sub->IgnoreParens();
      if (auto *R = dyn_cast<DeclRefExpr>(L))
        if (auto *V = dyn_cast<VarDecl>(R->getDecl()))
          return variablePointer(V, Loc);
      if (auto *M = dyn_cast<MemberExpr>(L))
        return fieldPointer(M);
      return known(N.read(lvalue(Sub)), 1);
    }
    case CK_ArrayToPointerDecay: {
      Expr *L = Sub->IgnoreParens();
      if (auto *M = dyn_cast<MemberExpr>(L);
          M && M->getType()->isIncompleteArrayType())
        return fieldPointer(M);
      const auto *A = AST.getAsConstantArrayType(Sub->getType());
      if (!A) {
        refuse(Loc, Rule::UnknownBound, "array");
        return known(E, 0);
      }
      return known(ImplicitCastExpr::Create(
                       AST, C->getType(), CK_ArrayToPointerDecay, lvalue(Sub),
                       nullptr, VK_PRValue, FPOptionsOverride()),
                   A->getZExtSize() +
                       (SEEDED_DEFECT("bound:member") && isa<MemberExpr>(L)) +
                       (SEEDED_DEFECT("bound:array") && !isa<MemberExpr>(L)));
    }
    default:
      break;
    }
  }
  if (auto *M = dyn_cast<MemberExpr>(E); M && !M->isLValue())
    return fieldPointer(M); // of a struct value
  if (auto *U = dyn_cast<UnaryOperator>(E)) {
    switch (U->getOpcode()) {
    case UO_Extension:
      return pointer(U->getSubExpr());
    case UO_AddrOf: {
      Expr *L = U->getSubExpr()->IgnoreParens();
      if (auto *S = dyn_cast<ArraySubscriptExpr>(L)) // &p[k] is p + k
        return offset(pointer(S->getBase()), expression(S->getIdx()), Loc);
      if (auto *D = dyn_cast<UnaryOperator>(L); D && D->getOpcode() == UO_Deref)
        return pointer(D->getSubExpr());
      return known(N.addressOf(lvalue(U->getSubExpr()), E->getType()), 1);
    }
    case UO_PreInc:
    case UO_PostInc: {
      auto *R = dyn_cast<DeclRefExpr>(U->getSubExpr()->IgnoreParens());
      auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
      if (!V)
        break;
      Fat Old = variablePointer(V, Loc);
      if (U->getOpcode() == UO_PostInc)
        spill(Old);
      Fat New = offset(variablePointer(V, Loc), N.size(1, Loc), Loc);
      VarDecl *NewBound = temporary(N.sizeType());
      New.Before.push_back(N.assign(N.lvalue(NewBound, Loc), New.Bound()));
      New.Before.push_back(N.assign(N.lvalue(V, Loc), New.Pointer));
      New.Before.push_back(
          N.assign(N.lvalue(hidden(V), Loc), N.read(NewBound, Loc)));
      Fat P = U->getOpcode() == UO_PostInc ? Old : variablePointer(V, Loc);
      P.Before.append(New.Before.begin(), New.Before.end());
      return P;
    }
    case UO_PreDec:
    case UO_PostDec:
      refuse(Loc, Rule::PointerBackward);
      return known(E, 0);
    default:
      break;
    }
  }
  if (auto *B = dyn_cast<BinaryOperator>(E)) {
    switch (B->getOpcode()) {
    case BO_Add: {
      if (B->getRHS()->getType()->isPointerType())
        return offsetAfter(B->getLHS(), [&] { return pointer(B->getRHS()); }, Loc);
      return offset(pointer(B->getLHS()), expression(B->getRHS()), Loc);
    }
    case BO_Sub:
      refuse(Loc, Rule::PointerBackward);
      return known(E, 0);
    case BO_Comma: {
      Expr *First = expression(B->getLHS());
      Fat P = pointer(B->getRHS());
      P.Before.insert(P.Before.begin(), First);
      return P;
    }
    case BO_Assign:
    case BO_AddAssign: {
      Expr *L = B->getLHS()->IgnoreParens();
      Expr *Done = B->getOpcode() == BO_Assign
                       ? assignment(B)
                       : expression(B);
      Fat P;
      if (auto *R = dyn_cast<DeclRefExpr>(L); R && isa<VarDecl>(R->getDecl()))
        P = variablePointer(cast<VarDecl>(R->getDecl()), Loc);
      else if (isPure(L))
        P = pointer(N.read(again(L)));
      else
        break;
      P.Before.insert(P.Before.begin(), Done);
      return P;
    }
    default:
      break;
    }
  }
  if (auto *C = dyn_cast<ConditionalOperator>(E)) {
    VarDecl *T = temporary(E->getType()), *B = temporary(N.sizeType());
    auto Arm = [&](Expr *Side) {
      Fat P = pointer(Side);
      P.Before.push_back(N.assign(N.lvalue(B, Loc), P.Bound()));
      P.Before.push_back(N.assign(N.lvalue(T, Loc), P.Pointer));
      return N.sequence(ArrayRef(P.Before).drop_back(), P.Before.back());
    };
    Expr *Cond = expression(C->getCond());
    Expr *True = Arm(C->getTrueExpr()), *False = Arm(C->getFalseExpr());
    Fat P;
    P.Before.push_back(new (AST) ConditionalOperator(
        Cond, C->getQuestionLoc(), True, C->getColonLoc(), False, E->getType(),
        VK_PRValue, OK_Ordinary));
    P.Pointer = N.read(T, Loc);
    P.Bound = [this, B, Loc] { return N.read(B, Loc); };
    return P;
  }
  if (auto *Call = dyn_cast<CallExpr>(E)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    const Signature *S = Callee ? &Model.signature(Callee)
                                : calledThrough(Call->getCallee());
    if (S && S->Result && !S->Result->Count)
      return known(expression(E), 1);
    if (S && S->Result) {
      // The result's count speaks of the arguments: keep their values.
      Fat P;
      llvm::DenseMap<const ValueDecl *, VarDecl *> Kept;
      std::vector<const CountExpr *> Work{S->Result->Count.get()};
      while (!Work.empty()) {
        const CountExpr *C = Work.back();
        Work.pop_back();
        if (C->O == CountExpr::Op::Sibling) {
          unsigned I = cast<ParmVarDecl>(C->Decl)->getFunctionScopeIndex();
          if (!Kept.count(C->Decl)) {
            Expr *Arg = Call->getArg(I);
            VarDecl *T = temporary(Arg->getType());
            Kept[C->Decl] = T;
            // Where it stands: C's order is that of the analyses.
            Call->setArg(I, N.comma(N.assign(N.lvalue(T, Loc), Arg),
                                    N.read(T, Loc)));
          }
        }
        if (C->Left)
          Work.push_back(C->Left.get());
        if (C->Right)
          Work.push_back(C->Right.get());
      }
      P.Pointer = expression(E);
      auto C = S->Result->Count;
      P.Bound = [this, C, Kept, Loc] {
        return count(*C, [&](const ValueDecl *D) {
          return N.read(Kept.lookup(D), Loc);
        }, Loc);
      };
      spill(P);
      return P;
    }
  }
  refuse(Loc, Rule::UnknownBound, "this pointer");
  return known(E, 0);
}
