// Unsequenced side effects (Analyses.h).
//
// C leaves the order of most operands open. Lowering fixes one, and this
// analysis refuses an expression whose meaning depends on it: an object changed
// in one operand and used or changed in another that is not sequenced to it.
// Objects are told apart by their variable and last member, and where a pointer
// leads by type and member.
#include "analysis/Analyses.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/STLExtras.h"

using namespace sdc;
using namespace clang;

namespace {

struct Access {
  const VarDecl *Root = nullptr; // null: not a named object
  const FieldDecl *Field = nullptr;
  bool IsBehind = false; // through a pointer
  bool IsElement = false; // Field is the array or pointer before it
  bool IsWrite = false;
  QualType Type;
  bool IsDone = false; // a write that the operand's value waits for

  bool operator==(const Access &O) const {
    return Root == O.Root && Field == O.Field && IsBehind == O.IsBehind &&
           IsElement == O.IsElement && IsWrite == O.IsWrite &&
           IsDone == O.IsDone && Type == O.Type;
  }
};

using Accesses = std::vector<Access>;

class Order {
public:
  Order(UnitModel &Model, const FunctionDecl *F);
  void statement(const Stmt *S);

private:
  bool mayBeSame(const Access &X, const Access &Y) const;
  bool contains(QualType T, QualType Part) const;
  bool isAddressTaken(const VarDecl *V) const;
  Accesses value(const Expr *E);
  Accesses object(const Expr *E, Access &Named);
  Accesses find(const Expr *E, Access &Named);
  Accesses form(const FormUse &Use);
  Accesses unsequenced(llvm::ArrayRef<Accesses> Operands, SourceLocation Loc);
  void compare(const Accesses &A, const Accesses &B, SourceLocation Loc);
  Accesses changed(const Expr *Target, const Expr *With, bool IsRead,
                   SourceLocation Loc);

  UnitModel &Model;
  llvm::DenseSet<const VarDecl *> AddressTaken;
};

/// Variables that a pointer may lead to: named by '&', or arrays that decay
/// where no index follows.
class Addresses : public RecursiveASTVisitor<Addresses> {
public:
  explicit Addresses(llvm::DenseSet<const VarDecl *> &Into) : Into(Into) {}

  bool VisitUnaryOperator(UnaryOperator *U) {
    if (U->getOpcode() == UO_AddrOf)
      add(U->getSubExpr());
    return true;
  }
  bool VisitImplicitCastExpr(ImplicitCastExpr *C) {
    if (C->getCastKind() == CK_ArrayToPointerDecay)
      add(C->getSubExpr());
    return true;
  }

private:
  void add(const Expr *E) {
    for (E = E->IgnoreParenImpCasts();;) {
      if (const auto *M = dyn_cast<MemberExpr>(E); M && !M->isArrow())
        E = M->getBase()->IgnoreParenImpCasts();
      else if (const auto *S = dyn_cast<ArraySubscriptExpr>(E))
        E = S->getBase()->IgnoreParenImpCasts();
      else
        break;
    }
    if (const auto *R = dyn_cast<DeclRefExpr>(E))
      if (const auto *V = dyn_cast<VarDecl>(R->getDecl()))
        Into.insert(V->getCanonicalDecl());
  }

  llvm::DenseSet<const VarDecl *> &Into;
};

} // namespace

Order::Order(UnitModel &Model, const FunctionDecl *F) : Model(Model) {
  Addresses(AddressTaken).TraverseStmt(F->getBody());
}

/// Each access once, so that a sum of thousands of terms stays cheap.
static void append(Accesses &To, const Accesses &More) {
  for (const Access &A : More)
    if (!llvm::is_contained(To, A))
      To.push_back(A);
}

static Accesses done(Accesses All) {
  for (Access &A : All)
    A.IsDone = true;
  return All;
}

void Order::compare(const Accesses &A, const Accesses &B, SourceLocation Loc) {
  for (const Access &X : A)
    for (const Access &Y : B) {
      if (!(X.IsWrite || Y.IsWrite) || !mayBeSame(X, Y))
        continue;
      const VarDecl *Named = X.Root ? X.Root : Y.Root;
      if (Named)
        Model.Unit.Diags.report(Loc, Rule::EvaluationOrder, Named);
      else
        Model.Unit.Diags.report(Loc, Rule::EvaluationOrder, "an object");
      return;
    }
}

bool Order::contains(QualType T, QualType Part) const {
  T = Model.Unit.AST.getBaseElementType(T);
  if (Model.Unit.AST.hasSameUnqualifiedType(T, Part))
    return true;
  const RecordDecl *R = T->getAsRecordDecl();
  if (!R)
    return false;
  if (!R->getDefinition())
    return true;
  return llvm::any_of(R->getDefinition()->fields(), [&](const FieldDecl *Field) {
    return contains(Field->getType(), Part);
  });
}

