// Calls, and the sd_* forms (Instrument.h).
#include "bounds/Instrument.h"
#include "codegen/Markers.h"
#include "diag/SeededDefects.h"
#include "clang/AST/Stmt.h"

using namespace sdc;
using namespace clang;

/// The contract that the type of a function value carries, by the variable or
/// member that holds it.
const Signature *Instrument::calledThrough(const Expr *Callee) {
  Callee = Callee->IgnoreParenImpCasts();
  if (const auto *U = dyn_cast<UnaryOperator>(Callee);
      U && U->getOpcode() == UO_Deref)
    return calledThrough(U->getSubExpr());
  if (const auto *R = dyn_cast<DeclRefExpr>(Callee))
    return Model.functionPointer(R->getDecl());
  if (const auto *M = dyn_cast<MemberExpr>(Callee))
    return Model.functionPointer(M->getMemberDecl());
  if (const auto *S = dyn_cast<ArraySubscriptExpr>(Callee))
    return calledThrough(S->getBase());
  return nullptr;
}

/// `&p` for an __out or __inout pointer: the callee sees one element, and what
/// it leaves in p covers one.
Expr *Instrument::handOver(Expr *Arg, const PointerInfo &Info) {
  SourceLocation Loc = Arg->getExprLoc();
  const auto *U = dyn_cast<UnaryOperator>(Arg->IgnoreParenImpCasts());
  const auto *R = U && U->getOpcode() == UO_AddrOf
                      ? dyn_cast<DeclRefExpr>(U->getSubExpr()->IgnoreParens())
                      : nullptr;
  auto *V = R ? dyn_cast<VarDecl>(const_cast<ValueDecl *>(R->getDecl())) : nullptr;
  if (!V || !V->hasLocalStorage() || !isTracked(V->getType()))
    return expression(Arg);
  if (Info.Count || (Info.Inner && Info.Inner->Count))
    refuse(Loc, Rule::LaterVersion, "a counted pointer as a result");
  llvm::SmallVector<Expr *, 2> Before;
  Fat P = variablePointer(V, Loc);
  if (Info.IsInOut && !P.Known) {
    Expr *Ok = N.binary(BO_LOr, N.isNull(N.read(V, Loc)),
                        N.binary(BO_GE, P.Bound(), N.size(1, Loc), AST.IntTy),
                        AST.IntTy);
    Before.push_back(check(Ok, fault::BOUNDS, Loc));
  }
  if (!P.Known)
    Before.push_back(N.assign(N.lvalue(hidden(V), Loc), N.size(1, Loc)));
  return N.sequence(Before, expression(Arg));
}

