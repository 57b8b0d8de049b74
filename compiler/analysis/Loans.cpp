// No borrow outlives what it rests on (Analyses.h, Regions.h).
//
// Forward: where each pointer variable may lead. Backward: which are needed
// later. Then each event that ends a region is judged against every pointer
// that is still needed, and each call against its own arguments.
//
// Owners form trees, so what is changed through a pointer lies below that
// pointer's object and cannot end it. That holds inside a function because
// every call keeps a mutable pointer to something unstable apart from all other
// arguments, and globals apart from arguments of calls that may touch them.
#include "analysis/Analyses.h"
#include "analysis/Regions.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/BitVector.h"
#include <deque>

using namespace sdc;
using namespace clang;

namespace {

class Loans {
public:
  Loans(UnitModel &Model, const Effects &E, const Function &F)
      : Model(Model), E(E), F(F), R(Model, F) {}

  void run();

private:
  // Where pointers lead.
  RegionState entry() const;
  void step(RegionState &S, const Instruction &I);
  void setDest(RegionState &S, unsigned V, RegionSet To);
  RegionSet result(const RegionState &S, const Instruction &I) const;

  // What is needed later.
  void findLive();
  void uses(const Instruction &I, llvm::function_ref<void(unsigned)> Visit) const;
  unsigned defines(const Instruction &I) const;
  void liveBefore(const Instruction &I, llvm::BitVector &Live) const;

  // Judging.
  void judge(const RegionState &S, const Instruction &I,
             const llvm::BitVector &LiveAfter);
  void ended(const RegionState &S, const RegionSet &Changed, const char *How,
             SourceLocation Loc, const llvm::BitVector &Needed,
             unsigned Through);
  void emptied(const RegionState &S, const Place &P, SourceLocation Loc,
               const llvm::BitVector &LiveAfter);
  void storageEnds(const RegionState &S, unsigned V, SourceLocation Loc,
                   const llvm::BitVector &LiveAfter);
  void call(const RegionState &S, const Instruction &I,
            const llvm::BitVector &LiveAfter);
  void globals(const RegionState &S, const Instruction &I, unsigned V,
               bool IsArgument);
  void unlocked(const RegionState &S, const Instruction &I, unsigned Token,
                const llvm::BitVector &LiveAfter);
  void returned(const RegionState &S, const Instruction &I);
  unsigned through(const Place &P) const {
    return !P.Path.empty() && P.Path[0].K == Projection::Deref &&
                   R.isBorrow(P.Root)
               ? P.Root
               : NoVariable;
  }
  unsigned origin(unsigned V) const {
    while (V != NoVariable && F.isTemporary(V) && Origin[V] != NoVariable)
      V = Origin[V];
    return V;
  }

  /// What an argument may change, and what it lets the callee see.
  struct Reach {
    RegionSet At;
    unsigned Var = NoVariable;
    bool Changes = false; // owners and groups at or below At
    bool Unstable = false;
    SourceLocation Loc;
  };
  Reach reachOf(const RegionState &S, const Argument &A, SourceLocation Loc) const;

  UnitModel &Model;
  const Effects &E;
  const Function &F;
  Regions R;
  std::vector<RegionState> In;
  std::vector<llvm::BitVector> LiveOut;
  /// The variable that a temporary is a plain copy of.
  std::vector<unsigned> Origin;
};

} // namespace

RegionState Loans::entry() const {
  RegionState S;
  S.IsReached = true;
  S.Of.resize(F.Variables.size());
  for (unsigned V = 0; V < F.Variables.size(); ++V)
    if (F.Variables[V].K == Variable::Parameter && R.isBorrow(V))
      S.Of[V].insert(Region{V, {{Projection::Deref, nullptr}}, false});
  return S;
}

void Loans::setDest(RegionState &S, unsigned V, RegionSet To) {
  if (V == NoVariable)
    return;
  S.Of[V] = R.isBorrow(V) ? std::move(To) : RegionSet();
}

