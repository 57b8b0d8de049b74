// Events that end a region, judged against the slots needed later (Loans.h).
//
// Owners form trees, so what is changed through a pointer lies below that
// pointer's object and cannot end it. That holds inside a function because
// every call keeps a mutable pointer to something unstable apart from all other
// arguments, and globals apart from arguments of calls that may touch them.
#include "analysis/Loans.h"
#include "clang/AST/ASTContext.h"
#include <deque>

using namespace sdc;
using namespace clang;

unsigned Loans::through(const RegionState &S, const Place &P) const {
  for (size_t I = P.Path.size(); I-- > 0;) {
    if (P.Path[I].K != Projection::Deref)
      continue;
    Place Pointer;
    Pointer.Root = P.Root;
    Pointer.Path.append(P.Path.begin(), P.Path.begin() + I);
    if (R.kindAt(Pointer) != PointerKind::Borrow)
      continue;
    RegionSet At = R.resolve(S, Pointer);
    if (At.size() != 1)
      return NoVariable;
    for (unsigned Id : R.slotsAt(*At.begin()))
      if (R.isExactly(*At.begin(), Id))
        return Id;
    return NoVariable;
  }
  return NoVariable;
}

/// Owners at Changed went away: no pointer that is needed may rest on them.
void Loans::ended(const RegionState &S, const RegionSet &Changed,
                  const char *How, SourceLocation Loc,
                  const llvm::BitVector &Needed, unsigned Through) {
  for (unsigned V : Needed.set_bits()) {
    if (!R.isBorrow(V) ||
        (Through != NoVariable && origin(V) == origin(Through)))
      continue;
    for (const Region &Each : S.Of[V])
      for (const Region &C : Changed)
        if (R.endedBy(Each, C)) {
          refuseFor(V, Each.Root, Loc, Rule::LoanConflict, R.name(C), How);
          return;
        }
  }
}

/// The owner at P moved away: no pointer that is needed may find it there.
void Loans::emptied(const RegionState &S, const Place &P, SourceLocation Loc,
                    const llvm::BitVector &LiveAfter) {
  for (unsigned V : LiveAfter.set_bits()) {
    if (!R.isBorrow(V))
      continue;
    for (const Region &Each : S.Of[V])
      for (const Region &At : R.resolve(S, P))
        if (R.overlap(Each, At)) {
          refuseFor(V, Each.Root, Loc, Rule::LoanConflict, R.name(At),
                    "moved or freed");
          return;
        }
  }
}

void Loans::storageEnds(const RegionState &S, unsigned V, SourceLocation Loc,
                        const llvm::BitVector &LiveAfter) {
  for (unsigned B : LiveAfter.set_bits()) {
    if (!R.isBorrow(B) || (R.slot(B).Var == V && !R.slot(B).IsOfCaller))
      continue;
    for (const Region &Each : S.Of[B])
      if (Each.Root == V && !R.startsAtParameter(Each)) {
        std::string Name = F.Variables[V].Decl ? F.Variables[V].Decl->getName().str()
                                               : std::string("a temporary");
        refuseFor(B, V, Loc, Rule::LoanScope, Name);
        return;
      }
  }
}

/// What goes to the caller comes from where the contract says.
void Loans::leaves(const RegionSet &To, QualType Pointee,
                   const std::vector<unsigned> *From, const NamedDecl *Where,
                   SourceLocation Loc) {
  for (const Region &Each : To) {
    const Variable &Root = F.Variables[Each.Root];
    if (Root.K == Variable::Global) {
      if (isMutableGlobal(Each.Root) &&
          (R.restsOnOwner(Each) || Model.isShapeUnstable(Pointee) ||
           Pointee->isIncompleteType()))
        Found.add(Loc, Rule::ReturnGlobal, Root.Decl);
    } else if (From && R.startsAtParameter(Each)) {
      unsigned At = cast<ParmVarDecl>(Root.Decl)->getFunctionScopeIndex();
      if (llvm::is_contained(*From, At))
        continue;
      if (Root.Declared && (Root.Declared->IsOut || Root.Declared->IsInOut))
        Found.add(Loc, Rule::NotUnderstood,
                                "a result borrowed from an __out parameter");
      else
        Found.add(Loc, Rule::FromUndeclared,
                                Where ? "'" + Where->getName().str() + "'"
                                      : std::string("the result"),
                                Root.Decl);
      return;
    }
    // Storage of this function: its end comes before the result's last use.
  }
}