/// Each counted argument covers what the callee's contract asks. The counts
/// are kept where they are evaluated; the check stands at the last of them.
Expr *Instrument::call(CallExpr *E) {
  SourceLocation Loc = E->getExprLoc();
  FunctionDecl *Callee = E->getDirectCallee();
  const Signature *S = nullptr;
  if (Callee) {
    if (Callee->getBuiltinID()) {
      for (unsigned I = 0; I < E->getNumArgs(); ++I)
        E->setArg(I, expression(E->getArg(I)));
      return E;
    }
    S = &Model.signature(Callee);
  } else {
    S = calledThrough(E->getCallee());
    if (!S)
      for (const Expr *Arg : E->arguments())
        if (Arg->getType()->isPointerType() && !Arg->getType()->isFunctionPointerType())
          refuse(Arg->getExprLoc(), Rule::UnknownBound,
                 "the parameter of this function value");
    Expr *Fn = expression(E->getCallee());
    QualType T = Fn->getType().getUnqualifiedType();
    QualType Any = AST.getPointerType(AST.VoidTy.withConst());
    Expr *Marked = N.call(marker::Callee, AST.VoidPtrTy,
                          {N.pointerCast(Fn, Any)}, Loc);
    E->setCallee(N.pointerCast(Marked, T));
  }
  auto InfoOf = [&](unsigned I) -> const PointerInfo * {
    return S && I < S->Parameters.size() && S->Parameters[I] ? &*S->Parameters[I]
                                                             : nullptr;
  };
  struct Cover {
    VarDecl *Pointer, *Bound;
    const CountExpr *Count;
    bool MayBeNull;
    unsigned At;
  };
  llvm::SmallVector<Cover, 4> Covers;
  llvm::DenseMap<const ValueDecl *, unsigned> Counts; // parameter → argument
  for (unsigned I = 0; I < E->getNumArgs(); ++I)
    if (const PointerInfo *Info = InfoOf(I); Info && Info->Count) {
      std::vector<const CountExpr *> Work{Info->Count.get()};
      while (!Work.empty()) {
        const CountExpr *C = Work.back();
        Work.pop_back();
        if (C->O == CountExpr::Op::Sibling)
          Counts[C->Decl] =
              cast<ParmVarDecl>(C->Decl)->getFunctionScopeIndex();
        if (C->Left)
          Work.push_back(C->Left.get());
        if (C->Right)
          Work.push_back(C->Right.get());
      }
    }
  llvm::DenseMap<unsigned, VarDecl *> Kept; // argument → its value
  auto IsCount = [&](unsigned I) {
    for (auto &Each : Counts)
      if (Each.second == I)
        return true;
    return false;
  };
  // A later argument may change or free what argument I reads.
  std::vector<bool> Changes;
  for (const Expr *Arg : E->arguments())
    Changes.push_back(mayCall(Arg) ||
                      Arg->HasSideEffects(AST, /*IncludePossible=*/true));
  auto IsFollowed = [&](unsigned I) {
    return llvm::is_contained(llvm::make_range(Changes.begin() + I + 1, Changes.end()),
                              true);
  };
  std::vector<Expr *> Args;
  llvm::DenseMap<unsigned, llvm::SmallVector<Expr *, 2>> Checks;
  for (unsigned I = 0; I < E->getNumArgs(); ++I) {
    Expr *Arg = E->getArg(I);
    SourceLocation At = Arg->getExprLoc();
    const PointerInfo *Info = InfoOf(I);
    if (!Info || !isTracked(Arg->getType())) {
      Arg = Info && (Info->IsOut || Info->IsInOut) && Arg->getType()->isPointerType()
                ? handOver(Arg, *Info)
                : initializer(Arg);
      if (Arg->getType()->isRecordType() && IsFollowed(I)) {
        // clang would copy it when all arguments are evaluated.
        VarDecl *V = temporary(Arg->getType().getUnqualifiedType());
        Arg = N.comma(N.assign(N.lvalue(V, At), Arg), N.read(V, At));
      }
      if (IsCount(I)) {
        VarDecl *V = temporary(Arg->getType());
        Kept[I] = V;
        Arg = N.comma(N.assign(N.lvalue(V, At), Arg), N.read(V, At));
      }
      Args.push_back(Arg);
      continue;
    }
    Fat P = pointer(Arg);
    bool MayBeNull = Info->Nullable;
    if (!Info->Count || (!Callee && SEEDED_DEFECT("count:indirect"))) {
      requireCover(P, N.size(1, At), MayBeNull, At);
      Args.push_back(finish(P));
      continue;
    }
    spill(P);
    VarDecl *Ptr = temporary(Arg->getType());
    P.Before.push_back(N.assign(N.lvalue(Ptr, At), P.Pointer));
    VarDecl *Bound = temporary(N.sizeType());
    P.Before.push_back(N.assign(N.lvalue(Bound, At), P.Bound()));
    P.Pointer = N.read(Ptr, At);
    Args.push_back(finish(P));
    unsigned Last = I;
    std::vector<const CountExpr *> Work{Info->Count.get()};
    while (!Work.empty()) {
      const CountExpr *C = Work.back();
      Work.pop_back();
      if (C->O == CountExpr::Op::Sibling)
        Last = std::max(Last,
                        cast<ParmVarDecl>(C->Decl)->getFunctionScopeIndex());
      if (C->Left)
        Work.push_back(C->Left.get());
      if (C->Right)
        Work.push_back(C->Right.get());
    }
    Covers.push_back({Ptr, Bound, Info->Count.get(), MayBeNull, Last});
  }
  for (const Cover &C : Covers) {
    Expr *Need = count(*C.Count, [&](const ValueDecl *D) -> Expr * {
      VarDecl *V =
          Kept.lookup(cast<ParmVarDecl>(D)->getFunctionScopeIndex());
      return V ? N.read(V, Loc) : N.size(UINT64_MAX, Loc);
    }, Loc);
    Expr *Ok = N.binary(BO_GE, N.read(C.Bound, Loc), Need, AST.IntTy);
    if (C.MayBeNull)
      Ok = N.binary(BO_LOr, N.isNull(N.read(C.Pointer, Loc)), Ok, AST.IntTy);
    Checks[C.At].push_back(check(Ok, fault::BOUNDS, Loc));
  }
  for (unsigned I = 0; I < Args.size(); ++I) {
    auto It = Checks.find(I);
    if (It != Checks.end()) {
      // Evaluate, check, give the value.
      SourceLocation At = Args[I]->getExprLoc();
      VarDecl *V = temporary(Args[I]->getType());
      llvm::SmallVector<Expr *, 4> Before{N.assign(N.lvalue(V, At), Args[I])};
      Before.append(It->second.begin(), It->second.end());
      Args[I] = N.sequence(Before, N.read(V, At));
    }
    E->setArg(I, Args[I]);
  }
  return E;
}

