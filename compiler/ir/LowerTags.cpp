// Lowering of unions: initialisers and tests of tags (Builder.h).
#include "ir/Builder.h"
#include "clang/AST/ASTContext.h"

using namespace sdc;
using namespace clang;

/// V, as a value of the tag's type; nothing if no tag has it.
static std::optional<uint64_t> asTag(const llvm::APSInt &V,
                                     const FieldDecl *Tag) {
  llvm::APSInt T(llvm::APInt(Tag->getASTContext().getIntWidth(Tag->getType()),
                             tagBits(V, Tag)),
                 Tag->getType()->isUnsignedIntegerOrEnumerationType());
  llvm::APSInt Back = T.extOrTrunc(V.getBitWidth());
  if (llvm::APInt(Back) != llvm::APInt(V))
    return std::nullopt;
  return tagBits(V, Tag);
}

static const FieldDecl *tagOf(const Expr *Member) {
  const auto *M = dyn_cast<MemberExpr>(Member->IgnoreParens());
  return M ? dyn_cast<FieldDecl>(M->getMemberDecl()) : nullptr;
}

/// E reads a tag and makes it no smaller: the tag as an object.
const Expr *Builder::tagRead(const Expr *E) const {
  E = E->IgnoreParens();
  while (const auto *C = dyn_cast<ImplicitCastExpr>(E)) {
    E = C->getSubExpr()->IgnoreParens();
    if (C->getCastKind() == CK_LValueToRValue) {
      const FieldDecl *F = tagOf(E);
      return F && !Model.taggedBy(F).empty() ? E : nullptr;
    }
    if (C->getCastKind() != CK_IntegralCast && C->getCastKind() != CK_NoOp)
      return nullptr;
    if (AST.getTypeSize(C->getType()) < AST.getTypeSize(E->getType()))
      return nullptr;
  }
  return nullptr;
}

/// From here on the tag at P is Value, or is not. Nothing names a temporary
/// again.
void Builder::known(const Place &P, uint64_t Value, bool Is,
                    SourceLocation Loc) {
  if (Result->isTemporary(P.Root))
    return;
  Instruction &I = emit(Op::Test, Loc);
  I.P = P;
  I.Value = Value;
  I.Flag = Is;
}

/// A condition that compares a tag with a constant, or asks if it is zero.
bool Builder::tagCondition(const Expr *C, unsigned True, unsigned False) {
  SourceLocation Loc = C->getExprLoc();
  const Expr *Tag = tagRead(C);
  llvm::APSInt Constant;
  if (Tag) {
    Constant = AST.MakeIntValue(0, C->getType());
    std::swap(True, False);
  } else {
    const auto *B = dyn_cast<BinaryOperator>(C);
    if (!B || !B->isEqualityOp())
      return false;
    const Expr *Other = B->getRHS();
    Tag = tagRead(B->getLHS());
    if (!Tag) {
      Other = B->getLHS();
      Tag = tagRead(B->getRHS());
    }
    Expr::EvalResult R;
    if (!Tag || !Other->getType()->isIntegralOrEnumerationType() ||
        Other->HasSideEffects(AST, true) || !Other->EvaluateAsInt(R, AST))
      return false;
    Constant = R.Val.getInt();
    if (B->getOpcode() == BO_NE)
      std::swap(True, False);
  }
  const FieldDecl *F = tagOf(Tag);
  std::optional<uint64_t> Value = asTag(Constant, F);
  if (!Value)
    return false;
  Place P = place(Tag);
  emit(Op::Read, Loc).P = P;
  unsigned Equal = block(), Other = block();
  Result->Blocks[Current].Next = {Equal, Other};
  Current = Equal;
  known(P, *Value, true, Loc);
  go(True);
  Current = Other;
  known(P, *Value, false, Loc);
  if (F->getType()->isBooleanType())
    known(P, !*Value, true, Loc);
  go(False);
  return true;
}

/// The condition of a switch: the tag that it reads, if it is one.
std::optional<Place> Builder::switchTag(const Expr *Condition,
                                        unsigned &Outcome) {
  const Expr *Tag = tagRead(Condition);
  if (!Tag) {
    Value V = lower(Condition);
    Outcome = V.K == Value::Plain ? V.Var : NoVariable;
    return std::nullopt;
  }
  Place P = place(Tag);
  emit(Op::Read, Condition->getExprLoc()).P = P;
  return P;
}