/// A result comes from the one borrowed argument: it, or anything below.
RegionSet Loans::result(const RegionState &S, const Instruction &I) const {
  RegionSet To;
  for (const Argument &A : I.Args) {
    if (A.K != Argument::Pointer || !R.isBorrow(A.Var))
      continue;
    QualType Pointee = F.Variables[A.Var].Type->getPointeeType();
    bool HasMore = Pointee->isIncompleteType() || Model.isShapeUnstable(Pointee);
    for (Region Each : S.Of[A.Var]) {
      Each.IsBelow |= HasMore;
      To.insert(Each);
    }
  }
  return To;
}

void Loans::step(RegionState &S, const Instruction &I) {
  switch (I.O) {
  case Op::Live:
  case Op::Dead:
  case Op::Set:
  case Op::Null:
  case Op::New:
  case Op::Take:
  case Op::Copy:
    return setDest(S, I.Dest, {});
  case Op::Move: // a lock's token takes its loan along
    return setDest(S, I.Dest, I.P.isWhole() ? S.Of[I.P.Root] : RegionSet());
  case Op::Write:
    if (I.P.isWhole() && R.isBorrow(I.P.Root))
      S.Of[I.P.Root] = I.Source != NoVariable ? S.Of[I.Source] : RegionSet();
    return;
  case Op::Address:
    return setDest(S, I.Dest,
                   I.P.Root == NoVariable ? RegionSet() : R.resolve(S, I.P));
  case Op::Reborrow:
    return setDest(S, I.Dest, R.deref(S, I.P));
  case Op::Derive:
    return setDest(S, I.Dest, S.Of[I.Source]);
  case Op::Call:
    return setDest(S, I.Dest, result(S, I));
  case Op::Read:
  case Op::Swap:
  case Op::Free:
  case Op::NeedSet:
  case Op::Return:
  case Op::Use:
  case Op::Test:
    return;
  }
}

void Loans::uses(const Instruction &I,
                 llvm::function_ref<void(unsigned)> Visit) const {
  auto Of = [&](const Place &P, bool IsTarget) {
    if (P.Root != NoVariable && !(IsTarget && P.isWhole()))
      Visit(P.Root);
  };
  Of(I.P, I.O == Op::Write || I.O == Op::Set);
  Of(I.Q, false);
  if (I.Source != NoVariable)
    Visit(I.Source);
  for (const Argument &A : I.Args) {
    if (A.Var != NoVariable)
      Visit(A.Var);
    Of(A.P, false);
  }
}

unsigned Loans::defines(const Instruction &I) const {
  if (I.O == Op::Write)
    return I.P.isWhole() ? I.P.Root : NoVariable;
  return I.Dest;
}

void Loans::liveBefore(const Instruction &I, llvm::BitVector &Live) const {
  unsigned D = defines(I);
  if (D != NoVariable)
    Live.reset(D);
  uses(I, [&](unsigned V) { Live.set(V); });
}

void Loans::findLive() {
  LiveOut.assign(F.Blocks.size(), llvm::BitVector(F.Variables.size()));
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (size_t B = F.Blocks.size(); B-- > 0;) {
      llvm::BitVector Live(F.Variables.size());
      for (unsigned Next : F.Blocks[B].Next) {
        llvm::BitVector At = LiveOut[Next];
        const Block &N = F.Blocks[Next];
        if (N.IsNullTest)
          At.set(N.Tested.Root);
        for (size_t K = N.Code.size(); K-- > 0;)
          liveBefore(N.Code[K], At);
        Live |= At;
      }
      if (Live != LiveOut[B]) {
        LiveOut[B] = Live;
        Changed = true;
      }
    }
  }
}

