// See Prover.h. Each rule says why it holds; all numbers are unsigned and exact
// unless a rule says modulo.
//
// A proof may use other checks as premises: the conditions of the branches that
// dominate the check, and what ScalarEvolution derives from the exits of the
// loops around it. Each of these was decided earlier in the same run than the
// check that it proves, so that all proven checks may be removed together: the
// first one that would have failed had true premises.
#include "codegen/Prover.h"
#include "codegen/TrapSites.h"
#include "diag/SeededDefects.h"

#include "llvm/Analysis/LoopInfo.h"
#include "llvm/Analysis/ScalarEvolution.h"
#include "llvm/Analysis/ScalarEvolutionDivision.h"
#include "llvm/Analysis/ScalarEvolutionExpressions.h"
#include "llvm/IR/CFG.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/PatternMatch.h"

using namespace llvm;
using namespace llvm::PatternMatch;

namespace sdc {

// Keep the work per check bounded: facts looked at, and rules within rules.
static constexpr size_t MostFacts = 48;
static constexpr unsigned MostDepth = 6;
static constexpr unsigned MostConditions = 12; // joined by && or ||

std::optional<unsigned> trappingSide(const BranchInst &Branch) {
  if (!Branch.isConditional() || Branch.getSuccessor(0) == Branch.getSuccessor(1))
    return std::nullopt;
  for (unsigned Side : {0u, 1u}) {
    const Instruction *First = Branch.getSuccessor(Side)->getFirstNonPHIOrDbg();
    if (First && isTrapSite(*First))
      return Side;
  }
  return std::nullopt;
}

/// Condition as one comparison of integers, the negations around it undone.
static const ICmpInst *comparison(Value *Condition, bool &Truth) {
  for (;;) {
    Value *Inner;
    if (match(Condition, m_Not(m_Value(Inner)))) {
      Truth = !Truth;
      Condition = Inner;
      continue;
    }
    const auto *Compare = dyn_cast<ICmpInst>(Condition);
    if (!Compare || !Compare->getOperand(0)->getType()->isIntegerTy())
      return nullptr;
    // A truth value that C widened and tests again.
    if (!Compare->isEquality() || !match(Compare->getOperand(1), m_Zero()) ||
        !match(Compare->getOperand(0), m_ZExt(m_Value(Inner))) ||
        !Inner->getType()->isIntegerTy(1))
      return Compare;
    if (Compare->getPredicate() == CmpInst::ICMP_EQ)
      Truth = !Truth;
    Condition = Inner;
  }
}

// ----- Facts

/// What Condition being Truth says.
void Prover::note(Value *Condition, bool Truth, Facts &Into, unsigned Depth) {
  Value *A, *B;
  if (Depth < MostConditions &&
      (Truth ? match(Condition, m_LogicalAnd(m_Value(A), m_Value(B)))
             : match(Condition, m_LogicalOr(m_Value(A), m_Value(B))))) {
    note(A, Truth, Into, Depth + 1);
    note(B, Truth, Into, Depth + 1);
    return;
  }
  // What C's && and || come to before they are optimised: constants but for
  // the way over the last operand.
  if (auto *Phi = dyn_cast<PHINode>(Condition); Phi && Depth < MostConditions) {
    std::optional<unsigned> Way;
    for (unsigned I = 0; I != Phi->getNumIncomingValues(); ++I) {
      const auto *Constant = dyn_cast<ConstantInt>(Phi->getIncomingValue(I));
      if (Constant && Constant->isOne() != Truth)
        continue;
      if (Way)
        return;
      Way = I;
    }
    if (!Way || !Phi->getType()->isIntegerTy(1))
      return;
    note(Phi->getIncomingValue(*Way), Truth, Into, Depth + 1);
    const DomTreeNode *Last = DT.getNode(Phi->getParent());
    const DomTreeNode *Over = DT.getNode(Phi->getIncomingBlock(*Way));
    if (Last && Over && !DT.dominates(Last, Over)) // no way round a loop
      for (; Over && Over != Last->getIDom(); Over = Over->getIDom())
        Into.append(Facts(factsOf(Over->getBlock())));
    return;
  }
  const ICmpInst *Compare = comparison(Condition, Truth);
  if (!Compare)
    return;
  CmpInst::Predicate Is =
      Truth ? Compare->getPredicate() : Compare->getInversePredicate();
  Value *L = Compare->getOperand(0), *R = Compare->getOperand(1);
  Into.push_back({Is, SE.getSCEV(L), SE.getSCEV(R)});
  // (a | b) < n: neither operand is more than the result.
  if ((Is == CmpInst::ICMP_ULT || Is == CmpInst::ICMP_ULE) &&
      match(L, m_Or(m_Value(A), m_Value(B)))) {
    Into.push_back({Is, SE.getSCEV(A), SE.getSCEV(R)});
    Into.push_back({Is, SE.getSCEV(B), SE.getSCEV(R)});
  }
}

/// What the branch into Block says, if Block has no other way in.
const Prover::Facts &Prover::factsOf(BasicBlock *Block) {
  auto [It, New] = Noted.try_emplace(Block);
  if (!New)
    return It->second;
  BasicBlock *From = Block->getSinglePredecessor();
  auto *Branch = From ? dyn_cast<BranchInst>(From->getTerminator()) : nullptr;
  Facts Found;
  if (Branch && Branch->isConditional() &&
      Branch->getSuccessor(0) != Branch->getSuccessor(1))
    note(Branch->getCondition(), Branch->getSuccessor(0) == Block, Found, 0);
  return Noted[Block] = std::move(Found);
}

/// Everything that holds at At: each block that dominates it was run, and the
/// values compared on the way in are those that its SSA names stand for, since
/// a new round of a loop runs the block again before it can reach At.
void Prover::gather(Instruction *At) {
  Here = At;
  Known.clear();
  const DomTreeNode *Node = DT.getNode(At->getParent());
  for (; Node && Known.size() < MostFacts; Node = Node->getIDom())
    Known.append(factsOf(Node->getBlock()));
  // One name for values that are equal. Both are made outside of all loops: a
  // recurrence in terms of one is then the same in terms of the other.
  Names.clear();
  auto IsFixed = [&](const SCEV *S) {
    const auto *U = dyn_cast<SCEVUnknown>(S);
    const auto *I = U ? dyn_cast<Instruction>(U->getValue()) : nullptr;
    return U && (!I || !LI.getLoopFor(I->getParent()));
  };
  for (Fact &F : Known) {
    if (F.Is == CmpInst::ICMP_UGT || F.Is == CmpInst::ICMP_UGE)
      F = {CmpInst::getSwappedPredicate(F.Is), F.R, F.L};
    if (F.Is == CmpInst::ICMP_EQ && IsFixed(F.L) && IsFixed(F.R)) {
      const SCEV *L = named(F.L), *R = named(F.R);
      if (L == R || !isa<SCEVUnknown>(L))
        continue;
      for (auto &Each : Names)
        if (Each.second == L)
          Each.second = R;
      Names[cast<SCEVUnknown>(L)->getValue()] = R;
    }
  }
  if (!Names.empty())
    for (Fact &F : Known)
      if (F.Is != CmpInst::ICMP_EQ)
        F = {F.Is, named(F.L), named(F.R)};
}

const SCEV *Prover::named(const SCEV *S) {
  return Names.empty() ? S : SCEVParameterRewriter::rewrite(S, SE, Names);
}

// ----- Goals

bool Prover::isNeverTaken(const BranchInst &Check, unsigned TrapSide) {
  auto *At = const_cast<BranchInst *>(&Check);
  if (!DT.isReachableFromEntry(At->getParent()))
    return false;
  gather(At);
  return isAlways(At->getCondition(), TrapSide == 1, At, 0);
}

bool Prover::isAlways(Value *Condition, bool Truth, Instruction *At,
                      unsigned Depth) {
  if (auto *C = dyn_cast<ConstantInt>(Condition))
    return C->isOne() == Truth;
  Value *A, *B;
  if (Depth < MostDepth && match(Condition, m_LogicalAnd(m_Value(A), m_Value(B))))
    return Truth ? isAlways(A, true, At, Depth + 1) && isAlways(B, true, At, Depth + 1)
                 : isAlways(A, false, At, Depth + 1) || isAlways(B, false, At, Depth + 1);
  if (Depth < MostDepth && match(Condition, m_LogicalOr(m_Value(A), m_Value(B))))
    return Truth ? isAlways(A, true, At, Depth + 1) || isAlways(B, true, At, Depth + 1)
                 : isAlways(A, false, At, Depth + 1) && isAlways(B, false, At, Depth + 1);
  const ICmpInst *Compare = comparison(Condition, Truth);
  if (!Compare)
    return false;
  return holds(Truth ? Compare->getPredicate() : Compare->getInversePredicate(),
               named(SE.getSCEV(Compare->getOperand(0))),
               named(SE.getSCEV(Compare->getOperand(1))));
}

bool Prover::isKnown(CmpInst::Predicate Is, const SCEV *L, const SCEV *R) {
  return SE.isKnownPredicateAt(Is, L, R, Here);
}

bool Prover::holds(CmpInst::Predicate Is, const SCEV *L, const SCEV *R) {
  if (Is == CmpInst::ICMP_UGT || Is == CmpInst::ICMP_UGE) {
    std::swap(L, R);
    Is = CmpInst::getSwappedPredicate(Is);
  }
  if (Is == CmpInst::ICMP_ULT || Is == CmpInst::ICMP_ULE)
    return isBelow(L, R, Is == CmpInst::ICMP_ULT, 0);
  if (Is == CmpInst::ICMP_NE && R->isZero())
    return isNonZero(L);
  return isKnown(Is, L, R);
}

/// I < N, or I <= N unless Strict.
bool Prover::isBelow(const SCEV *I, const SCEV *N, bool Strict, unsigned Depth) {
  if (isKnown(Strict ? CmpInst::ICMP_ULT : CmpInst::ICMP_ULE, I, N))
    return true;
  if (Depth == MostDepth)
    return false;
  // 0 < n and 1 <= n say that n is not 0.
  if (Strict ? I->isZero() : I->isOne())
    return isNonZero(N);
  // i < b and b <= n.
  for (const Fact &F : Known)
    if (F.L == I && F.R->getType() == N->getType() &&
        (F.Is == CmpInst::ICMP_ULT ||
         (F.Is == CmpInst::ICMP_ULE &&
          (!Strict || SEEDED_DEFECT("prover:at-most")))) &&
        (F.R == N || isKnown(CmpInst::ICMP_ULE, F.R, N)))
      return true;
  // n is i + 1 modulo 2^w, and not 0: so i is n - 1.
  if (SE.getMinusSCEV(N, I)->isOne() && isNonZero(N))
    return true;
  // The k-th round is reached only if the loop's last branch let k go on: k is
  // not above the number of rounds after which that branch leaves.
  if (const auto *Round = dyn_cast<SCEVAddRecExpr>(I);
      Round && Round->isAffine() && Round->getStart()->isZero() &&
      Round->getOperand(1)->isOne())
    if (BasicBlock *Latch = Round->getLoop()->getLoopLatch();
        Latch && Round->getLoop()->isLoopExiting(Latch)) {
      const SCEV *Most = SE.getExitCount(Round->getLoop(), Latch);
      if (!isa<SCEVCouldNotCompute>(Most) && Most->getType() == I->getType() &&
          isBelow(named(Most), N, Strict && !SEEDED_DEFECT("prover:rounds"),
                  Depth + 1))
        return true;
    }
  // A mask, and a shift to the right, give no more than they were given.
  const SCEV *Inner = I;
  const auto *Wide = dyn_cast<SCEVZeroExtendExpr>(I);
  if (Wide)
    Inner = Wide->getOperand();
  if (const auto *U = dyn_cast<SCEVUnknown>(Inner)) {
    Value *A, *B;
    SmallVector<Value *, 2> Most;
    if (match(U->getValue(), m_And(m_Value(A), m_Value(B)))) {
      if (!Wide && (isMaskOf(B, A, N) || isMaskOf(A, B, N)) && isNonZero(N))
        return true;
      Most = {A, B};
    } else if (match(U->getValue(), m_LShr(m_Value(A), m_Value()))) {
      Most = {A};
    }
    for (Value *V : Most) {
      const SCEV *S = SE.getSCEV(V);
      if (isBelow(Wide ? SE.getZeroExtendExpr(S, I->getType()) : S, N, Strict,
                  Depth + 1))
        return true;
    }
  }
  return isBetween(I, N, Depth) || isBelowOnAllWays(I, N, Strict, Depth) ||
         isBelowProduct(I, N, Strict, Depth) || isBelowRow(I, N, Strict, Depth);
}

/// The middle of a and b, where a < b, is below b, however it is computed:
/// a + (b - a) / 2 is exact, and (a + b) / 2 is at most that if a + b wraps.
/// So it is below n if b <= n.
bool Prover::isBetween(const SCEV *I, const SCEV *N, unsigned Depth) {
  for (size_t At = 0; At != Known.size(); ++At) {
    const Fact F = Known[At];
    if (F.Is != CmpInst::ICMP_ULT || F.L->getType() != I->getType())
      continue;
    const SCEV *Two = SE.getConstant(I->getType(), 2);
    if ((I == SE.getAddExpr(F.L, SE.getUDivExpr(SE.getMinusSCEV(F.R, F.L), Two)) ||
         I == SE.getUDivExpr(SE.getAddExpr(F.L, F.R), Two)) &&
        isBelow(F.R, N, false, Depth + 1))
      return true;
  }
  return false;
}

/// A value that is chosen is below n if each choice is, where it is made. At the
/// head of a loop, what comes round may rely on the round before, as n is the
/// same in all of them.
bool Prover::isBelowOnAllWays(const SCEV *I, const SCEV *N, bool Strict,
                              unsigned Depth) {
  const auto *U = dyn_cast<SCEVUnknown>(I);
  auto *Phi = U ? dyn_cast<PHINode>(U->getValue()) : nullptr;
  if (!Phi)
    return false;
  for (const Induction &A : Assumed)
    if (A.I == I && A.N == N && (A.Strict || !Strict))
      return true;
  BasicBlock *Block = Phi->getParent();
  const Loop *L = LI.isLoopHeader(Block) ? LI.getLoopFor(Block) : nullptr;
  // Each way of an irreducible loop would need the argument of a header.
  if (Phi->getNumIncomingValues() > 4 || !SE.properlyDominates(N, Block) ||
      (!L && any_of(predecessors(Block), [&](BasicBlock *From) {
         return DT.dominates(Block, From);
       })))
    return false;
  for (unsigned Way = 0; Way != Phi->getNumIncomingValues(); ++Way) {
    BasicBlock *From = Phi->getIncomingBlock(Way);
    if (!DT.isReachableFromEntry(From))
      return false;
    const bool ComesRound = L && L->contains(From);
    if (ComesRound)
      Assumed.push_back({I, N, Strict});
    Instruction *WasHere = Here;
    SmallVector<Fact, 32> Was = std::move(Known);
    auto WereNames = std::move(Names);
    gather(From->getTerminator());
    // The branch that is taken into Block says something too.
    if (auto *Branch = dyn_cast<BranchInst>(From->getTerminator());
        Branch && Branch->isConditional() &&
        Branch->getSuccessor(0) != Branch->getSuccessor(1)) {
      Facts Last;
      note(Branch->getCondition(), Branch->getSuccessor(0) == Block, Last, 0);
      for (Fact F : Last) {
        if (F.Is == CmpInst::ICMP_UGT || F.Is == CmpInst::ICMP_UGE)
          F = {CmpInst::getSwappedPredicate(F.Is), F.R, F.L};
        Known.push_back({F.Is, named(F.L), named(F.R)});
      }
    }
    bool Holds = isBelow(named(SE.getSCEV(Phi->getIncomingValue(Way))), named(N),
                         Strict, Depth + 1);
    Here = WasHere;
    Known = std::move(Was);
    Names = std::move(WereNames);
    if (ComesRound)
      Assumed.pop_back();
    if (!Holds)
      return false;
  }
  return true;
}

bool Prover::isNonZero(const SCEV *X) {
  if (isKnown(CmpInst::ICMP_NE, X, SE.getZero(X->getType())))
    return true;
  // What is left of n after the i-th round is n - i, modulo 2^w: not 0 if i < n.
  if (const auto *Left = dyn_cast<SCEVAddRecExpr>(X);
      Left && Left->isAffine() && Left->getOperand(1)->isAllOnesValue()) {
    Type *T = X->getType();
    const SCEV *Rounds = SE.getAddRecExpr(SE.getZero(T), SE.getOne(T),
                                          Left->getLoop(), SCEV::FlagAnyWrap);
    if (isKnown(CmpInst::ICMP_ULT, Rounds, Left->getStart()))
      return true;
  }
  for (const Fact &F : Known) {
    if (F.L->getType() != X->getType())
      continue;
    switch (F.Is) {
    // a and b differ, and x is their difference modulo 2^w: not 0. Nor is
    // what something is below.
    case CmpInst::ICMP_NE:
    case CmpInst::ICMP_ULT:
    case CmpInst::ICMP_SLT:
    case CmpInst::ICMP_SGT:
      if (SE.getMinusSCEV(F.R, F.L) == X || SE.getMinusSCEV(F.L, F.R) == X ||
          (F.Is == CmpInst::ICMP_ULT && F.R == X))
        return true;
      break;
    // b <= x, where x is b + 1 modulo 2^w: that sum did not wrap to 0.
    case CmpInst::ICMP_ULE:
      if (F.R == X && SE.getMinusSCEV(F.R, F.L)->isOne())
        return true;
      break;
    default:
      break;
    }
  }
  return false;
}

// ----- Products of counts

/// r * c is the product itself, not its rest modulo 2^w.
bool Prover::isExactProduct(const SCEV *R, const SCEV *C) {
  bool Overflows = false;
  (void)SE.getUnsignedRangeMax(R).umul_ov(SE.getUnsignedRangeMax(C), Overflows);
  if (!Overflows || SEEDED_DEFECT("prover:product"))
    return true;
  // As the check of a count written as a product says it: both below 2^(w/2).
  unsigned Bits = SE.getTypeSizeInBits(R->getType());
  const APInt Half = APInt::getOneBitSet(Bits, Bits / 2);
  auto IsSmall = [&](const SCEV *X) {
    return any_of(Known, [&](const Fact &F) {
             const auto *Most = dyn_cast<SCEVConstant>(F.R);
             return F.L == X && Most &&
                    ((F.Is == CmpInst::ICMP_ULT && Most->getAPInt().ule(Half)) ||
                     (F.Is == CmpInst::ICMP_ULE && Most->getAPInt().ult(Half)));
           }) ||
           isKnown(CmpInst::ICMP_ULT, X, SE.getConstant(Half));
  };
  return IsSmall(R) && IsSmall(C);
}

/// With i = q * c + rest modulo 2^w, q < r and rest < c:
/// q * c + rest < q * c + c <= r * c, so when r * c is exact the left side has
/// no multiple of 2^w in it, and i is that sum. With rest <= c, i <= r * c.
/// Where q comes from does not matter; the equation is verified.
bool Prover::isBelowRowsOf(const SCEV *I, const SCEV *R, const SCEV *C,
                           bool Strict, unsigned Depth) {
  const SCEV *Q, *Unused;
  SCEVDivision::divide(SE, I, C, &Q, &Unused);
  if (Q->getType() != I->getType())
    return false;
  const SCEV *Rest = SE.getMinusSCEV(I, SE.getMulExpr(Q, C));
  return isBelow(Q, R, true, Depth + 1) && isBelow(Rest, C, Strict, Depth + 1);
}

/// Calls Try(R, C) for the ways to read N as a product, until one is true.
static bool anyFactors(ScalarEvolution &SE, const SCEV *N,
                       function_ref<bool(const SCEV *, const SCEV *)> Try) {
  const auto *Mul = dyn_cast<SCEVMulExpr>(N);
  if (!Mul || Mul->getNumOperands() > 4)
    return false;
  for (unsigned I = 0; I != Mul->getNumOperands(); ++I) {
    SmallVector<const SCEV *, 4> Others(Mul->operands());
    Others.erase(Others.begin() + I);
    const SCEV *One = Mul->getOperand(I), *Rest = SE.getMulExpr(Others);
    if (Try(One, Rest) || (Others.size() > 1 && Try(Rest, One)))
      return true;
  }
  return false;
}

bool Prover::isBelowProduct(const SCEV *I, const SCEV *N, bool Strict,
                            unsigned Depth) {
  return anyFactors(SE, N, [&](const SCEV *R, const SCEV *C) {
    if (!isExactProduct(R, C))
      return false;
    if (isBelowRowsOf(I, R, C, Strict, Depth))
      return true;
    // i widened from fewer bits: what it is modulo 2^narrow is never more than
    // the sum q * c + rest itself, which is below r * c.
    const auto *Wide = dyn_cast<SCEVZeroExtendExpr>(I);
    if (!Wide)
      return false;
    Type *Narrow = Wide->getOperand()->getType();
    auto AsNarrow = [&](const SCEV *X) -> const SCEV * {
      if (const auto *Z = dyn_cast<SCEVZeroExtendExpr>(X))
        return Z->getOperand()->getType() == Narrow ? Z->getOperand() : nullptr;
      if (const auto *K = dyn_cast<SCEVConstant>(X);
          K && K->getAPInt().isIntN(SE.getTypeSizeInBits(Narrow)))
        return SE.getTruncateExpr(K, Narrow);
      return nullptr;
    };
    const SCEV *NarrowR = AsNarrow(R), *NarrowC = AsNarrow(C);
    return NarrowR && NarrowC &&
           isBelowRowsOf(Wide->getOperand(), NarrowR, NarrowC, Strict, Depth);
  });
}

/// A pointer moved by k = q * c elements leaves n = r * c - k of them, where
/// k <= r * c was checked. q < r leaves at least c: r * c - q * c >= c. So
/// i < c is below n.
bool Prover::isBelowRow(const SCEV *I, const SCEV *N, bool Strict,
                        unsigned Depth) {
  for (size_t At = 0; At != Known.size(); ++At) {
    const Fact F = Known[At];
    if ((F.Is != CmpInst::ICMP_ULE && F.Is != CmpInst::ICMP_ULT) ||
        F.R->getType() != N->getType() || SE.getMinusSCEV(F.R, F.L) != N)
      continue;
    if (anyFactors(SE, F.R, [&](const SCEV *R, const SCEV *C) {
          const SCEV *Q, *Unused;
          SCEVDivision::divide(SE, F.L, C, &Q, &Unused);
          return Q->getType() == N->getType() && SE.getMulExpr(Q, C) == F.L &&
                 isExactProduct(R, C) && isBelow(Q, R, true, Depth + 1) &&
                 isBelow(I, C, Strict, Depth + 1);
        }))
      return true;
  }
  return false;
}

// ----- Masks

Value *Prover::maskedBound(const BranchInst &Check, unsigned TrapSide) {
  bool Truth = TrapSide == 0;
  const ICmpInst *Compare = comparison(Check.getCondition(), Truth);
  if (!Compare)
    return nullptr;
  CmpInst::Predicate Is =
      Truth ? Compare->getPredicate() : Compare->getInversePredicate();
  Value *I = Compare->getOperand(0), *N = Compare->getOperand(1);
  if (Is == CmpInst::ICMP_ULE) {
    std::swap(I, N);
    Is = CmpInst::ICMP_UGE;
  }
  Value *A, *B;
  if (Is != CmpInst::ICMP_UGE || !match(I, m_And(m_Value(A), m_Value(B))))
    return nullptr;
  // If n is not 0, then x & m <= m = n - 1; if it is, nothing is below it.
  return isMaskOf(B, A, SE.getSCEV(N)) || isMaskOf(A, B, SE.getSCEV(N)) ? N
                                                                         : nullptr;
}

/// x & mask is x & (n - 1): as far as x has bits, the mask is n - 1.
bool Prover::isMaskOf(Value *Mask, Value *X, const SCEV *N) {
  const SCEV *M = SE.getSCEV(Mask);
  const auto *Apart = M->getType() == N->getType()
                          ? dyn_cast<SCEVConstant>(SE.getMinusSCEV(N, M))
                          : nullptr;
  unsigned Bits = SE.getUnsignedRangeMax(SE.getSCEV(X)).getActiveBits();
  if (SEEDED_DEFECT("prover:mask")) // n itself for n - 1
    return Apart && Bits != 0 && Apart->getAPInt().trunc(Bits).ule(1);
  return Apart && Bits != 0 && Apart->getAPInt().trunc(Bits).isOne();
}

} // namespace sdc
