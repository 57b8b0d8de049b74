// Expressions.
#include "Lower.h"

#include <clang/AST/Decl.h>
#include <clang/AST/ExprCXX.h>
#include <clang/AST/RecordLayout.h>

using namespace clang;

namespace soundness {

static const Expr *stripped(const Expr *e) {
  for (;;) {
    if (auto *paren = dyn_cast<ParenExpr>(e))
      e = paren->getSubExpr();
    else if (auto *constant = dyn_cast<ConstantExpr>(e))
      e = constant->getSubExpr();
    else if (auto *generic = dyn_cast<GenericSelectionExpr>(e))
      e = generic->getResultExpr();
    else if (auto *choose = dyn_cast<ChooseExpr>(e))
      e = choose->getChosenSubExpr();
    else if (auto *unary = dyn_cast<UnaryOperator>(e); unary && unary->getOpcode() == UO_Extension)
      e = unary->getSubExpr();
    else
      return e;
  }
}

Node *Lowerer::make(Op op, const Expr *e) {
  unit.nodes.emplace_back();
  Node *node = &unit.nodes.back();
  node->op = op;
  node->line = unit.line(e->getExprLoc());
  return node;
}

Node *Lowerer::constant(const Expr *e, const Value &value) {
  Node *node = make(Op::Constant, e);
  node->type = unit.type(e->getType());
  node->value = value;
  return node;
}

// An integer that clang knows: sizeof, offsetof and the like.
Node *Lowerer::folded(const Expr *e) {
  Expr::EvalResult result;
  if (!e->EvaluateAsInt(result, unit.context))
    unsupported(std::string("value of ") + e->getStmtClassName());
  soundness::Type type = unit.type(e->getType());
  llvm::APSInt v = result.Val.getInt();
  return constant(e, Value::integer(wrap(v.isSigned() ? v.getSExtValue() : v.getZExtValue(), type)));
}

int64_t Lowerer::pointeeSize(QualType pointer) {
  QualType pointee = pointer->castAs<clang::PointerType>()->getPointeeType();
  if (pointee->isFunctionType() || pointee->isVoidType() || pointee->isIncompleteType())
    unsupported("arithmetic on " + pointer.getAsString());
  return unit.context.getTypeSizeInChars(pointee).getQuantity();
}

Node *Lowerer::member(const MemberExpr *e) {
  auto *field = dyn_cast<FieldDecl>(e->getMemberDecl());
  if (!field)
    unsupported("member");
  Node *node = make(Op::Member, e);
  if (e->isArrow()) {
    node->a = make(Op::Dereference, e);
    node->a->a = value(e->getBase());
  } else if (e->getBase()->isGLValue()) {
    node->a = place(e->getBase());
  } else {
    node->a = make(Op::Spill, e);
    node->a->a = value(e->getBase());
  }
  const ASTRecordLayout &layout = unit.context.getASTRecordLayout(field->getParent());
  uint64_t bits = layout.getFieldOffset(field->getFieldIndex());
  node->step = bits / 8;
  node->arm = unit.arm(field);
  node->guard = unit.guard(field);
  if (field->isBitField()) {
    node->isBits = true;
    node->shift = bits % 8;
    node->width = field->getBitWidthValue(unit.context);
    node->size = (node->shift + node->width + 7) / 8;
  } else if (field->getType()->isIncompleteArrayType()) {
    node->size = INT64_MAX / 4; // to the end of what it is in
  } else {
    node->size = unit.context.getTypeSizeInChars(field->getType()).getQuantity();
  }
  return node;
}

Node *Lowerer::place(const Expr *e) {
  e = stripped(e);
  switch (e->getStmtClass()) {
  case Stmt::DeclRefExprClass: {
    auto *variable = dyn_cast<VarDecl>(cast<DeclRefExpr>(e)->getDecl());
    if (!variable)
      unsupported("reference");
    if (!variable->hasLocalStorage()) {
      Node *node = make(Op::Global, e);
      node->value = Memory::whole(unit.global(variable));
      node->guard = unit.guard(variable);
      return node;
    }
    auto found = slotOf.find(variable);
    if (found == slotOf.end())
      unsupported("variable " + variable->getNameAsString());
    Node *node = make(Op::Local, e);
    node->slot = found->second;
    node->size = unit.type(variable->getType()).size;
    return node;
  }
  case Stmt::StringLiteralClass: {
    Node *node = make(Op::Global, e);
    node->value = Memory::whole(unit.text(cast<StringLiteral>(e)));
    return node;
  }
  case Stmt::PredefinedExprClass:
    return place(cast<PredefinedExpr>(e)->getFunctionName());
  case Stmt::CompoundLiteralExprClass: {
    auto *literal = cast<CompoundLiteralExpr>(e);
    if (literal->isFileScope() || scopes.empty()) {
      Node *node = make(Op::Global, e);
      node->value = Memory::whole(unit.literal(literal));
      return node;
    }
    Node *node = make(Op::Literal, e);
    node->slot = newSlot();
    scopes.back()->slots.push_back(node->slot);
    node->size = unit.type(literal->getType()).size;
    initialiser(literal->getInitializer(), literal->getType(), 0, 0, node->items);
    return node;
  }
  case Stmt::UnaryOperatorClass: {
    auto *unary = cast<UnaryOperator>(e);
    if (unary->getOpcode() != UO_Deref)
      break;
    Node *node = make(Op::Dereference, e);
    node->a = value(unary->getSubExpr());
    if (e->getType()->isConstantArrayType()) {
      node->isNarrow = true;
      node->size = unit.type(e->getType()).size;
    }
    return node;
  }
  case Stmt::ArraySubscriptExprClass: {
    auto *subscript = cast<ArraySubscriptExpr>(e);
    Node *add = make(Op::PointerAdd, e);
    // In the order of the source, which may be i[p].
    add->a = value(subscript->getBase());
    add->b = value(subscript->getIdx());
    add->type = unit.type(subscript->getBase()->getType());
    add->step = pointeeSize(subscript->getBase()->getType());
    Node *node = make(Op::Dereference, e);
    node->a = add;
    if (e->getType()->isConstantArrayType()) {
      node->isNarrow = true;
      node->size = unit.type(e->getType()).size;
    }
    return node;
  }
  case Stmt::MemberExprClass:
    return member(cast<MemberExpr>(e));
  case Stmt::ImplicitCastExprClass:
    if (cast<CastExpr>(e)->getCastKind() == CK_NoOp)
      return place(cast<CastExpr>(e)->getSubExpr());
    break;
  default:
    break;
  }
  if (!e->isGLValue()) {
    Node *node = make(Op::Spill, e);
    node->a = value(e);
    return node;
  }
  unsupported(std::string("place ") + e->getStmtClassName());
}

Node *Lowerer::conversion(const CastExpr *e) {
  const Expr *sub = e->getSubExpr();
  auto as = [&](Op op, Node *a) {
    Node *node = make(op, e);
    node->type = unit.type(e->getType());
    node->a = a;
    return node;
  };
  switch (e->getCastKind()) {
  case CK_LValueToRValue: {
    soundness::Type type = unit.type(e->getType());
    auto *literal = dyn_cast<CompoundLiteralExpr>(stripped(sub));
    if (literal && type.cls != Class::Aggregate) { // sd_as
      std::vector<InitItem> items;
      initialiser(literal->getInitializer(), literal->getType(), 0, 0, items);
      if (items.size() == 1 && items[0].kind == InitItem::Scalar) {
        Node *node = as(Op::Convert, const_cast<Node *>(items[0].value));
        return node;
      }
    }
    return as(type.cls == Class::Aggregate ? Op::LoadWhole : Op::Load, place(sub));
  }
  case CK_NoOp:
  case CK_AtomicToNonAtomic:
  case CK_NonAtomicToAtomic:
    return value(sub);
  case CK_ArrayToPointerDecay:
    return as(Op::AddressOf, place(sub));
  case CK_FunctionToPointerDecay:
  case CK_BuiltinFnToFnPtr: {
    const Expr *callee = stripped(sub);
    if (auto *reference = dyn_cast<DeclRefExpr>(callee))
      if (auto *declaration = dyn_cast<FunctionDecl>(reference->getDecl())) {
        Node *node = make(Op::Constant, e);
        node->type = unit.type(e->getType());
        node->value = Value::function(unit.function(declaration));
        return node;
      }
    if (auto *unary = dyn_cast<UnaryOperator>(callee))
      if (unary->getOpcode() == UO_Deref) // (*f)(x)
        return value(unary->getSubExpr());
    unsupported("function designator");
  }
  case CK_NullToPointer:
    return constant(e, Value());
  case CK_BitCast: {
    // To and from void *, as the forms of <sdc.h> have it. Calls check the
    // type of a function themselves.
    QualType from = sub->getType(), to = e->getType();
    if (!from->isPointerType() || !to->isPointerType() ||
        !(from->isVoidPointerType() || to->isVoidPointerType() ||
          (from->isFunctionPointerType() && to->isFunctionPointerType())))
      unsupported("pointer cast");
    return as(Op::Convert, value(sub));
  }
  case CK_ToVoid:
  case CK_IntegralCast:
  case CK_IntegralToBoolean:
  case CK_BooleanToSignedIntegral:
  case CK_PointerToBoolean:
  case CK_IntegralToFloating:
  case CK_FloatingToIntegral:
  case CK_FloatingToBoolean:
  case CK_FloatingCast:
    return as(Op::Convert, value(sub));
  default:
    unsupported(std::string("cast ") + e->getCastKindName());
  }
}

Node *Lowerer::unary(const UnaryOperator *e) {
  auto as = [&](Op op, Node *a) {
    Node *node = make(op, e);
    node->type = unit.type(e->getType());
    node->a = a;
    return node;
  };
  switch (e->getOpcode()) {
  case UO_AddrOf: {
    const Expr *sub = stripped(e->getSubExpr());
    if (sub->getType()->isFunctionType()) {
      if (auto *reference = dyn_cast<DeclRefExpr>(sub))
        if (auto *declaration = dyn_cast<FunctionDecl>(reference->getDecl())) {
          Node *node = as(Op::Constant, nullptr);
          node->value = Value::function(unit.function(declaration));
          return node;
        }
      if (auto *deref = dyn_cast<UnaryOperator>(sub))
        if (deref->getOpcode() == UO_Deref)
          return value(deref->getSubExpr());
      unsupported("function designator");
    }
    Node *at = place(sub);
    if (at->op == Op::Dereference) // &rows[i] is rows + i
      at->isNarrow = false;
    return as(Op::AddressOf, at);
  }
  case UO_Plus:
    return as(Op::Convert, value(e->getSubExpr()));
  case UO_Minus:
    return as(Op::Negate, value(e->getSubExpr()));
  case UO_Not:
    return as(Op::Complement, value(e->getSubExpr()));
  case UO_LNot:
    return as(Op::Not, value(e->getSubExpr()));
  case UO_PostInc:
  case UO_PreInc:
  case UO_PostDec:
  case UO_PreDec: {
    Node *node = as(Op::Increment, place(e->getSubExpr()));
    node->isPost = e->isPostfix();
    node->step = e->isIncrementOp() ? 1 : -1;
    if (node->type.cls == Class::Pointer)
      node->step *= pointeeSize(e->getType());
    return node;
  }
  default:
    unsupported(std::string("operator ") + UnaryOperator::getOpcodeStr(e->getOpcode()).str());
  }
}

static bool arithmeticOf(BinaryOperatorKind kind, Arithmetic &op) {
  switch (kind) {
  case BO_Add: case BO_AddAssign: op = Arithmetic::Add; return true;
  case BO_Sub: case BO_SubAssign: op = Arithmetic::Sub; return true;
  case BO_Mul: case BO_MulAssign: op = Arithmetic::Mul; return true;
  case BO_Div: case BO_DivAssign: op = Arithmetic::Div; return true;
  case BO_Rem: case BO_RemAssign: op = Arithmetic::Rem; return true;
  case BO_Shl: case BO_ShlAssign: op = Arithmetic::Shl; return true;
  case BO_Shr: case BO_ShrAssign: op = Arithmetic::Shr; return true;
  case BO_And: case BO_AndAssign: op = Arithmetic::And; return true;
  case BO_Or: case BO_OrAssign: op = Arithmetic::Or; return true;
  case BO_Xor: case BO_XorAssign: op = Arithmetic::Xor; return true;
  default: return false;
  }
}

static bool comparisonOf(BinaryOperatorKind kind, Comparison &op) {
  switch (kind) {
  case BO_LT: op = Comparison::Less; return true;
  case BO_GT: op = Comparison::Greater; return true;
  case BO_LE: op = Comparison::LessEqual; return true;
  case BO_GE: op = Comparison::GreaterEqual; return true;
  case BO_EQ: op = Comparison::Equal; return true;
  case BO_NE: op = Comparison::NotEqual; return true;
  default: return false;
  }
}

Node *Lowerer::binary(const BinaryOperator *e) {
  const Expr *left = e->getLHS(), *right = e->getRHS();
  Node *node = make(Op::Arithmetic, e);
  node->type = unit.type(e->getType());
  bool isLeftPointer = left->getType()->isPointerType();
  bool isRightPointer = right->getType()->isPointerType();
  BinaryOperatorKind kind = e->getOpcode();
  if (kind == BO_Assign) {
    node->op = node->type.cls == Class::Aggregate ? Op::AssignWhole : Op::Assign;
    node->a = place(left);
    node->b = value(right);
    return node;
  }
  if (kind == BO_Add && (isLeftPointer || isRightPointer)) {
    node->op = isLeftPointer ? Op::PointerAdd : Op::AddPointer;
    node->a = value(isLeftPointer ? left : right);
    node->b = value(isLeftPointer ? right : left);
    node->step = pointeeSize(e->getType());
    return node;
  }
  node->a = value(left);
  node->b = value(right);
  if (kind == BO_Sub && isLeftPointer) {
    node->op = isRightPointer ? Op::PointerSub : Op::PointerAdd;
    node->step = pointeeSize(left->getType());
    if (!isRightPointer)
      node->step = -node->step;
    return node;
  }
  if (kind == BO_LAnd || kind == BO_LOr || kind == BO_Comma) {
    node->op = kind == BO_LAnd ? Op::And : kind == BO_LOr ? Op::Or : Op::Comma;
    return node;
  }
  node->operandType = unit.type(left->getType());
  if (comparisonOf(kind, node->comparison)) {
    node->op = Op::Compare;
    return node;
  }
  if (!arithmeticOf(kind, node->arithmetic))
    unsupported(std::string("operator ") + e->getOpcodeStr().str());
  return node;
}

Node *Lowerer::compoundAssign(const CompoundAssignOperator *e) {
  Node *node = make(Op::AssignWith, e);
  node->type = unit.type(e->getType());
  node->a = place(e->getLHS());
  node->b = value(e->getRHS());
  if (!arithmeticOf(e->getOpcode(), node->arithmetic))
    unsupported(std::string("operator ") + e->getOpcodeStr().str());
  if (node->type.cls == Class::Pointer) {
    node->op = Op::AssignStep;
    node->step = pointeeSize(e->getType());
    if (node->arithmetic == Arithmetic::Sub)
      node->step = -node->step;
    return node;
  }
  node->operandType = unit.type(e->getComputationResultType());
  return node;
}

Node *Lowerer::call(const CallExpr *e) {
  Node *node = make(Op::Call, e);
  node->type = unit.type(e->getCallReturnType(unit.context));
  const FunctionDecl *direct = e->getDirectCallee();
  if (direct && direct->getBuiltinID()) {
    node->op = Op::Builtin;
    node->name = direct->getNameAsString();
    if (node->name == "__builtin_constant_p") {
      Expr::EvalResult known;
      if (!e->EvaluateAsInt(known, unit.context) || known.Val.getInt() == 0)
        unsupported("__builtin_constant_p of what is no constant");
      return constant(e, Value::integer(1));
    }
  } else if (direct) {
    node->function = unit.function(direct);
  } else {
    node->a = value(e->getCallee());
    QualType callee = e->getCallee()->getType()->getPointeeType();
    node->functionType = callee.getCanonicalType().getTypePtr();
  }
  for (const Expr *argument : e->arguments())
    node->list.push_back(value(argument));
  return node;
}

Node *Lowerer::sequence(const StmtExpr *e) {
  if (!code && scopes.empty())
    unsupported("statement expression outside of a function");
  Node *node = make(Op::Sequence, e);
  node->type = unit.type(e->getType());
  Code *outer = code;
  bool wasInSequence = isInSequence;
  isInSequence = true;
  code = &node->code;
  allScopes.emplace_back();
  scopes.push_back(&allScopes.back());
  const CompoundStmt *body = e->getSubStmt();
  const Stmt *last = body->body_empty() ? nullptr : body->body_back();
  for (const Stmt *s : body->body()) {
    if (s == last && isa<Expr>(s))
      node->a = value(cast_or_null<Expr>(s));
    else
      statement(s);
  }
  node->slots = scopes.back()->slots;
  scopes.pop_back();
  code = outer;
  isInSequence = wasInSequence;
  return node;
}

Node *Lowerer::value(const Expr *e) {
  e = stripped(e);
  switch (e->getStmtClass()) {
  case Stmt::IntegerLiteralClass: {
    const llvm::APInt &v = cast<IntegerLiteral>(e)->getValue();
    if (v.getBitWidth() > 64)
      unsupported("wide integer");
    return constant(e, Value::integer(wrap(v.getZExtValue(), unit.type(e->getType()))));
  }
  case Stmt::CharacterLiteralClass: {
    // An int whose value is that of a char.
    uint64_t v = cast<CharacterLiteral>(e)->getValue();
    return constant(e, Value::integer(wrap(v, unit.type(e->getType()))));
  }
  case Stmt::CXXBoolLiteralExprClass:
    return constant(e, Value::integer(cast<CXXBoolLiteralExpr>(e)->getValue()));
  case Stmt::FloatingLiteralClass: {
    soundness::Type type = unit.type(e->getType());
    llvm::APFloat v = cast<FloatingLiteral>(e)->getValue();
    return constant(e, Value::floating(type.cls == Class::Float ? double(v.convertToFloat())
                                                                : v.convertToDouble()));
  }
  case Stmt::UnaryExprOrTypeTraitExprClass:
  case Stmt::OffsetOfExprClass:
  case Stmt::TypeTraitExprClass:
    return folded(e);
  case Stmt::ImplicitValueInitExprClass:
    if (unit.type(e->getType()).cls == Class::Aggregate)
      break;
    return constant(e, unit.type(e->getType()).isFloating() ? Value::floating(0) : Value());
  case Stmt::DeclRefExprClass:
    if (auto *enumerator = dyn_cast<EnumConstantDecl>(cast<DeclRefExpr>(e)->getDecl()))
      return constant(e, Value::integer(wrap(enumerator->getInitVal().getExtValue(),
                                             unit.type(e->getType()))));
    break;
  case Stmt::ImplicitCastExprClass:
  case Stmt::CStyleCastExprClass:
    return conversion(cast<CastExpr>(e));
  case Stmt::UnaryOperatorClass:
    return unary(cast<UnaryOperator>(e));
  case Stmt::BinaryOperatorClass:
    return binary(cast<BinaryOperator>(e));
  case Stmt::CompoundAssignOperatorClass:
    return compoundAssign(cast<CompoundAssignOperator>(e));
  case Stmt::CallExprClass:
    return call(cast<CallExpr>(e));
  case Stmt::StmtExprClass:
    return sequence(cast<StmtExpr>(e));
  case Stmt::ConditionalOperatorClass: {
    auto *conditional = cast<ConditionalOperator>(e);
    Node *node = make(Op::Choose, e);
    node->type = unit.type(e->getType());
    node->a = value(conditional->getCond());
    node->b = value(conditional->getTrueExpr());
    node->c = value(conditional->getFalseExpr());
    return node;
  }
  case Stmt::BinaryConditionalOperatorClass: {
    auto *elvis = cast<BinaryConditionalOperator>(e);
    Node *node = make(Op::Elvis, e);
    node->type = unit.type(e->getType());
    node->a = value(elvis->getCommon());
    node->slot = savedValues++;
    savedOf[elvis->getOpaqueValue()] = {node->slot, node->a->type};
    Node *choose = node->b = make(Op::Choose, e);
    choose->type = node->type;
    choose->a = value(elvis->getCond());
    choose->b = value(elvis->getTrueExpr());
    choose->c = value(elvis->getFalseExpr());
    return node;
  }
  case Stmt::OpaqueValueExprClass: {
    auto found = savedOf.find(cast<OpaqueValueExpr>(e));
    if (found == savedOf.end())
      break;
    Node *node = make(Op::Saved, e);
    node->slot = found->second.first;
    node->type = found->second.second;
    return node;
  }
  case Stmt::InitListExprClass: {
    auto *list = cast<InitListExpr>(e);
    if (list->getNumInits() == 1 && unit.type(e->getType()).cls != Class::Aggregate)
      return value(list->getInit(0));
    break;
  }
  case Stmt::MemberExprClass: {
    if (e->isGLValue())
      break;
    Node *at = member(cast<MemberExpr>(e));
    soundness::Type type = unit.type(e->getType());
    Node *node = make(type.cls == Class::Aggregate ? Op::LoadWhole : Op::Load, e);
    node->type = type;
    node->a = at;
    return node;
  }
  default:
    break;
  }
  unsupported(std::string(e->getStmtClassName()));
}

} // namespace soundness
