// Initialisers: what is stored where, in the order of the source; members
// without an initialiser become zero, padding stays unset.
#include "Lower.h"

#include <clang/AST/Decl.h>
#include <clang/AST/RecordLayout.h>

using namespace clang;

namespace soundness {

static constexpr uint64_t MostElements = 1 << 16;

static InitItem item(InitItem::Kind kind, int64_t offset, int64_t size, uint16_t arm) {
  InitItem result;
  result.kind = kind;
  result.offset = offset;
  result.size = size;
  result.arm = arm;
  return result;
}

void Lowerer::initialiser(const Expr *e, QualType type, int64_t offset, uint16_t arm,
                          std::vector<InitItem> &items) {
  e = e->IgnoreParens();
  if (auto *constantExpr = dyn_cast<ConstantExpr>(e))
    return initialiser(constantExpr->getSubExpr(), type, offset, arm, items);
  soundness::Type lowered = unit.type(type);
  if (isa<ImplicitValueInitExpr>(e)) {
    items.push_back(item(InitItem::Zero, offset, lowered.size, arm));
    return;
  }
  auto *list = dyn_cast<InitListExpr>(e);
  if (list && !list->isSemanticForm())
    list = list->getSemanticForm();
  if (list && list->isTransparent() && list->getNumInits() == 1)
    return initialiser(list->getInit(0), type, offset, arm, items);
  if (lowered.cls != Class::Aggregate) {
    if (list && list->getNumInits() > 1)
      unsupported("initialiser");
    if (list && list->getNumInits() == 0) {
      items.push_back(item(InitItem::Zero, offset, lowered.size, arm));
      return;
    }
    items.push_back(item(InitItem::Scalar, offset, lowered.size, arm));
    Node *v = value(list ? list->getInit(0) : e);
    items.back().type = lowered;
    items.back().value = v;
    return;
  }
  const Expr *text = list && list->getNumInits() == 1 ? list->getInit(0)->IgnoreParens() : e;
  if (auto *predefined = dyn_cast<PredefinedExpr>(text))
    text = predefined->getFunctionName();
  if (auto *literal = dyn_cast<StringLiteral>(text)) {
    if (type->isArrayType() && (!list || list->isStringLiteralInit())) {
      if (literal->getCharByteWidth() != 1)
        unsupported("wide string literal");
      InitItem bytes = item(InitItem::Text, offset, lowered.size, arm);
      bytes.text = literal->getBytes().str();
      bytes.text.resize(lowered.size);
      items.push_back(bytes);
      return;
    }
  }
  if (list)
    return type->isArrayType() ? initialiseArray(list, type, offset, arm, items)
                               : initialiseRecord(list, type, offset, arm, items);
  if (auto *literal = dyn_cast<CompoundLiteralExpr>(e); literal && type->isArrayType())
    return initialiser(literal->getInitializer(), type, offset, arm, items); // GNU
  if (type->isArrayType())
    unsupported("array initialiser");
  items.push_back(item(InitItem::Whole, offset, lowered.size, arm));
  Node *v = value(e);
  items.back().value = v;
}

void Lowerer::initialiseArray(const InitListExpr *list, QualType type, int64_t offset,
                              uint16_t arm, std::vector<InitItem> &items) {
  auto *array = cast<ConstantArrayType>(type.getCanonicalType());
  uint64_t count = array->getSize().getZExtValue();
  int64_t step = unit.type(array->getElementType()).size;
  uint64_t i = 0;
  for (; i < list->getNumInits() && i < count; i++)
    initialiser(list->getInit(i), array->getElementType(), offset + i * step, arm, items);
  if (i == count)
    return;
  const Expr *filler = list->getArrayFiller();
  if (!filler || isa<ImplicitValueInitExpr>(filler)) {
    items.push_back(item(InitItem::Zero, offset + i * step, (count - i) * step, arm));
    return;
  }
  if (count - i > MostElements)
    unsupported("large array initialiser");
  for (; i < count; i++)
    initialiser(filler, array->getElementType(), offset + i * step, arm, items);
}

void Lowerer::initialiseRecord(const InitListExpr *list, QualType type, int64_t offset,
                               uint16_t arm, std::vector<InitItem> &items) {
  const RecordDecl *record = type->castAs<RecordType>()->getDecl();
  const ASTRecordLayout &layout = unit.context.getASTRecordLayout(record);
  auto armOf = [&](const FieldDecl *f) {
    uint16_t id = unit.arm(f);
    return id ? unit.machine.memory.armIn(arm, id) : arm;
  };
  auto field = [&](const FieldDecl *f, const Expr *e) {
    if (f->getType()->isIncompleteArrayType()) {
      if (!e || isa<ImplicitValueInitExpr>(e))
        return;
      unsupported("initialiser of a flexible array");
    }
    uint16_t inner = armOf(f);
    uint64_t bits = layout.getFieldOffset(f->getFieldIndex());
    if (!f->isBitField())
      return initialiser(e, f->getType(), offset + bits / 8, inner, items);
    auto *nested = dyn_cast<InitListExpr>(e->IgnoreParens());
    if (nested && nested->getNumInits() == 1)
      e = nested->getInit(0);
    else if (nested)
      unsupported("initialiser of a bit-field");
    unsigned width = f->getBitWidthValue(unit.context);
    InitItem part = item(InitItem::Bits, offset + bits / 8, 0, inner);
    part.type = unit.type(f->getType());
    part.shift = bits % 8;
    part.width = width;
    part.value = value(e);
    items.push_back(part);
  };
  if (record->isUnion()) {
    const FieldDecl *f = list->getInitializedFieldInUnion();
    int64_t size = unit.type(type).size;
    if (!f || !list->getNumInits() || isa<ImplicitValueInitExpr>(list->getInit(0))) {
      items.push_back(item(InitItem::Zero, offset, size, arm));
      return;
    }
    items.push_back(item(InitItem::Unset, offset, size, armOf(f)));
    field(f, list->getInit(0));
    return;
  }
  unsigned next = 0;
  for (const FieldDecl *f : record->fields()) {
    if (f->isUnnamedBitField())
      continue;
    if (next >= list->getNumInits()) {
      if (f->getType()->isIncompleteArrayType())
        break;
      unsupported("initialiser with too few members");
    }
    field(f, list->getInit(next++));
  }
}

} // namespace soundness