bool Order::isAddressTaken(const VarDecl *V) const {
  return V->hasGlobalStorage() || AddressTaken.contains(V->getCanonicalDecl());
}

/// The two name one object, or may: what pointers lead to is told apart by its
/// type and its member alone.
bool Order::mayBeSame(const Access &X, const Access &Y) const {
  if (X.Root && X.Root == Y.Root && X.IsBehind == Y.IsBehind)
    return !X.Field || !Y.Field || X.Field == Y.Field;
  if (!(X.IsBehind || Y.IsBehind) || X.Type.isNull() || Y.Type.isNull())
    return false; // two variables
  if (X.Root && X.Root == Y.Root && X.Type->isPointerType())
    return false; // a pointer and what it leads to
  for (const Access *A : {&X, &Y})
    if (!A->IsBehind && (!A->Root || !isAddressTaken(A->Root)))
      return false; // no pointer leads there
  if (X.Field && Y.Field && !X.IsElement && !Y.IsElement)
    return X.Field == Y.Field;
  return contains(X.Type, Y.Type) || contains(Y.Type, X.Type);
}

Accesses Order::unsequenced(llvm::ArrayRef<Accesses> Operands,
                            SourceLocation Loc) {
  Accesses All;
  for (size_t I = 0; I < Operands.size(); ++I) {
    for (size_t K = I + 1; K < Operands.size(); ++K)
      compare(Operands[I], Operands[K], Loc);
    append(All, Operands[I]);
  }
  return All;
}

/// What is accessed to find the object E, and which it is.
Accesses Order::object(const Expr *E, Access &Named) {
  Accesses A = find(E, Named);
  Named.Type = E->getType();
  if (const auto *M = dyn_cast<MemberExpr>(E->IgnoreParens()))
    if (const auto *F = dyn_cast<FieldDecl>(M->getMemberDecl());
        F && F->getParent()->isUnion())
      Named.Type = Model.Unit.AST.getRecordType(F->getParent());
  return A;
}

Accesses Order::find(const Expr *E, Access &Named) {
  E = E->IgnoreParens();
  if (const auto *C = dyn_cast<ImplicitCastExpr>(E);
      C && (C->getCastKind() == CK_NoOp ||
            C->getCastKind() == CK_ArrayToPointerDecay))
    return object(C->getSubExpr(), Named);
  if (const auto *R = dyn_cast<DeclRefExpr>(E)) {
    Named.Root = dyn_cast<VarDecl>(R->getDecl());
    return {};
  }
  if (const auto *M = dyn_cast<MemberExpr>(E)) {
    Accesses A;
    if (M->isArrow()) {
      A = value(M->getBase());
      Access Pointer;
      const Expr *Base = M->getBase()->IgnoreParenImpCasts();
      object(Base, Pointer);
      Named.Root = Pointer.Root;
      Named.IsBehind = true;
    } else if (M->getBase()->isLValue()) {
      A = object(M->getBase(), Named);
    } else {
      return value(M->getBase());
    }
    // The arms of a union are one object.
    if (const auto *F = dyn_cast<FieldDecl>(M->getMemberDecl());
        F && !F->getParent()->isUnion())
      Named.Field = F;
    Named.IsElement = false;
    return A;
  }
  if (const auto *S = dyn_cast<ArraySubscriptExpr>(E)) {
    const Expr *Base = S->getBase()->IgnoreParens();
    const auto *Decay = dyn_cast<ImplicitCastExpr>(Base);
    Accesses A;
    if (Decay && Decay->getCastKind() == CK_ArrayToPointerDecay) {
      A = object(Decay->getSubExpr(), Named);
    } else {
      A = value(Base);
      Access Pointer;
      object(Base->IgnoreParenImpCasts(), Pointer);
      Named.Root = Pointer.Root;
      Named.Field = Pointer.Field;
      Named.IsBehind = true;
    }
    Named.IsElement = true;
    return unsequenced({A, value(S->getIdx())}, E->getExprLoc());
  }
  if (const auto *U = dyn_cast<UnaryOperator>(E)) {
    if (U->getOpcode() == UO_Deref) {
      Accesses A = value(U->getSubExpr());
      Access Pointer;
      object(U->getSubExpr()->IgnoreParenImpCasts(), Pointer);
      Named.Root = Pointer.Root;
      Named.IsBehind = true;
      return A;
    }
    if (U->getOpcode() == UO_Extension)
      return object(U->getSubExpr(), Named);
  }
  if (const auto *L = dyn_cast<CompoundLiteralExpr>(E))
    return value(L->getInitializer());
  if (E->isLValue())
    return {}; // a literal
  Named = {};
  return {};
}

