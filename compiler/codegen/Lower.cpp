// Markers and sanitizer traps become compares and trapping instructions.
//
// This runs before LLVM's first optimisation, so that the optimiser sees plain
// compares on plain values: no call, no opaque index, nothing that would block
// it from proving a check or from hoisting a load. In between, while sdc proves
// checks itself, the markers stay behind their compares as evidence.
#include "codegen/Lower.h"
#include "codegen/FaultRules.h"
#include "codegen/Markers.h"
#include "codegen/TrapSites.h"
#include "diag/SeededDefects.h"

#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;

namespace sdc {
namespace {

/// The second operand of llvm.ubsantrap is the position in clang's list of
/// sanitizer handlers (lib/CodeGen/SanitizerHandler.h).
unsigned ruleOfSanitizer(uint64_t Handler) {
  switch (Handler) {
  case 1:
    return fault::UNREACHABLE;
  case 3:
    return fault::DIV_ZERO;
  case 8: // __builtin_clz(0)
    return fault::SHIFT_RANGE;
  case 10:
    return fault::BAD_BOOL;
  case 11:
    return fault::NO_RETURN;
  case 20:
    return fault::SHIFT_RANGE;
  default:
    return fault::INT_OVERFLOW;
  }
}

class Lowering {
public:
  Lowering(Module &M, UnitFacts &Facts)
      : M(M), Facts(Facts), Traps(M, Facts),
        Unlikely(MDBuilder(M.getContext()).createUnlikelyBranchWeights()) {}

  void run();

private:
  void lowerFunction(Function &F);
  void lowerMarker(CallInst &Call);
  void lowerSanitizerTrap(CallInst &Trap);
  void guardDivision(BinaryOperator &Division);

  /// Splits before At and traps with Rule when Bad is true.
  void trapIf(Value *Bad, Instruction &At, unsigned Rule);