/// Owners at Changed went away: no pointer that is needed may rest on them.
void Loans::ended(const RegionState &S, const RegionSet &Changed,
                  const char *How, SourceLocation Loc,
                  const llvm::BitVector &Needed, unsigned Through) {
  for (unsigned V : Needed.set_bits()) {
    if (!R.isBorrow(V) || (Through != NoVariable && origin(V) == Through))
      continue;
    for (const Region &Each : S.Of[V])
      for (const Region &C : Changed)
        if (R.endedBy(Each, C)) {
          Model.Unit.Diags.report(Loc, Rule::LoanConflict, R.name(C), How);
          Model.Unit.Diags.note(F.Variables[V].Loc,
                                "the borrow that is needed later");
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
          Model.Unit.Diags.report(Loc, Rule::LoanConflict, R.name(At),
                                  "moved or freed");
          Model.Unit.Diags.note(F.Variables[V].Loc,
                                "the borrow that is needed later");
          return;
        }
  }
}

void Loans::storageEnds(const RegionState &S, unsigned V, SourceLocation Loc,
                        const llvm::BitVector &LiveAfter) {
  for (unsigned B : LiveAfter.set_bits()) {
    if (!R.isBorrow(B) || B == V)
      continue;
    for (const Region &Each : S.Of[B])
      if (Each.Root == V && !R.startsAtParameter(Each)) {
        std::string Name = F.Variables[V].Decl ? F.Variables[V].Decl->getName().str()
                                               : std::string("a temporary");
        Model.Unit.Diags.report(Loc, Rule::LoanScope, Name);
        Model.Unit.Diags.note(F.Variables[B].Loc,
                              "the borrow that is needed later");
        return;
      }
  }
}

Loans::Reach Loans::reachOf(const RegionState &S, const Argument &A,
                            SourceLocation Loc) const {
  Reach To;
  To.Loc = Loc;
  if (A.K == Argument::Pointer) {
    const Variable &V = F.Variables[A.Var];
    To.Var = A.Var;
    To.Loc = V.Loc;
    QualType Pointee = V.Type->getPointeeType();
    if (!R.isBorrow(A.Var) || V.Kind == PointerKind::Owned)
      return To; // moved in, static or a function: nothing of ours
    To.At = S.Of[A.Var];
    // An incomplete struct's owners are not seen here, but they may be there.
    To.Unstable = Model.isShapeUnstable(Pointee) || Pointee->isIncompleteType();
    To.Changes = To.Unstable && !V.ReadOnly && !Pointee.isConstQualified();
    return To;
  }
  if (A.K == Argument::Out || A.K == Argument::InOut) {
    To.At = R.resolve(S, A.P);
    To.Unstable = A.P.Type->isPointerType() || Model.isShapeUnstable(A.P.Type);
    To.Changes = To.Unstable;
    To.Var = through(A.P);
  }
  return To;
}

/// A region in a global does not survive a call that may touch it; plain data
/// in the global's own storage does.
void Loans::globals(const RegionState &S, const Instruction &I, unsigned V,
                    bool IsArgument) {
  QualType Pointee = F.Variables[V].Type->getPointeeType();
  bool Unstable = Model.isShapeUnstable(Pointee) || Pointee->isIncompleteType();
  for (const Region &Each : S.Of[V]) {
    const Variable &Root = F.Variables[Each.Root];
    if (Root.K != Variable::Global || !Root.Decl ||
        Model.Unit.AST.getBaseElementType(Root.Type).isConstQualified())
      continue;
    if (!R.restsOnOwner(Each) && !(IsArgument && Unstable))
      continue;
    // Waiting for a second lock: what the first one guards stays.
    if (Model.isLockCall(I.Callee) && R.isGuarded(Each))
      continue;
    if (!E.mayTouch(I.Callee, Root.Decl))
      continue;
    Model.Unit.Diags.report(I.Loc, Rule::GlobalBorrow, Root.Decl);
    if (!IsArgument)
      Model.Unit.Diags.note(F.Variables[V].Loc,
                            "the borrow that is needed later");
    return;
  }
}

