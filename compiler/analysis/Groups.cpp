// {pointer, count} groups of a struct (Analyses.h).
//
// A group is set whole: by an initialiser, by struct assignment, or by
// neighbouring assignment statements, one to each member, of which the later
// ones only read. In between nothing can look at it, and the bounds stage
// compares count and pointer once both are stored. A null pointer may stand
// beside any count: it is tested before use. A count may become 0 alone.
#include "analysis/Analyses.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/FoldingSet.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace sdc;
using namespace clang;

/// The member that a plain assignment statement sets.
static const MemberExpr *assignedMember(const Stmt *S) {
  const auto *B = dyn_cast_or_null<BinaryOperator>(S);
  if (!B || B->getOpcode() != BO_Assign)
    return nullptr;
  return dyn_cast<MemberExpr>(B->getLHS()->IgnoreParens());
}

static bool isSameBase(const MemberExpr *A, const MemberExpr *B,
                       const ASTContext &AST) {
  if (A->isArrow() != B->isArrow())
    return false;
  llvm::FoldingSetNodeID X, Y;
  A->getBase()->IgnoreParens()->Profile(X, AST, true);
  B->getBase()->IgnoreParens()->Profile(Y, AST, true);
  return X == Y;
}

static bool hasFlexible(QualType T) {
  const RecordDecl *R = T->getAsRecordDecl();
  R = R ? R->getDefinition() : nullptr;
  return R && R->hasFlexibleArrayMember();
}

namespace {

class Groups : public RecursiveASTVisitor<Groups> {
public:
  explicit Groups(UnitModel &Model) : Model(Model) {}

  bool VisitCompoundStmt(CompoundStmt *S) {
    for (auto It = S->body_begin(); It != S->body_end(); ++It) {
      const MemberExpr *First = assignedMember(*It);
      if (First && isGrouped(First) && !Whole.count(cast<Expr>(*It)))
        run(It, S->body_end(), First);
    }
    return true;
  }

  bool VisitBinaryOperator(BinaryOperator *B) {
    if (!B->isAssignmentOp())
      return true;
    if (hasFlexible(B->getType()))
      report(B->getLHS(), "a struct with a flexible array is never assigned");
    const auto *M = dyn_cast<MemberExpr>(B->getLHS()->IgnoreParens());
    if (!M || !isGrouped(M) || Whole.count(B) || Model.emptiesGroup(B))
      return true;
    report(M, "set each member of its group in statements side by side, the "
              "later ones without calls");
    return true;
  }

  bool VisitUnaryOperator(UnaryOperator *U) {
    const auto *M = dyn_cast<MemberExpr>(U->getSubExpr()->IgnoreParens());
    if (!M || !isGrouped(M))
      return true;
    if (U->isIncrementDecrementOp())
      report(M, "set it together with its group");
    // sd_take and sd_swap take the address themselves.
    if (U->getOpcode() == UO_AddrOf &&
        !Model.Unit.Trusted.isPredefine(U->getOperatorLoc()))
      report(M, "its address would let it change alone");
    return true;
  }

  bool VisitStmtExpr(StmtExpr *S) {
    FormUse Use = formOf(S, Model.Unit.Trusted);
    if (Use.F == Form::Swap)
      for (const Expr *Operand : Use.Operands)
        if (const auto *M = dyn_cast<MemberExpr>(Operand); M && isGrouped(M))
          report(M, "its count would stay behind; use sd_take and set the "
                    "group anew");
    return true;
  }

private:
  bool isGrouped(const MemberExpr *M) {
    const auto *F = dyn_cast<FieldDecl>(M->getMemberDecl());
    return F && (Model.isCount(F) || !countsOf(F).empty());
  }

  /// The counts that pointer field F depends on.
  std::vector<const FieldDecl *> countsOf(const FieldDecl *F) {
    std::vector<const FieldDecl *> Found;
    for (const FieldDecl *Each : F->getParent()->fields())
      if (llvm::is_contained(Model.groupsOf(Each), F))
        Found.push_back(Each);
    return Found;
  }

