// The fail-closed wall before optimisation.
//
// The bounds stage works on the AST and could overlook an access. This audit
// does not trust it: in the unoptimised module it asks of each load, store,
// memory intrinsic, atomic and call *why* it is allowed. An access is allowed
// when its address is, by constant offsets that stay inside, part of a local,
// a global or an argument area of the ABI, or when it derives from a marker
// (see Markers.h). Whatever the switches below do not name is refused, so a
// new construct stops the compile instead of slipping through.
//
// The unit of reasoning is the *span*: how many bytes from an address on are
// accessible. GEPs shrink it, to the size of the member they step into; an
// index that is not constant is taken only from an index marker whose bound
// fits the array type. An address from a place marker starts with an unknown,
// trusted span, which the member steps then make finite.
//
// It runs a second time, after sdc's own prover: then each index marker must
// stand right behind the compare that faults, or carry the prover's word that
// this compare holds.
#include "codegen/Audit.h"
#include "codegen/Markers.h"
#include "codegen/Proof.h"
#include "codegen/TrapSites.h"
#include "diag/SeededDefects.h"

#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/IR/CFG.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DataLayout.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/Operator.h"
#include <optional>

using namespace llvm;

namespace sdc {
namespace {

constexpr uint64_t Trusted = UINT64_MAX;

class Auditor {
public:
  /// Lowered: the markers' compares have been put before them.
  Auditor(const Module &M, const UnitFacts &Facts, bool Lowered)
      : M(M), Facts(Facts), Layout(M.getDataLayout()), Lowered(Lowered) {}

  bool run();

private:
  using Span = std::optional<uint64_t>;

  void visit(const Instruction &I);
  void visitCall(const CallBase &Call);
  void visitIntrinsic(const IntrinsicInst &Call);
  void visitMarker(const CallBase &Call, StringRef Name);
  void requireCompare(const CallBase &Index);
  void visitOperands(const Instruction &I);

  void requireSpan(const Instruction &I, const Value *Address, uint64_t Size,
                   const char *Kind);
  Span spanOf(const Value *Address);
  Span spanOfGEP(const GEPOperator &GEP);
  Span stepIndex(uint64_t S, const Value *Index, bool First, uint64_t Count,
                 uint64_t Stride);
  Span stepField(uint64_t S, StructType *Struct, unsigned Field);
  Span spanOfCall(const CallBase &Call);
  Span spanOfFiller(const PHINode &Cursor);
  bool isSoundConstant(const Constant *C);
  uint64_t sizeOf(Type *T) { return Layout.getTypeStoreSize(T); }

  void refuse(const Instruction &I, const Twine &What);