void Loans::call(const RegionState &S, const Instruction &I,
                 const llvm::BitVector &LiveAfter) {
  std::vector<Reach> Args;
  for (const Argument &A : I.Args)
    if (A.K != Argument::Plain)
      Args.push_back(reachOf(S, A, I.Loc));
  // Needed during the call: the arguments; after it: what lives on.
  llvm::BitVector During(F.Variables.size());
  for (const Argument &A : I.Args)
    if (A.K == Argument::Pointer && R.isBorrow(A.Var))
      During.set(A.Var);
  for (unsigned V : During.set_bits())
    globals(S, I, V, /*IsArgument=*/true);
  for (unsigned V : LiveAfter.set_bits())
    if (R.isBorrow(V) && V != I.Dest)
      globals(S, I, V, /*IsArgument=*/false);
  for (const Argument &A : I.Args)
    if (A.K == Argument::Out || A.K == Argument::InOut)
      for (const Region &Each : R.resolve(S, A.P)) {
        const Variable &Root = F.Variables[Each.Root];
        if (Root.K == Variable::Global && Root.Decl &&
            (R.restsOnOwner(Each) || A.P.Type->isPointerType() ||
             Model.isShapeUnstable(A.P.Type)) &&
            E.mayTouch(I.Callee, Root.Decl))
          Model.Unit.Diags.report(I.Loc, Rule::GlobalBorrow, Root.Decl);
      }

  for (const Argument &A : I.Args)
    if (A.K == Argument::Pointer && Model.isToken(F.Variables[A.Var].Type) &&
        F.Variables[A.Var].Kind == PointerKind::Owned)
      unlocked(S, I, A.Var, LiveAfter);

  for (size_t K = 0; K < Args.size(); ++K) {
    const Reach &A = Args[K];
    if (!A.Changes)
      continue;
    RegionSet Below;
    for (Region Each : A.At) {
      Each.IsBelow = true;
      Below.insert(Each);
    }
    llvm::BitVector After = LiveAfter;
    if (I.Dest != NoVariable)
      After.reset(I.Dest);
    ended(S, Below, "lent to a call that may change it", A.Loc, After,
          A.Var == NoVariable ? NoVariable : origin(A.Var));
    for (size_t O = 0; O < Args.size(); ++O) {
      const Reach &B = Args[O];
      if (O == K)
        continue;
      for (const Region &X : A.At)
        for (const Region &Y : B.At) {
          if (!R.overlap(X, Y))
            continue;
          bool Conflicts = B.Unstable || R.endedBy(Y, [&] {
                             Region C = X;
                             C.IsBelow = true;
                             return C;
                           }());
          if (!Conflicts)
            continue;
          Model.Unit.Diags.report(A.Loc, Rule::LoanConflict, R.name(X),
                                  "lent to a call that may change it");
          Model.Unit.Diags.note(B.Loc, "also lent to this call here");
          return;
        }
    }
  }
}

/// The token goes away: no borrow of what it guards is needed any more, neither
/// later nor by the call itself.
void Loans::unlocked(const RegionState &S, const Instruction &I, unsigned Token,
                     const llvm::BitVector &LiveAfter) {
  llvm::BitVector Needed = LiveAfter;
  for (const Argument &A : I.Args)
    if (A.Var != NoVariable)
      Needed.set(A.Var);
  auto IsGuarded = [&](const RegionSet &Borrowed) {
    return llvm::any_of(Borrowed, [&](const Region &Each) {
      return llvm::any_of(S.Of[Token], [&](const Region &Mutex) {
        return R.isGuardedBy(Each, Mutex);
      });
    });
  };
  for (unsigned V : Needed.set_bits()) {
    if (V == Token || V == I.Dest || !R.isBorrow(V) || !IsGuarded(S.Of[V]))
      continue;
    Model.Unit.Diags.report(I.Loc, Rule::LoanConflict,
                            R.name(*S.Of[Token].begin()), "unlocked");
    Model.Unit.Diags.note(F.Variables[V].Loc, "the borrow that is needed later");
    return;
  }
  for (const Argument &A : I.Args)
    if (A.P.Root != NoVariable && IsGuarded(R.resolve(S, A.P)))
      Model.Unit.Diags.report(I.Loc, Rule::LoanConflict, spell(F, A.P),
                              "unlocked");
}

