// Calls: what arguments bring, and that it is kept apart (Loans.h).
//
// A callee takes every borrow that it was given for one of its own: those that
// it can change something unstable through must not meet any other, nor a
// global that it may touch. So each argument is looked through: what it points
// to, and what each leaf of a view points to, also inside one argument.
#include "analysis/Loans.h"
#include "diag/SeededDefects.h"
#include "clang/AST/ASTContext.h"

using namespace sdc;
using namespace clang;

/// What the borrow in a slot points to.
void Loans::reachBorrow(std::vector<Reach> &To, const RegionState &S,
                        unsigned Slot, unsigned Argument, bool IsConst,
                        SourceLocation Loc) const {
  Reach One;
  One.At = S.Of[Slot];
  One.Type = R.slot(Slot).Type->getPointeeType();
  One.Slot = Slot;
  One.Argument = Argument;
  One.Loc = Loc;
  One.IsReadOnly = IsConst || One.Type.isConstQualified();
  // An incomplete struct's owners are not seen here, but they may be there.
  One.Unstable = Model.isShapeUnstable(One.Type) || One.Type->isIncompleteType();
  One.Changes = One.Unstable && !One.IsReadOnly;
  To.push_back(std::move(One));
}

/// What the borrows in the views at Storage point to. A leaf in several views
/// counts once for each: a callee sees one of them only.
void Loans::reachLeaves(std::vector<Reach> &To, const RegionState &S,
                        const RegionSet &Storage, QualType View,
                        unsigned Argument, bool IsConst,
                        SourceLocation Loc) const {
  for (const ViewLeaf &L : Model.viewLeaves(View)) {
    Reach One;
    RegionSet At;
    for (Region Each : Storage) {
      for (const FieldDecl *Field : L.Path)
        Each = R.step(Each, {Projection::Field, Field});
      llvm::SmallVector<unsigned, 4> Holders = R.slotsAt(Each);
      if (Storage.size() == 1 && Holders.size() == 1 &&
          R.isExactly(Each, Holders[0]))
        One.Slot = Holders[0];
      At.insert(std::move(Each));
    }
    One.At = contents(S, At);
    One.Type = L.Info->Pointee;
    One.Argument = Argument;
    One.Loc = Loc;
    One.IsReadOnly = IsConst || One.Type.isConstQualified();
    One.Unstable = Model.isShapeUnstable(One.Type) || One.Type->isIncompleteType();
    One.Changes = One.Unstable && !One.IsReadOnly;
    To.push_back(std::move(One));
  }
}

std::vector<Loans::Reach> Loans::reaches(const RegionState &S,
                                         const Instruction &I) const {
  std::vector<Reach> All;
  for (unsigned K = 0; K < I.Args.size(); ++K) {
    const Argument &A = I.Args[K];
    switch (A.K) {
    case Argument::Plain:
      break;
    case Argument::Struct: {
      RegionSet Storage{Region{A.Var, {}, false}};
      reachLeaves(All, S, Storage, F.Variables[A.Var].Type, K,
                  /*IsConst=*/false, I.Loc);
      break;
    }
    case Argument::Pointer: {
      const Variable &V = F.Variables[A.Var];
      if (!R.isBorrow(A.Var) || V.Kind == PointerKind::Owned)
        break; // moved in, static or a function: nothing of ours
      // The parameter's const decides: nothing changes through it.
      bool IsConst = V.ReadOnly || (A.Info && A.Info->Pointee.isConstQualified());
      reachBorrow(All, S, A.Var, K, IsConst, V.Loc);
      QualType Pointee = V.Type->getPointeeType();
      reachLeaves(All, S, S.Of[A.Var], Pointee, K,
                  IsConst || Pointee.isConstQualified(), V.Loc);
      break;
    }
    case Argument::Out:
    case Argument::InOut: {
      Reach One;
      One.At = R.resolve(S, A.P);
      One.Type = A.P.Type;
      One.Unstable =
          A.P.Type->isPointerType() || Model.isShapeUnstable(A.P.Type);
      One.Changes = One.Unstable;
      One.Slot = through(S, A.P);
      One.Argument = K;
      One.Loc = I.Loc;
      All.push_back(std::move(One));
      if (A.K == Argument::Out)
        break; // not read
      reachLeaves(All, S, R.resolve(S, A.P), A.P.Type, K, false, I.Loc);
      if (!A.P.Type->isPointerType() ||
          R.kindAt(A.P) != PointerKind::Borrow)
        break;
      Reach Given;
      Given.At = R.deref(S, A.P);
      Given.Type = A.P.Type->getPointeeType();
      Given.Argument = K;
      Given.Loc = I.Loc;
      Given.IsReadOnly = Given.Type.isConstQualified();
      Given.Unstable =
          Model.isShapeUnstable(Given.Type) || Given.Type->isIncompleteType();
      Given.Changes = Given.Unstable && !Given.IsReadOnly;
      All.push_back(std::move(Given));
      break;
    }
    }
  }
  return All;
}