/// sd_new and sd_try_new: the runtime's allocation; null is the quota's end.
Fat Instrument::newObject(const FormUse &Use, Expr *E) {
  SourceLocation Loc = E->getExprLoc();
  VarDecl *Count = temporary(N.sizeType());
  Fat P;
  P.Before.push_back(N.assign(N.lvalue(Count, Loc),
                              N.toSize(expression(Use.Operands[0]))));
  QualType Element = Use.Element;
  uint64_t Bytes = AST.getTypeSizeInChars(Element).getQuantity();
  VarDecl *T = temporary(E->getType());
  Expr *Call = N.call("__sd_rt_alloc", AST.VoidPtrTy,
                      {N.size(Bytes, Loc), N.read(Count, Loc)}, Loc);
  P.Before.push_back(N.assign(N.lvalue(T, Loc), N.pointerCast(Call, E->getType())));
  if (Use.F == Form::New)
    P.Before.push_back(check(N.binary(BO_EQ, N.isNull(N.read(T, Loc)),
                                      N.integer(0, AST.IntTy, Loc), AST.IntTy),
                             fault::QUOTA, Loc));
  P.Pointer = N.read(T, Loc);
  P.Bound = [this, Count, Loc] { return N.read(Count, Loc); };
  return P;
}

Expr *Instrument::release(const FormUse &Use, Expr *E) {
  SourceLocation Loc = E->getExprLoc();
  Expr *Owner = Use.Operands[0];
  QualType T = Owner->getType();
  Fat P = pointer(Owner);
  VarDecl *V = temporary(T);
  P.Before.push_back(N.assign(N.lvalue(V, Loc), P.Pointer));
  const RecordDecl *R = T->getPointeeType()->getAsRecordDecl();
  if (R && R->getDefinition() && Model.hasLinear(T->getPointeeType())) {
    Expr *Empty;
    if (P.Known == 1)
      Empty = ownersAreNull([&] { return N.deref(place(N.read(V, Loc))); },
                            T->getPointeeType(), /*ArraysOnly=*/false, Loc);
    else
      Empty = countedOwnersAreNull(N.read(V, Loc), P.Bound(), Loc);
    Expr *Ok = N.binary(BO_LOr, N.isNull(N.read(V, Loc)), Empty, AST.IntTy);
    P.Before.push_back(check(Ok, fault::FREE_FULL, Loc));
  }
  Expr *Free = N.call("__sd_rt_free", AST.VoidTy,
                      {N.pointerCast(N.read(V, Loc), AST.VoidPtrTy)}, Loc);
  return N.sequence(P.Before, Free);
}

