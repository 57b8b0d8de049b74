// Lowering of numbers that say what a call has set (__out_if): which variable
// a number is kept in, what it is compared with, which way a test went.
//
// A plain value carries a variable here if its number is that variable's,
// exactly. Only conversions that tell all numbers apart keep one.
#include "ir/Builder.h"
#include "clang/AST/ASTContext.h"
#include <tuple>

using namespace sdc;
using namespace clang;

static bool isNumber(QualType T) {
  return T->isIntegralOrEnumerationType() && !T->isIncompleteType();
}

/// The local or parameter that P is, if it can carry an outcome.
unsigned Builder::carrier(const Place &P) const {
  if (!Model.UsesOutcomes || !P.isWhole() || P.Root == NoVariable)
    return NoVariable;
  const Variable &V = Result->Variables[P.Root];
  if ((V.K != Variable::Local && V.K != Variable::Parameter) ||
      !isNumber(V.Type) || V.Type->isAtomicType() ||
      AST.getIntWidth(V.Type) > 64)
    return NoVariable;
  return P.Root;
}

std::optional<int64_t> Builder::constant(const Expr *E) const {
  Expr::EvalResult R;
  if (!Model.UsesOutcomes || !isNumber(E->getType()) ||
      AST.getIntWidth(E->getType()) > 64 ||
      E->HasSideEffects(AST, /*IncludePossibleEffects=*/true) ||
      !E->EvaluateAsInt(R, AST))
    return std::nullopt;
  return outcomeValue(R.Val.getInt(), E->getType(), AST);
}

/// V, of type From, as a To.
Value Builder::converted(Value V, QualType From, QualType To,
                         SourceLocation Loc) {
  if (V.K != Value::Plain || V.Var == NoVariable || !isNumber(From) ||
      !isNumber(To) || To->isBooleanType())
    return {};
  unsigned FromWidth = AST.getIntWidth(From), ToWidth = AST.getIntWidth(To);
  bool FromSigned = From->isSignedIntegerOrEnumerationType();
  bool ToSigned = To->isSignedIntegerOrEnumerationType();
  if (ToWidth < FromWidth || ToWidth > 64)
    return {};
  if (FromSigned == ToSigned || (ToSigned && ToWidth > FromWidth))
    return V; // the same number
  unsigned Made = temporary(To.getUnqualifiedType(), Loc);
  Instruction &I = emit(Op::Same, Loc);
  I.Dest = Made;
  I.Source = V.Var;
  return {Value::Plain, Made};
}

/// The value of a comparison.
Value Builder::compared(Value V, OutcomeTest Test, SourceLocation Loc) {
  if (V.K != Value::Plain || V.Var == NoVariable)
    return {};
  unsigned Made = temporary(AST.IntTy, Loc);
  Instruction &I = emit(Op::Compare, Loc);
  I.Dest = Made;
  I.Source = V.Var;
  I.Value = Test.Value;
  I.Flag = Test.IsEqual;
  return {Value::Plain, Made};
}

/// E, == or != of a carried number and a constant.
std::optional<std::pair<unsigned, OutcomeTest>>
Builder::outcomeTest(const BinaryOperator *E, Value Left, Value Right) const {
  if (!E->isEqualityOp() || !isNumber(E->getLHS()->getType()) ||
      !isNumber(E->getRHS()->getType()))
    return std::nullopt;
  const Expr *Other = E->getRHS();
  if (Left.K != Value::Plain || Left.Var == NoVariable) {
    std::swap(Left, Right);
    Other = E->getLHS();
  }
  if (Left.K != Value::Plain || Left.Var == NoVariable)
    return std::nullopt;
  std::optional<int64_t> Number = constant(Other);
  if (!Number)
    return std::nullopt;
  return std::pair(Left.Var, OutcomeTest{E->getOpcode() == BO_EQ, *Number});
}

/// E, whose value is V, was written to P.
void Builder::outcomeStored(const Place &P, Value V, const Expr *E,
                            SourceLocation Loc) {
  if (V.K != Value::Plain || carrier(P) == NoVariable)
    return;
  std::optional<int64_t> Number = constant(E);
  if (!Number && V.Var == NoVariable)
    return;
  Instruction &I = emit(Op::Same, Loc);
  I.Dest = P.Root;
  I.Source = Number ? NoVariable : V.Var;
  I.Value = Number.value_or(0);
}

void Builder::outcomeKnown(unsigned Var, int64_t Value, bool Is,
                           SourceLocation Loc) {
  Instruction &I = emit(Op::Known, Loc);
  I.Source = Var;
  I.Value = Value;
  I.Flag = Is;
}

/// A condition on a number, which may say what a call has set.
bool Builder::outcomeCondition(const Expr *C, unsigned True, unsigned False) {
  if (!Model.UsesOutcomes || !isNumber(C->getType()))
    return false;
  std::optional<std::pair<unsigned, OutcomeTest>> Test;
  const auto *B = dyn_cast<BinaryOperator>(C);
  if (B && B->isEqualityOp() && isNumber(B->getLHS()->getType()) &&
      isNumber(B->getRHS()->getType())) {
    Value Left = lower(B->getLHS());
    Value Right = lower(B->getRHS());
    Test = outcomeTest(B, Left, Right);
  } else {
    Value V = lower(C);
    if (V.K == Value::Plain && V.Var != NoVariable)
      Test = std::pair(V.Var, OutcomeTest{false, 0});
  }
  if (!Test) {
    Result->Blocks[Current].Next = {True, False};
    return true;
  }
  unsigned Holds = block(), Fails = block();
  Result->Blocks[Current].Next = {Holds, Fails};
  auto [Var, Is] = *Test;
  for (auto [At, Way, To] : {std::tuple(Holds, true, True),
                             std::tuple(Fails, false, False)}) {
    Current = At;
    outcomeKnown(Var, Is.Value, Is.IsEqual == Way, C->getExprLoc());
    go(To);
  }
  return true;
}
