// The analyses of a unit, in order (driver/Pipeline.h).
#include "analysis/Analyses.h"
#include "analysis/Values.h"
#include "ir/Lower.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace sdc;
using namespace clang;

namespace {

/// Functions with a body and objects with static storage, in order.
class Collector : public RecursiveASTVisitor<Collector> {
public:
  explicit Collector(const UnitContext &Unit)
      : Unit(Unit), Trusted(Unit.Trusted) {}

  bool VisitFunctionDecl(FunctionDecl *F) {
    if (F->doesThisDeclarationHaveABody() &&
        !Trusted.isPredefine(F->getLocation()) && !Unit.LeftOut.contains(F))
      Functions.push_back(F);
    return true;
  }

  bool VisitVarDecl(VarDecl *V) {
    if (V->hasGlobalStorage() && V->hasInit() && !Unit.LeftOut.contains(V))
      Objects.push_back(V);
    return true;
  }

  const UnitContext &Unit;
  const Trust &Trusted;
  std::vector<const FunctionDecl *> Functions;
  std::vector<const VarDecl *> Objects;
};

} // namespace

bool sdc::checkUnit(UnitContext &Unit) {
  Unit.Model = std::make_shared<UnitModel>(Unit);
  UnitModel &Model = *Unit.Model;
  if (!Model.checkDeclarations() && !Unit.Opts.Hosted)
    return false;
  Collector Found(Unit);
  Found.TraverseDecl(Unit.AST.getTranslationUnitDecl());
  for (const VarDecl *V : Found.Objects)
    checkSharing(Model, V->getInit());
  Effects Touched(Model);
  for (const VarDecl *V : Found.Objects)
    checkTags(Model, Touched, *lowerInitializer(Model, V));
  for (const FunctionDecl *F : Found.Functions) {
    checkEvaluationOrder(Model, F);
    checkGroups(Model, F);
    checkPrintFormats(Model, F);
    checkSharing(Model, F->getBody());
  }
  for (const FunctionDecl *F : Found.Functions)
    if (std::unique_ptr<Function> Body = lowerFunction(Model, F)) {
      unsigned Before = Unit.Diags.errorCount();
      checkValues(Model, Touched, *Body);
      checkTags(Model, Touched, *Body);
      // A moved pointer's loans would only repeat what was said.
      if (Unit.Diags.errorCount() == Before) {
        checkGuards(Model, *Body);
        checkLoans(Model, Touched, *Body);
      }
    }
  return Unit.Diags.errorCount() == 0;
}
