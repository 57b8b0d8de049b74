// What an expression may do with a mutex, and with static storage in a
// concurrent domain (Analyses.h). Both are asked of the tree: they depend on
// what is named, not on when.
#include "analysis/Analyses.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace sdc;
using namespace clang;

namespace {

class Sharing : public RecursiveASTVisitor<Sharing> {
public:
  explicit Sharing(UnitModel &Model) : Model(Model), Unit(Model.Unit) {}

  /// sizeof and its like evaluate nothing; there are no variable arrays.
  bool TraverseUnaryExprOrTypeTraitExpr(UnaryExprOrTypeTraitExpr *) {
    return true;
  }

  bool VisitDeclRefExpr(DeclRefExpr *E) {
    const auto *V = dyn_cast<VarDecl>(E->getDecl());
    if (!Unit.Opts.Concurrent || !V || !V->hasGlobalStorage() ||
        V->getTLSKind() != VarDecl::TLS_None || Model.guard(V) ||
        Model.isShareable(V->getType()))
      return true;
    Unit.Diags.report(E->getLocation(), Rule::SharedGlobal, V);
    return true;
  }

  bool VisitMemberExpr(MemberExpr *E) {
    const auto *F = dyn_cast<FieldDecl>(E->getMemberDecl());
    if (F && Model.isMutex(Unit.AST.getRecordType(F->getParent())))
      refuse(E->getMemberLoc(), Rule::MutexCopy, E->getBase());
    return true;
  }

  bool VisitImplicitCastExpr(ImplicitCastExpr *E) {
    if (E->getCastKind() == CK_LValueToRValue)
      whole(E->getType(), E->getExprLoc(), E->getSubExpr());
    return true;
  }

  bool VisitBinaryOperator(BinaryOperator *E) {
    const auto *Read =
        dyn_cast<ImplicitCastExpr>(E->getRHS()->IgnoreParens());
    bool IsSaid = Read && Read->getCastKind() == CK_LValueToRValue;
    if (E->getOpcode() == BO_Assign && !IsSaid)
      whole(E->getType(), E->getOperatorLoc(), E->getLHS());
    return true;
  }

  /// A mutex starts as all zero: not locked.
  bool VisitInitListExpr(InitListExpr *E) {
    if (E->isSyntacticForm() && E->getSemanticForm())
      E = E->getSemanticForm();
    if (!Model.isMutex(E->getType()))
      return true;
    for (const Expr *Init : E->inits()) {
      Expr::EvalResult V;
      if (!isa<ImplicitValueInitExpr>(Init) &&
          !(Init->EvaluateAsInt(V, Unit.AST) && V.Val.getInt().isZero()))
        Unit.Diags.report(Init->getExprLoc(), Rule::MutexCopy,
                          "this initialiser");
    }
    return true;
  }

private:
  /// A struct is read or written as a whole, its members in any pieces.
  void whole(QualType T, SourceLocation Loc, const Expr *What) {
    if (Model.holdsMutex(T))
      refuse(Loc, Rule::MutexCopy, What);
    else if (Unit.Opts.Concurrent && T->isRecordType() && holdsAtomic(T))
      refuse(Loc, Rule::AtomicCopy, What);
  }

  bool holdsAtomic(QualType T) const {
    T = Unit.AST.getBaseElementType(T);
    if (T->isAtomicType())
      return true;
    const RecordDecl *R = T->getAsRecordDecl();
    return R && R->getDefinition() &&
           llvm::any_of(R->getDefinition()->fields(), [&](const FieldDecl *F) {
             return holdsAtomic(F->getType());
           });
  }

  void refuse(SourceLocation Loc, Rule R, const Expr *What) {
    std::string Name = "this object";
    What = What->IgnoreParenImpCasts();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(What))
      Name = Ref->getDecl()->getNameAsString();
    else if (const auto *M = dyn_cast<MemberExpr>(What))
      Name = M->getMemberDecl()->getNameAsString();
    else if (const auto *U = dyn_cast<UnaryOperator>(What);
             U && U->getOpcode() == UO_Deref)
      return refuse(Loc, R, U->getSubExpr());
    Unit.Diags.report(Loc, R, Name);
  }

  UnitModel &Model;
  UnitContext &Unit;
};

} // namespace

void sdc::checkSharing(UnitModel &Model, const Stmt *Root) {
  Sharing(Model).TraverseStmt(const_cast<Stmt *>(Root));
}
