// __out_if: the condition on the result under which a parameter is set.
//
//   ret == K   ret != K   ret   !ret       K: a number or an enumerator
#include "model/Model.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/StringExtras.h"

using namespace sdc;
using namespace clang;

int64_t sdc::outcomeValue(llvm::APSInt V, QualType T, const ASTContext &AST) {
  unsigned Width = AST.getIntWidth(T);
  llvm::APInt Bits = V.extOrTrunc(Width);
  return T->isSignedIntegerOrEnumerationType() ? Bits.getSExtValue()
                                               : int64_t(Bits.getZExtValue());
}

/// A number, with a sign if any, or an enumerator.
static std::optional<int64_t> number(llvm::StringRef Text, ASTContext &AST) {
  Text = Text.trim();
  bool IsNegative = Text.consume_front("-");
  Text = Text.ltrim();
  if (Text.empty())
    return std::nullopt;
  if (llvm::isDigit(Text[0])) {
    uint64_t Magnitude = 0;
    if (Text.consumeInteger(0, Magnitude) || Magnitude > INT64_MAX ||
        Text.find_first_not_of("uUlL") != llvm::StringRef::npos)
      return std::nullopt;
    return IsNegative ? -int64_t(Magnitude) : int64_t(Magnitude);
  }
  if (IsNegative)
    return std::nullopt;
  if (Text == "true" || Text == "false")
    return Text == "true";
  for (const NamedDecl *D :
       AST.getTranslationUnitDecl()->lookup(&AST.Idents.get(Text)))
    if (const auto *E = dyn_cast<EnumConstantDecl>(D)) {
      const llvm::APSInt &V = E->getInitVal();
      if (!V.isRepresentableByInt64())
        return std::nullopt;
      return V.getExtValue();
    }
  return std::nullopt;
}

static std::optional<OutcomeTest> parse(llvm::StringRef Text, ASTContext &AST) {
  Text = Text.trim();
  bool IsNot = Text.consume_front("!");
  Text = Text.ltrim();
  if (!Text.consume_front("ret"))
    return std::nullopt;
  Text = Text.ltrim();
  if (Text.empty())
    return OutcomeTest{IsNot, 0};
  bool IsEqual = Text.consume_front("==");
  if (IsNot || (!IsEqual && !Text.consume_front("!=")))
    return std::nullopt;
  std::optional<int64_t> Value = number(Text, AST);
  if (!Value)
    return std::nullopt;
  return OutcomeTest{IsEqual, *Value};
}

/// What may be half set: nothing whose bits must be right.
static bool isPlain(UnitModel &Model, QualType T) {
  T = Model.Unit.AST.getBaseElementType(T);
  if (T->isIncompleteType() || T->isPointerType() || T.isConstQualified() ||
      T->isFunctionType())
    return false;
  const RecordDecl *R = T->getAsRecordDecl();
  if (!R)
    return true;
  if (Model.isShapeUnstable(T))
    return false;
  return llvm::all_of(R->getDefinition()->fields(), [&](const FieldDecl *F) {
    return isPlain(Model, F->getType());
  });
}

/// The condition on P, an __out parameter by it.
void UnitModel::readOutcome(const ParmVarDecl *P, PointerInfo &Info) {
  std::vector<std::string> Texts = annotations(P, "sd_out_if:");
  if (Texts.empty())
    return;
  if (Info.Kind != PointerKind::Borrow || Info.Inner || Info.Count ||
      Info.Nullable || Info.IsInOut || !isPlain(*this, Info.Pointee)) {
    Unit.Diags.report(P->getLocation(), Rule::BadOutIf,
                      "'" + P->getName().str() +
                          "' is set under a condition: it must point to one "
                          "object without pointers, not null");
    Info.IsOut = true;
    return;
  }
  Info.IsOut = true;
  Info.SetIf = parse(Texts.front(), Unit.AST);
  if (!Info.SetIf)
    Unit.Diags.report(P->getLocation(), Rule::BadOutIf,
                      "'" + Texts.front() +
                          "' is not understood; write ret == K or ret != K, "
                          "where K is a number or an enumerator, no macro");
  else
    UsesOutcomes = true;
}

namespace {
class Conditions : public RecursiveASTVisitor<Conditions> {
public:
  bool VisitFunctionProtoTypeLoc(FunctionProtoTypeLoc TL) {
    for (const ParmVarDecl *P : TL.getParams())
      if (P && !annotations(P, "sd_out_if:").empty())
        Found.push_back({P, TL.getTypePtr()->getReturnType()});
    return true;
  }
  std::vector<std::pair<const ParmVarDecl *, QualType>> Found;
};
} // namespace

/// Each condition can hold of the result, and is of a pointer.
void UnitModel::checkOutcomes() {
  Conditions All;
  All.TraverseDecl(Unit.AST.getTranslationUnitDecl());
  for (const auto &[P, T] : All.Found) {
    const PointerInfo *Info = pointer(P);
    if (!Info) {
      Unit.Diags.report(P->getLocation(), Rule::AnnotationMisplaced,
                        "__out_if");
      continue;
    }
    if (!Info->SetIf)
      continue;
    UsesOutcomes = true;
    if (!T->isIntegralOrEnumerationType() || T->isAtomicType() ||
        T->isIncompleteType() || Unit.AST.getIntWidth(T) > 64) {
      Unit.Diags.report(P->getLocation(), Rule::BadOutIf,
                        "__out_if asks the result, which is not a number here");
      continue;
    }
    int64_t Value = Info->SetIf->Value;
    llvm::APSInt Wide(llvm::APInt(64, uint64_t(Value), true), false);
    bool IsNegative = Value < 0 && !T->isSignedIntegerOrEnumerationType();
    if (IsNegative || outcomeValue(Wide, T, Unit.AST) != Value)
      Unit.Diags.report(P->getLocation(), Rule::BadOutIf,
                        "the result is never " + std::to_string(Value));
  }
}