/// sd_take: the pointer with its bound; null stays. So does the count, as with
/// every other compiler: beside null it says nothing, for null cannot be used.
Fat Instrument::take(const FormUse &Use, StmtExpr *E) {
  SourceLocation Loc = E->getExprLoc();
  Expr *Place = Use.Operands[0]->IgnoreParens();
  QualType T = Place->getType().getUnqualifiedType();
  Fat P;
  VarDecl *V = temporary(T);
  if (!isPure(Place)) {
    refuse(Loc, Rule::NotUnderstood, "sd_take of a place with effects");
    return known(N.read(V, Loc), 0);
  }
  Fat Now = pointer(N.read(again(Place)));
  P.Before = Now.Before;
  VarDecl *B = temporary(N.sizeType());
  P.Before.push_back(N.assign(N.lvalue(B, Loc), Now.Bound()));
  P.Before.push_back(N.assign(N.lvalue(V, Loc), Now.Pointer));
  Expr *Null = ImplicitCastExpr::Create(AST, T, CK_NullToPointer,
                                        N.integer(0, AST.IntTy, Loc), nullptr,
                                        VK_PRValue, FPOptionsOverride());
  P.Before.push_back(N.assign(lvalue(again(Place)), Null));
  P.Pointer = N.read(V, Loc);
  P.Bound = [this, B, Loc] { return N.read(B, Loc); };
  return P;
}

Expr *Instrument::swap(const FormUse &Use, StmtExpr *E) {
  SourceLocation Loc = E->getExprLoc();
  Expr *A = Use.Operands[0]->IgnoreParens(), *B = Use.Operands[1]->IgnoreParens();
  if (!isPure(A) || !isPure(B)) {
    refuse(Loc, Rule::NotUnderstood, "sd_swap of a place with effects");
    return E;
  }
  QualType T = A->getType().getUnqualifiedType();
  llvm::SmallVector<Expr *, 8> Steps;
  auto Exchange = [&](Expr *X, Expr *Y, Expr *X2, Expr *Y2, QualType Type) {
    VarDecl *Held = temporary(Type);
    Steps.push_back(N.assign(N.lvalue(Held, Loc), N.read(X)));
    Steps.push_back(N.assign(X2, N.read(Y)));
    Steps.push_back(N.assign(Y2, N.read(Held, Loc)));
  };
  const MemberExpr *GA = groupMember(A), *GB = groupMember(B);
  auto LocalOf = [&](Expr *X) -> VarDecl * {
    auto *R = dyn_cast<DeclRefExpr>(X);
    auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
    const PointerInfo *Info = V ? Model.pointer(V) : nullptr;
    return V && V->hasLocalStorage() && Info &&
                   Info->Kind == PointerKind::Owned && isTracked(V->getType())
               ? V
               : nullptr;
  };
  VarDecl *LA = LocalOf(A), *LB = LocalOf(B);
  if (GA || GB) {
    auto CountOf = [&](const MemberExpr *M) -> FieldDecl * {
      if (!M)
        return nullptr;
      auto *Field = cast<FieldDecl>(M->getMemberDecl());
      std::string Error;
      auto C = parseCount(annotations(Field, "sd_count:").front(),
                          Field->getParent(), AST, Error);
      if (!C || C->O != CountExpr::Op::Sibling)
        return nullptr;
      auto *CountField = const_cast<FieldDecl *>(cast<FieldDecl>(C->Decl));
      return Model.groupsOf(CountField).size() == 1 ? CountField : nullptr;
    };
    FieldDecl *CA = CountOf(GA), *CB = CountOf(GB);
    if (!CA || !CB || !AST.hasSameType(CA->getType(), CB->getType())) {
      refuse(Loc, Rule::GroupTorn, cast<NamedDecl>((GA ? GA : GB)->getMemberDecl()),
           "set its whole group at once, with a count that the pointer covers");
      return E;
    }
    auto MemberOf = [&](const MemberExpr *G, FieldDecl *C) {
      return lvalue(N.member(again(G->getBase()), G->isArrow(), C, Loc));
    };
    Exchange(MemberOf(GA, CA), MemberOf(GB, CB), MemberOf(GA, CA),
             MemberOf(GB, CB), CA->getType().getUnqualifiedType());
  } else if (LA && LB) {
    Exchange(N.lvalue(hidden(LA), Loc), N.lvalue(hidden(LB), Loc),
             N.lvalue(hidden(LA), Loc), N.lvalue(hidden(LB), Loc), N.sizeType());
  } else if (LA || LB) {
    // The other side holds one element or null: so must this one.
    VarDecl *V = LA ? LA : LB;
    Expr *Ok = N.binary(BO_LOr, N.isNull(N.read(V, Loc)),
                        N.binary(BO_GE, N.read(hidden(V), Loc), N.size(1, Loc),
                                 AST.IntTy),
                        AST.IntTy);
    Steps.push_back(check(Ok, fault::BOUNDS, Loc));
    Steps.push_back(N.assign(N.lvalue(hidden(V), Loc), N.size(1, Loc)));
  }
  Exchange(lvalue(again(A)), lvalue(again(B)), lvalue(again(A)), lvalue(again(B)), T);
  Expr *Void = ImplicitCastExpr::Create(AST, AST.VoidTy, CK_ToVoid,
                                        N.integer(0, AST.IntTy, Loc), nullptr,
                                        VK_PRValue, FPOptionsOverride());
  return N.sequence(Steps, Void);
}