  Module &M;
  UnitFacts &Facts;
  TrapSites Traps;
  MDNode *Unlikely;
};

void Lowering::trapIf(Value *Bad, Instruction &At, unsigned Rule) {
  ++Facts.Counts.Inserted;
  if (auto *Known = dyn_cast<ConstantInt>(Bad); Known && Known->isZero()) {
    ++Facts.Counts.Proven;
    return;
  }
  const DILocation *Loc = At.getDebugLoc();
  Instruction *End =
      SplitBlockAndInsertIfThen(Bad, &At, /*Unreachable=*/true, Unlikely);
  BasicBlock *Cold = End->getParent();
  End->eraseFromParent();
  IRBuilder<> B(Cold);
  Traps.emit(B, Rule, Loc);
}

void Lowering::lowerMarker(CallInst &Call) {
  StringRef Name = Call.getCalledFunction()->getName();
  IRBuilder<> B(&Call);
  auto RuleOf = [&](unsigned I) {
    return unsigned(cast<ConstantInt>(Call.getArgOperand(I))->getZExtValue());
  };
  if (Name == marker::Index) {
    if (SEEDED_DEFECT("check:index")) // a bound that every index is below
      Call.setArgOperand(
          1, Constant::getAllOnesValue(Call.getArgOperand(1)->getType()));
    trapIf(B.CreateICmpUGE(Call.getArgOperand(0), Call.getArgOperand(1)), Call,
           RuleOf(2));
    return; // stays behind its compare, for the audit
  } else if (Name == marker::Check) {
    Value *Ok = Call.getArgOperand(0);
    if (!SEEDED_DEFECT("check:" + Twine(RuleOf(1))))
      trapIf(B.CreateICmpEQ(Ok, Constant::getNullValue(Ok->getType())), Call,
           RuleOf(1));
  } else { // Place and Callee
    return;
  }
  Call.eraseFromParent();
}

/// clang lets all checks of one kind in a function share a trap block when it
/// optimises. Each branch into the block gets a block of its own, placed where
/// the branch is.
void Lowering::lowerSanitizerTrap(CallInst &Trap) {
  BasicBlock *Shared = Trap.getParent();
  unsigned Rule = fault::USER;
  if (Trap.getIntrinsicID() == Intrinsic::ubsantrap)
    Rule = ruleOfSanitizer(
        cast<ConstantInt>(Trap.getArgOperand(0))->getZExtValue());
  ++Facts.Counts.Inserted;
  if (SEEDED_DEFECT("check:" + Twine(Rule))) // no branch takes this way
    for (BasicBlock *From : predecessors(Shared))
      if (auto *Branch = dyn_cast<BranchInst>(From->getTerminator());
          Branch && Branch->isConditional())
        Branch->setCondition(ConstantInt::getBool(
            M.getContext(), Branch->getSuccessor(0) != Shared));

  const bool OnlyTraps = Shared->getFirstNonPHIOrDbg() == &Trap;
  SmallVector<BasicBlock *, 8> Branches(predecessors(Shared));
  if (OnlyTraps && Branches.size() > 1) {
    for (BasicBlock *From : ArrayRef(Branches).drop_front()) {
      ++Facts.Counts.Inserted;
      BasicBlock *Own = BasicBlock::Create(M.getContext(), "trap",
                                           Shared->getParent());
      IRBuilder<> B(Own);
      Traps.emit(B, Rule, From->getTerminator()->getDebugLoc());
      From->getTerminator()->replaceSuccessorWith(Shared, Own);
    }
  }
  const DILocation *Loc = Trap.getDebugLoc();
  if (OnlyTraps && !Branches.empty() && (Branches.size() > 1 || !Loc ||
                                         Loc->getLine() == 0))
    Loc = Branches.front()->getTerminator()->getDebugLoc();
  // The trap ends its block; what clang put behind it is never run.
  while (&Shared->back() != &Trap) {
    Instruction &Last = Shared->back();
    if (!Last.use_empty())
      Last.replaceAllUsesWith(PoisonValue::get(Last.getType()));
    for (BasicBlock *Next : successors(&Last))
      Next->removePredecessor(Shared);
    Last.eraseFromParent();
  }
  Trap.eraseFromParent();
  IRBuilder<> B(Shared);
  Traps.emit(B, Rule, Loc);
}

/// INT_MIN / -1 overflows, which no instruction set agrees on.
void Lowering::guardDivision(BinaryOperator &Division) {
  if (SEEDED_DEFECT("check:division-overflow"))
    return;
  Value *Dividend = Division.getOperand(0), *Divisor = Division.getOperand(1);
  Type *T = Division.getType();
  if (auto *Known = dyn_cast<ConstantInt>(Divisor);
      Known && !Known->isMinusOne())
    return;
  IRBuilder<> B(&Division);
  unsigned Bits = T->getIntegerBitWidth();
  Value *Bad = B.CreateAnd(
      B.CreateICmpEQ(Divisor, Constant::getAllOnesValue(T)),
      B.CreateICmpEQ(Dividend,
                     ConstantInt::get(T, APInt::getSignedMinValue(Bits))));
  trapIf(Bad, Division, fault::DIV_OVERFLOW);
}

void Lowering::lowerFunction(Function &F) {
  SmallVector<Instruction *, 64> Work;
  for (Instruction &I : instructions(F)) {
    if (auto *Call = dyn_cast<CallInst>(&I)) {
      const Function *Callee = Call->getCalledFunction();
      // Counting the bits of zero gets a defined result, whatever stands
      // before it.
      if (Callee && (Callee->getIntrinsicID() == Intrinsic::ctlz ||
                     Callee->getIntrinsicID() == Intrinsic::cttz))
        Call->setArgOperand(1, ConstantInt::getFalse(M.getContext()));
      if (Callee && (marker::isMarker(Callee->getName()) ||
                     Callee->getIntrinsicID() == Intrinsic::ubsantrap ||
                     Callee->getIntrinsicID() == Intrinsic::trap))
        Work.push_back(&I);
    } else if (isa<UnreachableInst>(I) && !I.getPrevNode()) {
      Work.push_back(&I);
    } else if (I.getOpcode() == Instruction::SDiv ||
               I.getOpcode() == Instruction::SRem) {
      Work.push_back(&I);
    }
  }
  for (Instruction *I : Work) {
    auto *Call = dyn_cast<CallInst>(I);
    if (isa<UnreachableInst>(I)) {
      BasicBlock *Block = I->getParent();
      I->eraseFromParent();
      IRBuilder<> B(Block);
      Traps.emit(B, fault::UNREACHABLE, nullptr);
    } else if (!Call)
      guardDivision(*cast<BinaryOperator>(I));
    else if (marker::isMarker(Call->getCalledFunction()->getName()))
      lowerMarker(*Call);
    else
      lowerSanitizerTrap(*Call);
  }
}

void Lowering::run() {
  for (Function &F : M)
    if (!F.isDeclaration())
      lowerFunction(F);
}

} // namespace

void lowerModule(Module &M, UnitFacts &Facts) { Lowering(M, Facts).run(); }

void eraseEvidence(Module &M) {
  for (StringRef Name : {marker::Place, marker::Callee, marker::Index,
                         marker::Check}) {
    Function *F = M.getFunction(Name);
    if (!F)
      continue;
    for (User *U : make_early_inc_range(F->users())) {
      auto *Call = cast<CallInst>(U);
      if (!Call->getType()->isVoidTy())
        Call->replaceAllUsesWith(Call->getArgOperand(0));
      Call->eraseFromParent();
    }
    F->eraseFromParent();
  }
}

} // namespace sdc
