// See ThreadLocals.h.
#include "codegen/ThreadLocals.h"
#include "codegen/FaultRules.h"
#include "codegen/TrapSites.h"

#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;

namespace sdc {

/// For one thread the answer is the same every time, and asking twice does
/// nothing more.
static FunctionCallee accessor(Module &M) {
  Type *Pointer = PointerType::getUnqual(M.getContext());
  FunctionCallee Callee = M.getOrInsertFunction(
      "__sd_rt_thread_local", FunctionType::get(Pointer, {Pointer}, false));
  auto *F = cast<Function>(Callee.getCallee());
  F->setVisibility(GlobalValue::HiddenVisibility);
  F->setDSOLocal(true);
  F->setDoesNotAccessMemory();
  F->setDoesNotThrow();
  F->addFnAttr(Attribute::WillReturn);
  return Callee;
}

static void lowerUse(IntrinsicInst &Use, GlobalVariable &G, TrapSites &Traps,
                     UnitFacts &Facts) {
  Module &M = *G.getParent();
  IRBuilder<> B(&Use);
  CallInst *Here = B.CreateCall(accessor(M), {&G});
  Value *IsNone = B.CreateICmpEQ(Here, Constant::getNullValue(Here->getType()));
  Use.replaceAllUsesWith(Here);
  Instruction *End = SplitBlockAndInsertIfThen(
      IsNone, &Use, /*Unreachable=*/true,
      MDBuilder(M.getContext()).createUnlikelyBranchWeights());
  BasicBlock *Cold = End->getParent();
  const DILocation *Loc = Use.getDebugLoc();
  Use.eraseFromParent();
  End->eraseFromParent();
  IRBuilder<> C(Cold);
  Traps.emit(C, fault::QUOTA, Loc);
  ++Facts.Counts.Inserted;
}

bool lowerThreadLocals(Module &M, UnitFacts &Facts) {
  TrapSites Traps(M, Facts);
  bool Ok = true;
  for (GlobalVariable &G : M.globals()) {
    if (!G.isThreadLocal())
      continue;
    for (User *U : make_early_inc_range(G.users())) {
      auto *Use = dyn_cast<IntrinsicInst>(U);
      if (Use && Use->getIntrinsicID() == Intrinsic::threadlocal_address) {
        lowerUse(*Use, G, Traps, Facts);
        continue;
      }
      Facts.Refuse({"", "", 0,
                    "thread-local '" + G.getName().str() +
                        "' is used otherwise than by its address"});
      Ok = false;
    }
    G.setThreadLocal(false);
    G.setConstant(false);
    if (G.hasInitializer())
      G.setSection("sd_tls");
  }
  return Ok;
}

} // namespace sdc