void Loans::returned(const RegionState &S, const Instruction &I) {
  const Signature &Own = Model.signature(F.Decl);
  if (I.Source != NoVariable)
    for (unsigned Id : R.slotsOf(I.Source))
      leaves(S.Of[Id], R.slot(Id).Type->getPointeeType(),
             Model.isToken(R.slot(Id).Type) ? nullptr : &Own.From, nullptr,
             I.Loc);
  for (unsigned Id : OfCaller.set_bits()) {
    const Slot &Each = R.slot(Id);
    const auto *P = cast<ParmVarDecl>(F.Variables[Each.Var].Decl);
    const PointerInfo *Info = F.Variables[Each.Var].Declared;
    bool IsHandedBack = Info && Info->Inner;
    std::vector<unsigned> From;
    if (IsHandedBack) {
      unsigned At = P->getFunctionScopeIndex();
      From = Own.Parameters[At]->From;
      if (Info->IsInOut)
        From.push_back(At);
    }
    leaves(S.Of[Id], Each.Type->getPointeeType(),
           IsHandedBack ? &From : nullptr, P, I.Loc);
  }
}

void Loans::judge(const RegionState &S, const Instruction &I,
                  const llvm::BitVector &Live) {
  const llvm::BitVector LiveAfter = needed(S, Live);
  switch (I.O) {
  case Op::Dead:
    return storageEnds(S, I.Dest, I.Loc, LiveAfter);
  case Op::Live:
    // A loop comes round: the storage of the last turn ended.
    return storageEnds(S, I.Dest, I.Loc, LiveAfter);
  case Op::Move:
    return emptied(S, I.P, I.Loc, LiveAfter);
  case Op::Take:
    return ended(S, R.resolve(S, I.P), "taken", I.Loc, LiveAfter,
          through(S, I.P));
  case Op::Swap:
    ended(S, R.resolve(S, I.P), "swapped", I.Loc, LiveAfter,
          through(S, I.P));
    if (I.P.Root == I.Q.Root && I.P.Path == I.Q.Path)
      return; // two elements: neither lies in the other
    for (const Region &A : R.resolve(S, I.P))
      for (const Region &B : R.resolve(S, I.Q))
        if (R.overlap(A, B) || A.IsBelow || B.IsBelow)
          if (A.Root == B.Root) {
            Found.add(I.Loc, Rule::SelfMove, spell(F, I.P),
                                    spell(F, I.Q));
            return;
          }
    return ended(S, R.resolve(S, I.Q), "swapped", I.Loc, LiveAfter,
                 through(S, I.Q));
  case Op::Write:
    // Owners are overwritten only when null (Values); what is in a union's arm
    // ends with the tag.
    if (!I.Initial && Model.hasTagged(I.P.Type))
      ended(S, R.resolve(S, I.P), "assigned", I.Loc, LiveAfter,
            through(S, I.P));
    return;
  case Op::Call:
    return call(S, I, LiveAfter);
  case Op::Return:
    return returned(S, I);
  case Op::Read:
  case Op::Set:
  case Op::Null:
  case Op::New:
  case Op::Address:
  case Op::Reborrow:
  case Op::Derive:
  case Op::Copy:
  case Op::Free:
  case Op::NeedSet:
  case Op::Use:
  case Op::Same:
  case Op::Compare:
  case Op::Known:
  case Op::Test:
    return;
  }
}

void Loans::run() {
  findOrigins();
  findLive();
  In.resize(F.Blocks.size());
  In[0] = entry();
  std::deque<unsigned> Work{0};
  while (!Work.empty()) {
    unsigned B = Work.front();
    Work.pop_front();
    RegionState S = In[B];
    for (const Instruction &I : F.Blocks[B].Code)
      step(S, I);
    for (unsigned Next : F.Blocks[B].Next)
      if (In[Next].join(S))
        Work.push_back(Next);
  }
  for (size_t B = 0; B < F.Blocks.size(); ++B) {
    if (!In[B].IsReached)
      continue;
    const Block &Here = F.Blocks[B];
    // What is needed after each instruction, from the end backwards.
    std::vector<llvm::BitVector> After(Here.Code.size());
    llvm::BitVector Live = LiveOut[B];
    atEnd(Here, Live);
    for (size_t K = Here.Code.size(); K-- > 0;) {
      After[K] = Live;
      liveBefore(Here.Code[K], Live);
    }
    RegionState S = In[B];
    for (size_t K = 0; K < Here.Code.size(); ++K) {
      const Instruction &I = Here.Code[K];
      R.isLost();
      judge(S, I, After[K]);
      step(S, I);
      if (R.isLost())
        Found.add(I.Loc, Rule::NotUnderstood,
                                "where this pointer leads");
    }
  }
  Found.tell();
}

void sdc::checkLoans(UnitModel &Model, const Effects &E, const Function &F) {
  Loans(Model, E, F).run();
}