  /// F and all members that must be set with it.
  std::vector<const FieldDecl *> groupOf(const FieldDecl *F) {
    std::vector<const FieldDecl *> Group{F};
    for (size_t I = 0; I < Group.size(); ++I) {
      auto Add = [&](const FieldDecl *Each) {
        if (!llvm::is_contained(Group, Each))
          Group.push_back(Each);
      };
      for (const FieldDecl *Each : Model.groupsOf(Group[I]))
        Add(Each);
      for (const FieldDecl *Each : countsOf(Group[I]))
        Add(Each);
    }
    return Group;
  }

  /// Only reads, calls nothing, looks through no counted pointer, and at no
  /// member that a statement before it sets: all values are computed first.
  bool isPlain(const Expr *E, llvm::ArrayRef<const ValueDecl *> SetBefore) {
    if (E->HasSideEffects(Model.Unit.AST, /*IncludePossibleEffects=*/true))
      return false;
    std::vector<const Stmt *> Work{E};
    while (!Work.empty()) {
      const Stmt *S = Work.back();
      Work.pop_back();
      if (!S)
        continue;
      if (isa<CallExpr>(S) || isa<StmtExpr>(S) || isa<ArraySubscriptExpr>(S))
        return false;
      if (const auto *U = dyn_cast<UnaryOperator>(S);
          U && U->getOpcode() == UO_Deref)
        return false;
      if (const auto *M = dyn_cast<MemberExpr>(S); M && M->isArrow()) {
        const auto *Base = dyn_cast<MemberExpr>(M->getBase()->IgnoreParenImpCasts());
        if (Base && isGrouped(Base))
          return false;
      }
      if (const auto *M = dyn_cast<MemberExpr>(S);
          M && llvm::is_contained(SetBefore, M->getMemberDecl()))
        return false;
      // A whole struct would hold such members.
      if (const auto *C = dyn_cast<ImplicitCastExpr>(S);
          C && C->getCastKind() == CK_LValueToRValue &&
          C->getType()->isRecordType())
        return false;
      Work.insert(Work.end(), S->child_begin(), S->child_end());
    }
    return true;
  }

  template <typename Iterator>
  void run(Iterator It, Iterator End, const MemberExpr *First) {
    std::vector<const FieldDecl *> Left =
        groupOf(cast<FieldDecl>(First->getMemberDecl()));
    // A flexible array's count is fixed when the object is made.
    for (const FieldDecl *F : Left)
      if (F->getType()->isIncompleteArrayType()) {
        report(First, "the count of a flexible array is fixed when the object "
                      "is made");
        Whole.insert(cast<Expr>(*It));
        return;
      }
    std::vector<const Expr *> Set;
    std::vector<const ValueDecl *> Members;
    for (; It != End && !Left.empty(); ++It) {
      const MemberExpr *M = assignedMember(*It);
      if (!M || !isSameBase(First, M, Model.Unit.AST))
        return;
      auto Found = llvm::find(Left, M->getMemberDecl());
      if (Found == Left.end())
        return;
      const auto *B = cast<BinaryOperator>(*It);
      if ((!Set.empty() && !isPlain(B->getRHS(), Members)) || !isPlainBase(M))
        return;
      Members.push_back(M->getMemberDecl());
      Left.erase(Found);
      Set.push_back(B);
    }
    if (Left.empty())
      Whole.insert(Set.begin(), Set.end());
  }

  /// The struct is the same one in each statement.
  bool isPlainBase(const MemberExpr *M) {
    return !M->getBase()->HasSideEffects(Model.Unit.AST, true);
  }

  void report(const Expr *M, const char *Fix) {
    std::string Name = "struct";
    if (const auto *Member = dyn_cast<MemberExpr>(M->IgnoreParens()))
      Name = Member->getMemberDecl()->getName().str();
    Model.Unit.Diags.report(M->getExprLoc(), Rule::GroupTorn, Name, Fix);
  }

  UnitModel &Model;
  llvm::SmallPtrSet<const Expr *, 16> Whole;
};

} // namespace

void sdc::checkGroups(UnitModel &Model, const FunctionDecl *F) {
  Groups(Model).TraverseStmt(F->getBody());
}