/// Target op= With: the write comes after the values of both. Of With's own
/// writes only those compete with it that the value does not wait for: not what
/// a call's arguments do, nor what sd_take and sd_swap do.
Accesses Order::changed(const Expr *Target, const Expr *With, bool IsRead,
                        SourceLocation Loc) {
  Access Named;
  Accesses Left = object(Target, Named);
  Accesses Right = With ? value(With) : Accesses();
  Accesses All = unsequenced({Left, Right}, Loc);
  Named.IsWrite = true;
  Accesses Effects;
  for (const Access &A : Right)
    if (A.IsWrite && !A.IsDone)
      Effects.push_back(A);
  compare({Named}, Effects, Loc);
  if (IsRead) {
    Access Before = Named;
    Before.IsWrite = false;
    All.push_back(Before);
  }
  All.push_back(Named);
  return All;
}

Accesses Order::form(const FormUse &Use) {
  std::vector<Accesses> Each;
  Accesses Written; // after all operands
  SourceLocation Loc;
  for (const Expr *Operand : Use.Operands) {
    Loc = Operand->getExprLoc();
    if (Use.F == Form::Take || Use.F == Form::Swap) {
      Access Named;
      Each.push_back(object(Operand, Named));
      Named.IsWrite = true;
      Written.push_back(Named);
    } else {
      Each.push_back(value(Operand));
    }
  }
  Accesses All = unsequenced(Each, Loc);
  append(All, Written);
  return done(All);
}

Accesses Order::value(const Expr *E) {
  E = E->IgnoreParens(); // __extension__ too
  FormUse Use = formOf(E, Model.Unit.Trusted);
  if (Use.F != Form::None)
    return form(Use);
  SourceLocation Loc = E->getExprLoc();
  if (isa<UnaryExprOrTypeTraitExpr>(E))
    return {}; // not evaluated
  if (const auto *C = dyn_cast<CastExpr>(E)) {
    if (C->getCastKind() == CK_LValueToRValue) {
      Access Named;
      Accesses A = object(C->getSubExpr(), Named);
      A.push_back(Named);
      return A;
    }
    if (C->getCastKind() == CK_ArrayToPointerDecay) {
      Access Named;
      return object(C->getSubExpr(), Named);
    }
    return value(C->getSubExpr());
  }
  if (const auto *B = dyn_cast<BinaryOperator>(E)) {
    if (B->getOpcode() == BO_Assign)
      return changed(B->getLHS(), B->getRHS(), /*IsRead=*/false, Loc);
    if (B->isCompoundAssignmentOp())
      return changed(B->getLHS(), B->getRHS(), /*IsRead=*/true, Loc);
    Accesses Left = value(B->getLHS()), Right = value(B->getRHS());
    if (B->isLogicalOp() || B->getOpcode() == BO_Comma) {
      append(Left, Right);
      return Left;
    }
    return unsequenced({Left, Right}, Loc);
  }
  if (const auto *U = dyn_cast<UnaryOperator>(E)) {
    if (U->isIncrementDecrementOp())
      return changed(U->getSubExpr(), nullptr, /*IsRead=*/true, Loc);
    if (U->getOpcode() == UO_AddrOf) {
      Access Named;
      return object(U->getSubExpr(), Named);
    }
    return value(U->getSubExpr());
  }
  if (const auto *Q = dyn_cast<ConditionalOperator>(E)) {
    Accesses A = value(Q->getCond());
    append(A, value(Q->getTrueExpr()));
    append(A, value(Q->getFalseExpr()));
    return A;
  }
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    std::vector<Accesses> Each{value(Call->getCallee())};
    for (const Expr *Arg : Call->arguments())
      Each.push_back(value(Arg));
    return done(unsequenced(Each, Call->getBeginLoc()));
  }
  if (E->isLValue()) {
    Access Named;
    return object(E, Named);
  }
  std::vector<Accesses> Each;
  for (const Stmt *Child : E->children())
    if (const auto *Inner = dyn_cast_or_null<Expr>(Child))
      Each.push_back(value(Inner));
  return unsequenced(Each, Loc);
}

void Order::statement(const Stmt *S) {
  if (!S)
    return;
  if (const auto *E = dyn_cast<Expr>(S)) {
    value(E);
    return;
  }
  if (const auto *D = dyn_cast<DeclStmt>(S)) {
    for (const Decl *Each : D->decls())
      if (const auto *V = dyn_cast<VarDecl>(Each); V && V->getInit())
        value(V->getInit());
    return;
  }
  for (const Stmt *Child : S->children())
    statement(Child);
}

void sdc::checkEvaluationOrder(UnitModel &Model, const FunctionDecl *F) {
  Order(Model, F).statement(F->getBody());
}