  const Module &M;
  const UnitFacts &Facts;
  const DataLayout &Layout;
  const bool Lowered;
  SmallPtrSet<const Value *, 8> Open; // phis being looked through
  bool Ok = true;
};

StringRef calleeName(const Value *V) {
  const auto *Call = dyn_cast<CallBase>(V);
  const Function *F = Call ? Call->getCalledFunction() : nullptr;
  return F ? F->getName() : StringRef();
}

/// The smallest bound that the index marker under V guarantees, if V is one.
/// Widening of an already checked index keeps it; nothing else does.
const CallBase *indexMarker(const Value *V) {
  return calleeName(V) == marker::Index ? cast<CallBase>(V) : nullptr;
}

bool Auditor::run() {
  if (!M.alias_empty() || !M.ifunc_empty()) {
    Facts.Refuse({"", "", 0, "the module holds a symbol alias"});
    return false;
  }
  for (const Function &F : M)
    for (const Instruction &I : instructions(F))
      visit(I);
  return Ok;
}

void Auditor::refuse(const Instruction &I, const Twine &What) {
  Ok = false;
  AuditFinding Finding;
  Finding.Function = I.getFunction()->getName().str();
  if (const DILocation *Loc = I.getDebugLoc()) {
    Finding.File = Loc->getFilename().str();
    Finding.Line = Loc->getLine();
  }
  Finding.What = What.str();
  Facts.Refuse(Finding);
}

void Auditor::visit(const Instruction &I) {
  if (!Lowered) // later, a value that is never used may have become poison
    visitOperands(I);
  if (I.isVolatile())
    return refuse(I, "volatile access");
  switch (I.getOpcode()) {
  case Instruction::Load:
    return requireSpan(I, cast<LoadInst>(I).getPointerOperand(),
                       sizeOf(I.getType()), "load");
  case Instruction::Store: {
    const auto &Store = cast<StoreInst>(I);
    return requireSpan(I, Store.getPointerOperand(),
                       sizeOf(Store.getValueOperand()->getType()), "store");
  }
  case Instruction::AtomicRMW: {
    const auto &RMW = cast<AtomicRMWInst>(I);
    return requireSpan(I, RMW.getPointerOperand(),
                       sizeOf(RMW.getValOperand()->getType()), "atomic update");
  }
  case Instruction::AtomicCmpXchg: {
    const auto &X = cast<AtomicCmpXchgInst>(I);
    return requireSpan(I, X.getPointerOperand(),
                       sizeOf(X.getCompareOperand()->getType()),
                       "atomic exchange");
  }
  case Instruction::Call:
    return visitCall(cast<CallBase>(I));
  case Instruction::Alloca:
    if (!cast<AllocaInst>(I).isStaticAlloca())
      refuse(I, "stack storage of variable size");
    return;
  case Instruction::Unreachable: {
    // Behind a call that does not return, or the default of the switch with
    // which clang leaves several scopes at once: lowering traps there.
    const Instruction *Before = I.getPrevNode();
    const auto *Call = dyn_cast_or_null<CallBase>(Before);
    bool IsScopeExit = !Before && !pred_empty(I.getParent()) &&
                       all_of(predecessors(I.getParent()),
                                         [](const BasicBlock *From) {
                                           return isa<SwitchInst>(From->getTerminator());
                                         });
    if (!IsScopeExit && (!Call || !Call->hasFnAttr(Attribute::NoReturn)))
      refuse(I, "code that the compiler assumes is never reached");
    return;
  }
  // Values and control flow: these touch no memory.
  case Instruction::Ret:
  case Instruction::Br:
  case Instruction::Switch:
  case Instruction::PHI:
  case Instruction::Select:
  case Instruction::Freeze:
  case Instruction::GetElementPtr:
  case Instruction::Fence:
  case Instruction::ICmp:
  case Instruction::FCmp:
  case Instruction::FNeg:
  case Instruction::Add:
  case Instruction::FAdd:
  case Instruction::Sub:
  case Instruction::FSub:
  case Instruction::Mul:
  case Instruction::FMul:
  case Instruction::UDiv:
  case Instruction::SDiv:
  case Instruction::FDiv:
  case Instruction::URem:
  case Instruction::SRem:
  case Instruction::FRem:
  case Instruction::Shl:
  case Instruction::LShr:
  case Instruction::AShr:
  case Instruction::And:
  case Instruction::Or:
  case Instruction::Xor:
  case Instruction::Trunc:
  case Instruction::ZExt:
  case Instruction::SExt:
  case Instruction::FPTrunc:
  case Instruction::FPExt:
  case Instruction::UIToFP:
  case Instruction::SIToFP:
  case Instruction::PtrToInt:
  case Instruction::BitCast:
  case Instruction::ExtractValue:
  case Instruction::InsertValue:
  case Instruction::ExtractElement:
  case Instruction::InsertElement:
  case Instruction::ShuffleVector:
    return;
  default:
    refuse(I, Twine("instruction '") + I.getOpcodeName() +
                  "', which no rule of the dialect produces");
  }
}

/// A poison or undefined operand means that a constant expression had no
/// value; building up an aggregate from nothing is the one harmless use.
void Auditor::visitOperands(const Instruction &I) {
  const bool BuildsAggregate =
      isa<InsertValueInst, InsertElementInst, ShuffleVectorInst>(I);
  for (const Value *Operand : I.operands()) {
    const auto *C = dyn_cast<Constant>(Operand);
    if (!C)
      continue;
    if (isa<UndefValue>(C)) {
      if (!BuildsAggregate)
        refuse(I, "a constant expression without a value (division by zero, "
                  "overflow of a division, or a shift out of range)");
    } else if (!isSoundConstant(C)) {
      refuse(I, "a constant address that was not written as one");
    }
  }
}

/// Constants hold addresses only as globals plus constant offsets.
bool Auditor::isSoundConstant(const Constant *C) {
  const auto *Expr = dyn_cast<ConstantExpr>(C);
  if (!Expr)
    return true;
  switch (Expr->getOpcode()) {
  case Instruction::GetElementPtr:
  case Instruction::PtrToInt:
  case Instruction::Add:
  case Instruction::Sub:
  case Instruction::Trunc:
    return all_of(Expr->operands(), [&](const Use &U) {
      return isSoundConstant(cast<Constant>(U));
    });
  default:
    return false;
  }
}

void Auditor::requireSpan(const Instruction &I, const Value *Address,
                          uint64_t Size, const char *Kind) {
  Open.clear();
  Span S = spanOf(Address);
  if (!S)
    refuse(I, Twine(Kind) + " through an address that no check stands for");
  else if (*S < Size)
    refuse(I, Twine(Kind) + " of " + Twine(Size) + " bytes where only " +
                  Twine(*S) + " are part of the object");
}

Auditor::Span Auditor::spanOf(const Value *Address) {
  if (const auto *A = dyn_cast<AllocaInst>(Address)) {
    auto Size = A->getAllocationSize(Layout);
    return Size ? Span(Size->getFixedValue()) : std::nullopt;
  }
  if (const auto *G = dyn_cast<GlobalVariable>(Address)) {
    if (G->getValueType()->isSized())
      return Layout.getTypeAllocSize(G->getValueType());
    return std::nullopt;
  }
  if (const auto *GEP = dyn_cast<GEPOperator>(Address))
    return spanOfGEP(*GEP);
  if (const auto *Call = dyn_cast<CallBase>(Address))
    return spanOfCall(*Call);
  if (const auto *A = dyn_cast<Argument>(Address)) {
    if (Type *T = A->hasByValAttr() ? A->getParamByValType()
                                    : A->getParamStructRetType())
      return sizeOf(T);
    return std::nullopt;
  }
  if (const auto *Phi = dyn_cast<PHINode>(Address))
    if (Span S = spanOfFiller(*Phi))
      return S;
  if (isa<PHINode, SelectInst>(Address)) {
    // A cycle adds nothing that its other inputs do not.
    if (!Open.insert(Address).second)
      return Trusted;
    uint64_t Least = Trusted;
    const auto *I = cast<Instruction>(Address);
    for (const Use &U : I->operands()) {
      if (isa<SelectInst>(I) && U.getOperandNo() == 0)
        continue;
      Span S = spanOf(U.get());
      if (!S)
        return std::nullopt;
      Least = std::min(Least, *S);
    }
    return Least;
  }
  return std::nullopt;
}

Auditor::Span Auditor::spanOfCall(const CallBase &Call) {
  StringRef Name = calleeName(&Call);
  if (Name == marker::Place)
    return Trusted;
  if (Call.getIntrinsicID() == Intrinsic::threadlocal_address)
    return spanOf(Call.getArgOperand(0));
  return std::nullopt;
}

/// The cursor of the loop with which clang fills the rest of an array from K
/// to N: it starts at Base + K, steps by one element, and the loop is left
/// when the next step would be Base + N.
Auditor::Span Auditor::spanOfFiller(const PHINode &Cursor) {
  if (Cursor.getNumIncomingValues() != 2 || Open.contains(&Cursor))
    return std::nullopt;
  // Base + K elements of type T, K constant.
  auto step = [](const Value *V, Type *T) -> const GEPOperator * {
    const auto *GEP = dyn_cast<GEPOperator>(V);
    return GEP && GEP->getNumIndices() == 1 &&
                   GEP->getSourceElementType() == T &&
                   isa<ConstantInt>(GEP->getOperand(1)) &&
                   !cast<ConstantInt>(GEP->getOperand(1))->isNegative()
               ? GEP
               : nullptr;
  };
  for (unsigned Back : {0u, 1u}) {
    const auto *Next =
        dyn_cast<GetElementPtrInst>(Cursor.getIncomingValue(Back));
    if (!Next || Next->getPointerOperand() != &Cursor)
      continue;
    Type *T = Next->getSourceElementType();
    if (!step(Next, T) || !cast<ConstantInt>(Next->getOperand(1))->isOne())
      return std::nullopt;
    const auto *Leave =
        dyn_cast<BranchInst>(Cursor.getIncomingBlock(Back)->getTerminator());
    if (!Leave || !Leave->isConditional() ||
        Leave->getSuccessor(0) == Cursor.getParent() ||
        Leave->getSuccessor(1) != Cursor.getParent())
      return std::nullopt;
    const auto *AtEnd = dyn_cast<ICmpInst>(Leave->getCondition());
    if (!AtEnd || AtEnd->getPredicate() != ICmpInst::ICMP_EQ ||
        AtEnd->getOperand(0) != Next)
      return std::nullopt;
    const GEPOperator *First = step(Cursor.getIncomingValue(1 - Back), T);
    const GEPOperator *End = step(AtEnd->getOperand(1), T);
    if (!First || !End ||
        First->getPointerOperand() != End->getPointerOperand())
      return std::nullopt;
    uint64_t K = cast<ConstantInt>(First->getOperand(1))->getZExtValue();
    uint64_t N = cast<ConstantInt>(End->getOperand(1))->getZExtValue();
    uint64_t Stride = Layout.getTypeAllocSize(T);
    Span Base = spanOf(First->getPointerOperand());
    if (K >= N || !Stride || !Base || *Base == Trusted || *Base / Stride < N)
      return std::nullopt;
    return Stride;
  }
  return std::nullopt;
}

/// Steps over the first index, `Count` unknown, or into an array of Count
/// elements, 0 for a flexible one.
Auditor::Span Auditor::stepIndex(uint64_t S, const Value *Index, bool First,
                                 uint64_t Count, uint64_t Stride) {
  if (const auto *Constant = dyn_cast<ConstantInt>(Index)) {
    if (First && Constant->isZero())
      return S;
    if (Constant->isNegative() || Stride == 0)
      return std::nullopt;
    uint64_t K = Constant->getZExtValue();
    if (S == Trusted) {
      if (First || Count == 0) // p[k]: only an index marker speaks for k
        return std::nullopt;
      S = Count * Stride;
    }
    if (K > S / Stride)
      return std::nullopt;
    return First ? S - K * Stride : std::min(S - K * Stride, Stride);
  }
  const CallBase *Checked = indexMarker(Index);
  if (!Checked)
    return std::nullopt;
  if (First || Count == 0)
    return S != Trusted ? std::nullopt : First ? Span(Trusted) : Span(Stride);
  const auto *Bound = dyn_cast<ConstantInt>(Checked->getArgOperand(1));
  if (!Bound || Bound->getValue().ugt(Count + SEEDED_DEFECT("audit:index")))
    return std::nullopt;
  if (S != Trusted && S < Count * Stride)
    return std::nullopt;
  return Stride;
}

Auditor::Span Auditor::stepField(uint64_t S, StructType *Struct,
                                 unsigned Field) {
  uint64_t Offset = Layout.getStructLayout(Struct)->getElementOffset(Field);
  uint64_t Size = Layout.getTypeAllocSize(Struct->getElementType(Field));
  if (S == Trusted) // a flexible array keeps the trust of its struct
    return Size == 0 ? Trusted : Size;
  if (Offset > S || Size > S - Offset)
    return std::nullopt;
  return Size;
}

Auditor::Span Auditor::spanOfGEP(const GEPOperator &GEP) {
  Span S = spanOf(GEP.getPointerOperand());
  Type *T = GEP.getSourceElementType();
  for (unsigned I = 1; S && I != GEP.getNumOperands(); ++I) {
    const Value *Index = GEP.getOperand(I);
    if (I == 1) {
      S = stepIndex(*S, Index, true, 0, Layout.getTypeAllocSize(T));
    } else if (auto *Struct = dyn_cast<StructType>(T)) {
      unsigned Field = cast<ConstantInt>(Index)->getZExtValue();
      S = stepField(*S, Struct, Field);
      T = Struct->getElementType(Field);
    } else if (auto *Array = dyn_cast<ArrayType>(T)) {
      T = Array->getElementType();
      S = stepIndex(*S, Index, false, Array->getNumElements(),
                    Layout.getTypeAllocSize(T));
    } else {
      return std::nullopt;
    }
  }
  return S;
}

void Auditor::visitCall(const CallBase &Call) {
  if (Lowered && isTrapSite(Call))
    return;
  if (Call.isInlineAsm())
    return refuse(Call, "inline assembly");
  if (const auto *Intrinsic = dyn_cast<IntrinsicInst>(&Call))
    return visitIntrinsic(*Intrinsic);
  // Areas that the ABI lowering hands over by address.
  for (unsigned I = 0; I != Call.arg_size(); ++I) {
    Type *T = Call.getParamByValType(I);
    if (!T)
      T = Call.getParamStructRetType(I);
    if (T)
      requireSpan(Call, Call.getArgOperand(I), sizeOf(T), "argument area");
  }
  const Function *F = Call.getCalledFunction();
  if (!F) { // a function value, or a function called as another type
    if (calleeName(Call.getCalledOperand()) != marker::Callee)
      refuse(Call, "indirect call that no check stands for");
    return;
  }
  if (marker::isMarker(F->getName()))
    return visitMarker(Call, F->getName());
  if (!Facts.Callees.contains(F->getName()))
    refuse(Call, "call of '" + F->getName() + "', whose contract is unknown");
}

void Auditor::visitMarker(const CallBase &Call, StringRef Name) {
  if (!Call.getCalledFunction()->isDeclaration())
    return refuse(Call, "marker '" + Name + "' has a body");
  auto IsConstant = [&](unsigned I) {
    return isa<ConstantInt>(Call.getArgOperand(I));
  };
  unsigned Arguments = Name == marker::Index ? 3 : Name == marker::Check ? 2 : 1;
  if (Call.arg_size() != Arguments)
    return refuse(Call, "marker '" + Name + "' with wrong arguments");
  if (Arguments > 1 && !IsConstant(Arguments - 1))
    refuse(Call, "marker '" + Name + "' without a constant last argument");
  else if (Lowered && Name == marker::Index)
    requireCompare(Call);
  else if (Lowered && Name == marker::Check)
    refuse(Call, "marker '" + Name + "' left behind");
}

/// The way to the marker leads only over a compare of what it says, whose other
/// side faults.
void Auditor::requireCompare(const CallBase &Index) {
  if (Index.getMetadata(ProvenKind))
    return;
  const Value *I = Index.getArgOperand(0), *N = Index.getArgOperand(1);
  const auto *KnownI = dyn_cast<ConstantInt>(I);
  const auto *KnownN = dyn_cast<ConstantInt>(N);
  if (KnownI && KnownN && KnownI->getValue().ult(KnownN->getValue()))
    return;
  const BasicBlock *Block = Index.getParent();
  const BasicBlock *From = Block->getSinglePredecessor();
  const auto *Branch =
      From ? dyn_cast<BranchInst>(From->getTerminator()) : nullptr;
  bool Faults = Branch && Branch->isConditional() &&
                Branch->getSuccessor(0) != Block &&
                isTrapSite(*Branch->getSuccessor(0)->getFirstNonPHIOrDbg());
  if (Faults) {
    if (const auto *Always = dyn_cast<ConstantInt>(Branch->getCondition()))
      Faults = Always->isOne();
    else if (const auto *Compare = dyn_cast<ICmpInst>(Branch->getCondition()))
      Faults = Compare->getPredicate() == CmpInst::ICMP_UGE &&
               Compare->getOperand(0) == I && Compare->getOperand(1) == N;
    else
      Faults = false;
  }
  // Nothing may come between the branch and the marker.
  if (!Faults || Block->getFirstNonPHIOrDbg() != &Index)
    refuse(Index, "a check that lost its compare");
}

void Auditor::visitIntrinsic(const IntrinsicInst &Call) {
  if (const auto *Mem = dyn_cast<MemIntrinsic>(&Call)) {
    const auto *Length = dyn_cast<ConstantInt>(Mem->getLength());
    if (!Length)
      return refuse(Call, "memory intrinsic of variable length");
    if (Mem->isVolatile())
      return refuse(Call, "volatile memory intrinsic");
    requireSpan(Call, Mem->getRawDest(), Length->getZExtValue(),
                "memory intrinsic");
    if (const auto *Copy = dyn_cast<MemTransferInst>(Mem))
      requireSpan(Call, Copy->getRawSource(), Length->getZExtValue(),
                  "memory intrinsic");
    return;
  }
  switch (Call.getIntrinsicID()) {
  case Intrinsic::lifetime_start:
  case Intrinsic::lifetime_end:
    if (!isa<AllocaInst>(Call.getArgOperand(1)))
      refuse(Call, "lifetime of something that is no local");
    return;
  // No memory, no undefined result (or one that visitOperands sees).
  case Intrinsic::dbg_declare:
  case Intrinsic::dbg_value:
  case Intrinsic::dbg_label:
  case Intrinsic::ubsantrap:
  case Intrinsic::trap:
  case Intrinsic::expect:
  case Intrinsic::threadlocal_address:
  case Intrinsic::fptosi_sat:
  case Intrinsic::fptoui_sat:
  case Intrinsic::sadd_with_overflow:
  case Intrinsic::uadd_with_overflow:
  case Intrinsic::ssub_with_overflow:
  case Intrinsic::usub_with_overflow:
  case Intrinsic::smul_with_overflow:
  case Intrinsic::umul_with_overflow:
  case Intrinsic::abs:
  case Intrinsic::bswap:
  case Intrinsic::bitreverse:
  case Intrinsic::ctpop:
  case Intrinsic::fshl:
  case Intrinsic::fshr:
  case Intrinsic::fabs:
  case Intrinsic::copysign:
  case Intrinsic::is_fpclass:
    return;
  case Intrinsic::ctlz: // lowering makes the result for zero defined
  case Intrinsic::cttz:
    return;
  default:
    refuse(Call, "intrinsic '" + Call.getCalledFunction()->getName() +
                     "', which no rule of the dialect produces");
  }
}

} // namespace

bool auditModule(const Module &M, const UnitFacts &Facts) {
  return Auditor(M, Facts, /*Lowered=*/false).run();
}

bool auditProven(const Module &M, const UnitFacts &Facts) {
  return Auditor(M, Facts, /*Lowered=*/true).run();
}

} // namespace sdc