/// The loans among All that a Pointer made by the callee may carry. A lock's
/// token carries the loan of any mutex there.
RegionSet Loans::loans(const std::vector<Reach> &All, QualType Pointer,
                       const std::vector<unsigned> *From) const {
  RegionSet To;
  QualType Pointee = Pointer->getPointeeType();
  const bool IsToken = Model.isToken(Pointer);
  for (const Reach &Each : All) {
    if (IsToken) {
      for (Region At : Each.At) {
        At.IsBelow |= Each.Type->isIncompleteType() ||
                      (!Model.isView(Each.Type) && Model.isShapeUnstable(Each.Type));
        To.insert(std::move(At));
      }
      continue;
    }
    if (From && !llvm::is_contained(*From, Each.Argument))
      continue;
    if (Each.IsReadOnly && !Pointee.isConstQualified())
      continue; // const stays const
    if (!Model.mayLeadTo(Each.Type, Pointee))
      continue;
    bool HasMore = Each.Type->isIncompleteType() ||
                   (!Model.isView(Each.Type) && Model.isShapeUnstable(Each.Type));
    for (Region At : Each.At) {
      At.IsBelow |= HasMore;
      To.insert(std::move(At));
    }
  }
  return To;
}

void Loans::unlocked(const RegionState &S, const Instruction &I, unsigned Token,
                     const llvm::BitVector &LiveAfter) {
  llvm::BitVector Needed = LiveAfter;
  for (const Argument &A : I.Args)
    if (A.Var != NoVariable)
      for (unsigned Id : R.slotsOf(A.Var))
        Needed.set(Id);
  Needed = needed(S, Needed);
  auto IsGuarded = [&](const RegionSet &Borrowed) {
    return llvm::any_of(Borrowed, [&](const Region &Each) {
      return llvm::any_of(S.Of[Token], [&](const Region &Mutex) {
        return R.isGuardedBy(Each, Mutex);
      });
    });
  };
  for (unsigned Id : Needed.set_bits()) {
    if (Id == Token || Id == I.Dest || !R.isBorrow(Id) || !IsGuarded(S.Of[Id]))
      continue;
    refuseFor(Id, Token, I.Loc, Rule::LoanConflict,
              R.name(*S.Of[Token].begin()), "unlocked");
    return;
  }
  for (const Argument &A : I.Args)
    if (A.P.Root != NoVariable && IsGuarded(R.resolve(S, A.P)))
      Found.add(I.Loc, Rule::LoanConflict, spell(F, A.P),
                              "unlocked");
}

bool Loans::isMutableGlobal(unsigned Root) const {
  const Variable &V = F.Variables[Root];
  return V.K == Variable::Global && V.Decl &&
         !Model.Unit.AST.getBaseElementType(V.Type).isConstQualified();
}

/// A region in a global does not survive a call that may touch it; plain data
/// in the global's own storage does. The region that does not.
const Region *Loans::global(const Instruction &I, const RegionSet &At, bool Unstable,
                            bool IsArgument) {
  for (const Region &Each : At) {
    if (!isMutableGlobal(Each.Root))
      continue;
    if (!R.restsOnOwner(Each) && !(IsArgument && Unstable))
      continue;
    // Waiting for a second lock: what the first one guards stays.
    if (Model.isLockCall(I.Callee) && R.isGuarded(Each))
      continue;
    const VarDecl *Global = F.Variables[Each.Root].Decl;
    if (!E.mayTouch(I.Callee, Global))
      continue;
    return &Each;
  }
  return nullptr;
}

void Loans::call(const RegionState &S, const Instruction &I,
                 const llvm::BitVector &LiveAfter) {
  std::vector<Reach> Args = reaches(S, I);
  llvm::BitVector After = LiveAfter;
  if (I.Dest != NoVariable)
    for (unsigned Id : R.slotsOf(I.Dest))
      After.reset(Id);
  for (const Reach &A : Args)
    if (const Region *Lost = global(I, A.At, A.Unstable, /*IsArgument=*/true))
      return Found.add(I.Loc, Rule::GlobalBorrow,
                       F.Variables[Lost->Root].Decl);
  for (unsigned Id : After.set_bits())
    if (R.isBorrow(Id))
      if (const Region *Lost = global(I, S.Of[Id], false, /*IsArgument=*/false))
        return refuseFor(Id, Lost->Root, I.Loc, Rule::GlobalBorrow,
                         F.Variables[Lost->Root].Decl);

  for (const Argument &A : I.Args)
    if (A.K == Argument::Pointer && Model.isToken(F.Variables[A.Var].Type) &&
        F.Variables[A.Var].Kind == PointerKind::Owned)
      unlocked(S, I, A.Var, LiveAfter);

  for (size_t K = 0; K < Args.size(); ++K) {
    const Reach &A = Args[K];
    if (!A.Changes || SEEDED_DEFECT("loan:call"))
      continue;
    RegionSet Below;
    for (Region Each : A.At) {
      Each.IsBelow = true;
      Below.insert(Each);
    }
    ended(S, Below, "lent to a call that may change it", A.Loc, After, A.Slot);
    for (size_t O = 0; O < Args.size(); ++O) {
      const Reach &B = Args[O];
      if (O == K)
        continue;
      for (const Region &X : A.At)
        for (const Region &Y : B.At) {
          Region C = X;
          C.IsBelow = true;
          if (!R.overlap(X, Y) || !(B.Unstable || R.endedBy(Y, C)))
            continue;
          Found.add(A.Loc, Rule::LoanConflict, R.name(X),
                                  "lent to a call that may change it");
          Found.note(B.Loc, "also lent to this call here");
          return;
        }
    }
  }
}
