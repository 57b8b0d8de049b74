// Which slots are needed later (Loans.h).
//
// A view is needed leaf by leaf: setting one leaf anew does not make the loan
// of another end sooner or later.
#include "analysis/Loans.h"

using namespace sdc;
using namespace clang;

void Loans::use(const Place &P, llvm::function_ref<void(unsigned)> Visit) const {
  for (unsigned Id : R.slotsNamed(P))
    Visit(Id);
}

void Loans::uses(const Instruction &I,
                 llvm::function_ref<void(unsigned)> Visit) const {
  auto Whole = [&](unsigned V) {
    if (V == NoVariable)
      return;
    Place P;
    P.Root = V;
    use(P, Visit);
  };
  bool IsTarget = I.O == Op::Write || I.O == Op::Set;
  if (!IsTarget || I.P.hasDeref())
    use(I.P, Visit);
  use(I.Q, Visit);
  Whole(I.Source);
  for (const Argument &A : I.Args) {
    Whole(A.Var);
    if (A.K != Argument::Out || A.P.hasDeref())
      use(A.P, Visit);
  }
}

/// Slots that I sets anew: all in the target, none on the way to it.
void Loans::defines(const Instruction &I,
                    llvm::function_ref<void(unsigned)> Visit) const {
  auto Target = [&](const Place &P) {
    if (P.Root == NoVariable || P.hasDeref())
      return;
    for (unsigned Id : R.slotsNamed(P))
      if (R.slot(Id).Path.size() >= P.Path.size())
        Visit(Id);
  };
  if (I.O == Op::Write || I.O == Op::Set)
    Target(I.P);
  for (const Argument &A : I.Args)
    if (A.K == Argument::Out)
      Target(A.P);
  if (I.Dest != NoVariable) {
    Place P;
    P.Root = I.Dest;
    Target(P);
  }
}

void Loans::liveBefore(const Instruction &I, llvm::BitVector &Live) const {
  defines(I, [&](unsigned S) { Live.reset(S); });
  uses(I, [&](unsigned S) { Live.set(S); });
}

void Loans::atEnd(const Block &B, llvm::BitVector &Live) const {
  if (B.IsNullTest)
    use(B.Tested, [&](unsigned S) { Live.set(S); });
}

void Loans::findLive() {
  LiveOut.assign(F.Blocks.size(), llvm::BitVector(R.slotCount()));
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (size_t B = F.Blocks.size(); B-- > 0;) {
      llvm::BitVector Live(R.slotCount());
      for (unsigned Next : F.Blocks[B].Next) {
        llvm::BitVector At = LiveOut[Next];
        atEnd(F.Blocks[Next], At);
        for (size_t K = F.Blocks[Next].Code.size(); K-- > 0;)
          liveBefore(F.Blocks[Next].Code[K], At);
        Live |= At;
      }
      if (Live != LiveOut[B]) {
        LiveOut[B] = Live;
        Changed = true;
      }
    }
  }
  OfCaller.resize(R.slotCount());
  for (unsigned S = 0; S < R.slotCount(); ++S)
    if (R.slot(S).IsOfCaller)
      OfCaller.set(S);
}

/// A temporary that was read from a slot goes where the slot does, as long as
/// nothing but a plain assignment, which no expression may hide
/// (evaluation-order), can change the slot meanwhile.
void Loans::findOrigins() {
  Origin.assign(R.slotCount(), NoVariable);
  llvm::BitVector Lent(F.Variables.size());
  for (const Block &B : F.Blocks)
    for (const Instruction &I : B.Code) {
      if (I.O == Op::Address && I.P.Root != NoVariable && !I.P.hasDeref())
        Lent.set(I.P.Root);
      for (const Argument &A : I.Args)
        if (A.P.Root != NoVariable)
          Lent.set(A.P.Root);
    }
  auto Copied = [&](unsigned To, const Place &From) {
    unsigned S = R.slotIs(From);
    // evaluation-order tells objects apart by their last member alone.
    if (S != NoVariable && !Lent.test(From.Root) && From.Path.size() <= 1 &&
        F.isTemporary(R.slot(To).Var))
      Origin[To] = S;
  };
  for (const Block &B : F.Blocks)
    for (const Instruction &I : B.Code) {
      if (I.O == Op::Reborrow && R.isBorrow(I.Dest))
        Copied(I.Dest, I.P);
      if (I.O == Op::Set && I.Dest != NoVariable && I.Q.Root != NoVariable)
        for (unsigned S : R.slotsOf(I.Dest)) {
          Place From = I.Q;
          From.Path.append(R.slot(S).Path.begin(), R.slot(S).Path.end());
          Copied(S, From);
        }
    }
}

llvm::BitVector Loans::needed(const RegionState &S, llvm::BitVector Live) const {
  llvm::BitVector All = Live;
  for (unsigned Id : Live.set_bits())
    if (R.isBorrow(Id) && Model.isView(R.slot(Id).Type->getPointeeType()))
      for (const Region &Each : S.Of[Id])
        for (unsigned Leaf : R.slotsAt(Each))
          All.set(Leaf);
  All |= OfCaller;
  return All;
}