/// From the head of a switch to one of its cases; null: to no case.
void Builder::switchEdge(unsigned Head, const std::optional<Place> &Tag,
                         unsigned Outcome,
                         const SwitchStmt *S, const SwitchCase *To,
                         unsigned Target) {
  if (!Tag && Outcome == NoVariable) {
    Result->Blocks[Head].Next.push_back(Target);
    return;
  }
  unsigned Edge = block();
  Result->Blocks[Head].Next.push_back(Edge);
  Current = Edge;
  const FieldDecl *F = Tag ? Tag->Path.back().F : nullptr;
  auto Add = [&](const SwitchCase *Each, bool Is) {
    const auto *C = dyn_cast_or_null<CaseStmt>(Each);
    if (!C || C->getRHS()) // a range says too little
      return;
    llvm::APSInt Label = C->getLHS()->EvaluateKnownConstInt(AST);
    if (Outcome != NoVariable)
      outcomeKnown(Outcome,
                   outcomeValue(Label, S->getCond()->getType(), AST), Is,
                   C->getKeywordLoc());
    else if (auto Value = asTag(Label, F))
      known(*Tag, *Value, Is, C->getKeywordLoc());
  };
  if (const auto *C = dyn_cast_or_null<CaseStmt>(To)) {
    Add(C, true);
  } else {
    for (const SwitchCase *Each = S->getSwitchCaseList(); Each;
         Each = Each->getNextSwitchCase())
      Add(Each, false);
  }
  go(Target);
}

/// Braces for a union. Which arm may be set, the struct around it knows.
void Builder::initializeUnion(const Place &P, const InitListExpr *L,
                              const RecordDecl *R) {
  const FieldDecl *Arm = L->getInitializedFieldInUnion();
  Instruction &I = emit(Model.isTagged(R) ? Op::Set : Op::Write,
                        L->getExprLoc());
  I.P = P;
  I.Initial = true;
  if (!Arm || L->getNumInits() != 1)
    return refuse(L->getExprLoc(), Rule::NotUnderstood,
                  "this initialiser of a union");
  initialize(field(P, Arm, Arm->getType()), L->getInit(0), Arm);
}

/// The value that an initialiser gives a tag, if it is constant.
static std::optional<uint64_t> constantTag(const Expr *Init,
                                           const FieldDecl *Tag,
                                           const ASTContext &AST) {
  if (!Init || isa<ImplicitValueInitExpr>(Init))
    return 0;
  Expr::EvalResult R;
  if (!Init->EvaluateAsInt(R, AST))
    return std::nullopt;
  return tagBits(R.Val.getInt(), Tag);
}

/// Braces for the struct at P: a union's arm is the one that its tag says.
void Builder::initializedTags(const Place &P, const InitListExpr *L,
                              const RecordDecl *R) {
  llvm::DenseMap<const FieldDecl *, const Expr *> Inits;
  unsigned N = 0;
  for (const FieldDecl *F : R->fields())
    if (!F->isUnnamedBitField() && N < L->getNumInits())
      Inits[F] = L->getInit(N++);
  for (const FieldDecl *F : R->fields()) {
    if (!Model.taggedBy(F).empty())
      if (auto Value = constantTag(Inits.lookup(F), F, AST))
        known(field(P, F, F->getType()), *Value, true, L->getExprLoc());
    const Tagged *T = Model.tagged(F);
    const Expr *Init = Inits.lookup(F);
    if (!T || !Init || isa<ImplicitValueInitExpr>(Init))
      continue; // all zero: whatever the tag is, its arm is valid
    SourceLocation Loc = Init->getExprLoc();
    const auto *Braces = dyn_cast<InitListExpr>(Init->IgnoreParens());
    if (Braces && Braces->getSemanticForm())
      Braces = Braces->getSemanticForm();
    const FieldDecl *Arm =
        Braces && !Braces->isTransparent() ? Braces->getInitializedFieldInUnion()
                                           : nullptr;
    if (!Arm) {
      refuse(Loc, Rule::TagTorn, F->getName(), "initialise one arm in braces");
      continue;
    }
    uint64_t Wanted = T->Values[Arm->getFieldIndex()];
    auto Given = constantTag(Inits.lookup(T->Tag), T->Tag, AST);
    if (!Given || *Given != Wanted)
      refuse(Loc, Rule::TagMismatch, Arm->getName(), T->Tag->getName(),
             tagValueName(T->Tag, Wanted));
  }
}

/// The address of the object E, or of what it decays from, is made. Behind a
/// pointer other functions tell memory apart by its type, which the arms of a
/// union of bits break; characters are told apart from nothing.
void Builder::bitsAddress(const Expr *E) {
  for (E = E->IgnoreParens(); const auto *S = dyn_cast<ArraySubscriptExpr>(E);) {
    const auto *Decay = dyn_cast<ImplicitCastExpr>(S->getBase()->IgnoreParens());
    if (!Decay || Decay->getCastKind() != CK_ArrayToPointerDecay)
      return;
    E = Decay->getSubExpr()->IgnoreParens();
  }
  const FieldDecl *F = tagOf(E);
  if (F && Model.isBitsArm(F) &&
      !AST.getBaseElementType(F->getType())->isCharType())
    refuse(E->getExprLoc(), Rule::BitsAddress, F->getName());
}