/// The precision that keeps %s within P: its bound, as an int. P may be named
/// twice.
Expr *Instrument::precision(const Fat &P, SourceLocation Loc) {
  Expr *Most = N.size(INT32_MAX, Loc);
  Expr *Fits = N.binary(BO_LE, P.Bound(), Most, AST.IntTy);
  Expr *Least = new (AST) ConditionalOperator(
      Fits, Loc, P.Bound(), Loc, N.size(INT32_MAX, Loc), N.sizeType(),
      VK_PRValue, OK_Ordinary);
  return N.convert(Least, AST.IntTy);
}

/// sd_print: text stops within its pointer's bound. `%.*s` is held against it;
/// `%s` is passed it as the precision.
Expr *Instrument::print(CallExpr *E) {
  SourceLocation Loc = E->getExprLoc();
  llvm::SmallVector<std::pair<unsigned, Expr *>, 4> Precisions; // put before
  auto *Format = dyn_cast<StringLiteral>(E->getArg(0)->IgnoreParenImpCasts());
  if (!Format || Format->getCharByteWidth() != 1) {
    refuse(Loc, Rule::PrintFormat, "the format is a string literal");
    return E;
  }
  llvm::StringRef Text = Format->getString();
  std::string Out;
  unsigned Next = 1;
  for (size_t I = 0; I < Text.size(); ++I) {
    Out += Text[I];
    if (Text[I] != '%')
      continue;
    if (I + 1 < Text.size() && Text[I + 1] == '%') {
      Out += Text[++I];
      continue;
    }
    bool Star = false, Precise = false;
    unsigned PrecisionArg = 0;
    for (++I; I < Text.size() && strchr("-+ #0123456789.*hlzjt", Text[I]); ++I) {
      Out += Text[I];
      if (Text[I] == '.')
        Precise = true;
      if (Text[I] == '*') {
        if (Next >= E->getNumArgs()) {
          refuse(Loc, Rule::PrintFormat, "an argument is missing for '*'");
          return E;
        }
        Star = Precise;
        PrecisionArg = Next++;
        E->setArg(PrecisionArg, expression(E->getArg(PrecisionArg)));
      }
    }
    if (I >= Text.size() || Next >= E->getNumArgs()) {
      refuse(Loc, Rule::PrintFormat, "a conversion without its argument");
      return E;
    }
    Expr *Arg = E->getArg(Next);
    SourceLocation At = Arg->getExprLoc();
    if (Text[I] != 's') {
      if (Arg->getType()->isPointerType()) {
        refuse(At, Rule::PrintFormat, "a pointer is printed by %s or %.*s only");
        return E;
      }
      Out += Text[I];
      E->setArg(Next++, expression(Arg));
      continue;
    }
    if (!Arg->getType()->isPointerType() ||
        !Arg->getType()->getPointeeType()->isCharType()) {
      refuse(At, Rule::PrintFormat, "%s prints characters");
      return E;
    }
    Fat P = pointer(Arg);
    if (Star) {
      VarDecl *V = temporary(E->getArg(PrecisionArg)->getType());
      Expr *Precision = E->getArg(PrecisionArg);
      E->setArg(PrecisionArg,
                N.comma(N.assign(N.lvalue(V, Loc), Precision), N.read(V, Loc)));
      // A negative precision would mean none: as size_t it is too large.
      spill(P);
      P.Before.push_back(check(N.binary(BO_LE, N.toSize(N.read(V, Loc)),
                                        P.Bound(), AST.IntTy),
                               fault::BOUNDS, Loc));
    } else if (!Precise && P.Known) {
      Out += "." + std::to_string(std::min<uint64_t>(*P.Known, INT32_MAX));
    } else if (!Precise) {
      spill(P);
      Precisions.push_back({Next, N.sequence(P.Before, precision(P, At))});
      P.Before.clear();
      Out += ".*";
    } else {
      refuse(At, Rule::PrintFormat, "%s takes no precision but '*'");
      return E;
    }
    Out += 's';
    E->setArg(Next++, finish(P));
  }
  if (Next != E->getNumArgs()) {
    refuse(Loc, Rule::PrintFormat, "more arguments than the format has");
    return E;
  }
  if (Out != Text) {
    QualType T = AST.getStringLiteralArrayType(AST.CharTy, Out.size());
    Expr *New = StringLiteral::Create(AST, Out, StringLiteralKind::Ordinary,
                                      false, T, Loc);
    E->setArg(0, ImplicitCastExpr::Create(
                     AST, AST.getPointerType(AST.CharTy.withConst()),
                     CK_ArrayToPointerDecay, New, nullptr, VK_PRValue,
                     FPOptionsOverride()));
  }
  if (Precisions.empty())
    return E;
  llvm::SmallVector<Expr *, 8> Args;
  for (unsigned I = 0; I < E->getNumArgs(); ++I) {
    if (!Precisions.empty() && Precisions.front().first == I) {
      Args.push_back(Precisions.front().second);
      Precisions.erase(Precisions.begin());
    }
    Args.push_back(E->getArg(I));
  }
  return CallExpr::Create(AST, E->getCallee(), Args, E->getType(), VK_PRValue,
                          E->getRParenLoc(), FPOptionsOverride());
}

Expr *Instrument::form(const FormUse &Use, Expr *E) {
  SourceLocation Loc = E->getExprLoc();
  switch (Use.F) {
  case Form::New:
  case Form::TryNew:
  case Form::Take:
  case Form::Sub:
    return finish(pointer(E));
  case Form::Free:
    return release(Use, E);
  case Form::Swap:
    return swap(Use, cast<StmtExpr>(E));
  case Form::Print:
    return print(cast<CallExpr>(E));
  case Form::Spawn: {
    auto *Call = cast<CallExpr>(E);
    Call->setArg(0, expression(Call->getArg(0)));
    Fat P = pointer(Use.Operands[1]);
    requireCover(P, N.size(1, Loc), false, Loc);
    Call->setArg(1, N.pointerCast(finish(P), AST.VoidPtrTy));
    return E;
  }
  case Form::Fault: {
    Expr *No = N.integer(0, AST.IntTy, Loc);
    return check(No, fault::USER, Loc);
  }
  case Form::None:
    break;
  }
  llvm_unreachable("a form");
}