/// A returned borrow comes from the borrowed parameter.
void Loans::returned(const RegionState &S, const Instruction &I) {
  if (I.Source == NoVariable || !R.isBorrow(I.Source))
    return;
  QualType Pointee = F.Variables[I.Source].Type->getPointeeType();
  for (const Region &Each : S.Of[I.Source]) {
    const Variable &Root = F.Variables[Each.Root];
    if (Root.K == Variable::Global) {
      bool IsConst = !Root.Decl || Model.Unit.AST.getBaseElementType(Root.Type)
                                       .isConstQualified();
      if (!IsConst && (R.restsOnOwner(Each) || Model.isShapeUnstable(Pointee)))
        Model.Unit.Diags.report(I.Loc, Rule::ReturnGlobal, Root.Decl);
    } else if (R.startsAtParameter(Each) &&
               (Root.Declared->IsOut || Root.Declared->IsInOut)) {
      Model.Unit.Diags.report(I.Loc, Rule::NotUnderstood,
                              "a result borrowed from an __out parameter");
    }
    // Storage of this function: its end comes before the result's last use.
  }
}

void Loans::judge(const RegionState &S, const Instruction &I,
                  const llvm::BitVector &LiveAfter) {
  switch (I.O) {
  case Op::Dead:
    return storageEnds(S, I.Dest, I.Loc, LiveAfter);
  case Op::Live:
    // A loop comes round: the storage of the last turn ended.
    return storageEnds(S, I.Dest, I.Loc, LiveAfter);
  case Op::Move:
    return emptied(S, I.P, I.Loc, LiveAfter);
  case Op::Take:
    return ended(S, R.resolve(S, I.P), "taken", I.Loc, LiveAfter, through(I.P));
  case Op::Swap:
    ended(S, R.resolve(S, I.P), "swapped", I.Loc, LiveAfter, through(I.P));
    if (I.P.Root == I.Q.Root && I.P.Path == I.Q.Path)
      return; // two elements: neither lies in the other
    for (const Region &A : R.resolve(S, I.P))
      for (const Region &B : R.resolve(S, I.Q))
        if (R.overlap(A, B) || A.IsBelow || B.IsBelow)
          if (A.Root == B.Root) {
            Model.Unit.Diags.report(I.Loc, Rule::SelfMove, spell(F, I.P),
                                    spell(F, I.Q));
            return;
          }
    return ended(S, R.resolve(S, I.Q), "swapped", I.Loc, LiveAfter,
                 through(I.Q));
  case Op::Write:
    // Owners are overwritten only when null (Values); what is in a union's arm
    // ends with the tag.
    if (!I.Initial && Model.hasTagged(I.P.Type))
      ended(S, R.resolve(S, I.P), "assigned", I.Loc, LiveAfter, through(I.P));
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
  case Op::Test:
    return;
  }
}

void Loans::run() {
  Origin.assign(F.Variables.size(), NoVariable);
  for (const Block &B : F.Blocks)
    for (const Instruction &I : B.Code)
      if (I.O == Op::Reborrow && I.P.isWhole() && R.isBorrow(I.P.Root) &&
          F.isTemporary(I.Dest))
        Origin[I.Dest] = I.P.Root;
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
    if (Here.IsNullTest)
      Live.set(Here.Tested.Root);
    for (size_t K = Here.Code.size(); K-- > 0;) {
      After[K] = Live;
      liveBefore(Here.Code[K], Live);
    }
    RegionState S = In[B];
    for (size_t K = 0; K < Here.Code.size(); ++K) {
      judge(S, Here.Code[K], After[K]);
      step(S, Here.Code[K]);
    }
  }
}

void sdc::checkLoans(UnitModel &Model, const Effects &E, const Function &F) {
  Loans(Model, E, F).run();
}
