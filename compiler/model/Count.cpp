// The language of counts: numbers, siblings, enumerators, + - * and brackets.
#include "model/Model.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"

using namespace sdc;
using namespace clang;

std::vector<std::string> sdc::annotations(const Decl *D,
                                          llvm::StringRef Prefix) {
  std::vector<std::string> Own, Inherited;
  for (const auto *A : D->specific_attrs<AnnotateAttr>())
    if (A->getAnnotation().starts_with(Prefix))
      (A->isInherited() ? Inherited : Own)
          .push_back(A->getAnnotation().substr(Prefix.size()).str());
  return Own.empty() ? Inherited : Own;
}

namespace {

struct Parser {
  llvm::StringRef Text;
  const Decl *Scope;
  ASTContext &AST;
  llvm::ArrayRef<ParmVarDecl *> Siblings;
  std::string Error;
  unsigned Depth = 0;

  void skip() { Text = Text.ltrim(); }

  std::shared_ptr<CountExpr> fail(const llvm::Twine &Why) {
    if (Error.empty())
      Error = Why.str();
    return nullptr;
  }

  std::shared_ptr<CountExpr> binary(CountExpr::Op O,
                                    std::shared_ptr<CountExpr> L,
                                    std::shared_ptr<CountExpr> R) {
    if (!L || !R)
      return nullptr;
    auto E = std::make_shared<CountExpr>();
    E->O = O;
    E->Left = std::make_unique<CountExpr>(std::move(*L));
    E->Right = std::make_unique<CountExpr>(std::move(*R));
    return E;
  }

  const ValueDecl *lookup(llvm::StringRef Name) {
    if (const auto *F = dyn_cast_or_null<FunctionDecl>(Scope))
      for (const ParmVarDecl *P : F->parameters())
        if (P->getName() == Name)
          return P;
    for (const ParmVarDecl *P : Siblings)
      if (P && P->getName() == Name)
        return P;
    if (const auto *R = dyn_cast_or_null<RecordDecl>(Scope); R && !R->isUnion())
      for (const FieldDecl *F : R->fields())
        if (F->getName() == Name)
          return F;
    for (const NamedDecl *D : AST.getTranslationUnitDecl()->lookup(
             &AST.Idents.get(Name)))
      if (const auto *E = dyn_cast<EnumConstantDecl>(D))
        return E;
    return nullptr;
  }

  std::shared_ptr<CountExpr> primary() {
    skip();
    if (++Depth > 64)
      return fail("the count is nested too deeply");
    if (Text.consume_front("(")) {
      auto E = sum();
      skip();
      if (E && !Text.consume_front(")"))
        return fail("')' is missing in the count");
      return E;
    }
    auto E = std::make_shared<CountExpr>();
    if (!Text.empty() && isdigit(static_cast<unsigned char>(Text[0]))) {
      if (Text.consumeInteger(0, E->Value))
        return fail("the count's number is too large");
      while (!Text.empty() && strchr("uUlL", Text[0]))
        Text = Text.drop_front();
      return E;
    }
    llvm::StringRef Name = Text.take_while(
        [](char C) { return isalnum(static_cast<unsigned char>(C)) || C == '_'; });
    if (Name.empty())
      return fail("a count is made of numbers, parameters or fields, + - *");
    Text = Text.drop_front(Name.size());
    const ValueDecl *D = lookup(Name);
    if (!D)
      return fail("'" + Name + "' is not a sibling parameter or field");
    if (const auto *C = dyn_cast<EnumConstantDecl>(D)) {
      if (C->getInitVal().isNegative())
        return fail("'" + Name + "' is negative");
      E->Value = C->getInitVal().getZExtValue();
      return E;
    }
    if (!D->getType()->isUnsignedIntegerType() ||
        D->getType()->isBooleanType() || D->getType()->isAtomicType())
      return fail("count '" + Name + "' is not of an unsigned integer type");
    if (const auto *F = dyn_cast<FieldDecl>(D); F && F->isBitField())
      return fail("count '" + Name + "' is a bit-field");
    E->O = CountExpr::Op::Sibling;
    E->Decl = D;
    return E;
  }

  std::shared_ptr<CountExpr> product() {
    auto E = primary();
    for (skip(); E && Text.consume_front("*"); skip())
      E = binary(CountExpr::Op::Mul, E, primary());
    return E;
  }

  std::shared_ptr<CountExpr> sum() {
    auto E = product();
    for (skip(); E; skip()) {
      if (Text.consume_front("+"))
        E = binary(CountExpr::Op::Add, E, product());
      else if (Text.consume_front("-"))
        E = binary(CountExpr::Op::Sub, E, product());
      else
        break;
    }
    return E;
  }
};

} // namespace

std::shared_ptr<CountExpr> sdc::parseCount(llvm::StringRef Text,
                                           const Decl *Scope, ASTContext &AST,
                                           std::string &Error,
                                           llvm::ArrayRef<ParmVarDecl *> Siblings) {
  Parser P{Text, Scope, AST, Siblings, {}};
  auto E = P.sum();
  P.skip();
  if (E && !P.Text.empty())
    E = P.fail("unexpected '" + P.Text + "' in the count");
  Error = P.Error;
  return E;
}

/// E is 0 when F is: F itself or a product with it.
static bool vanishes(const CountExpr &E, const FieldDecl *F) {
  if (E.O == CountExpr::Op::Mul)
    return vanishes(*E.Left, F) || vanishes(*E.Right, F);
  return E.O == CountExpr::Op::Sibling && E.Decl == F;
}

bool UnitModel::emptiesGroup(const BinaryOperator *E) {
  const auto *M = dyn_cast<MemberExpr>(E->getLHS()->IgnoreParens());
  const auto *F = M ? dyn_cast<FieldDecl>(M->getMemberDecl()) : nullptr;
  Expr::EvalResult Value;
  if (!F || E->getOpcode() != BO_Assign || !isCount(F) ||
      E->getRHS()->HasSideEffects(Unit.AST, true) ||
      !E->getRHS()->EvaluateAsInt(Value, Unit.AST) ||
      Value.Val.getInt() != 0)
    return false;
  return llvm::all_of(groupsOf(F), [&](const FieldDecl *Pointer) {
    const PointerInfo *Info = pointer(Pointer);
    return Info && Info->Count && vanishes(*Info->Count, F);
  });
}
