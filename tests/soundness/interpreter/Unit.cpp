// What all functions of a file share: types, statics, functions, union arms.
#include "Lower.h"

#include <clang/AST/Attr.h>
#include <clang/AST/Decl.h>
#include <clang/AST/RecordLayout.h>
#include <clang/Basic/SourceManager.h>

using namespace clang;

namespace soundness {

Unit::Unit(ASTContext &context, const Limits &limits)
    : context(context), machine(limits, [this](Function &f) { prepare(f); }) {}

int Unit::line(SourceLocation location) const {
  const SourceManager &sources = context.getSourceManager();
  SourceLocation expansion = sources.getExpansionLoc(location);
  if (expansion.isInvalid() || !sources.isWrittenInMainFile(expansion))
    return 0;
  return sources.getPresumedLoc(expansion).getLine(); // as #line says
}

soundness::Type Unit::type(QualType qualified) {
  const clang::Type *canonical = qualified.getCanonicalType().getTypePtr();
  auto found = typeOf.find(canonical);
  if (found != typeOf.end())
    return found->second;
  soundness::Type result;
  if (auto *atomic = dyn_cast<AtomicType>(canonical)) {
    result = type(atomic->getValueType());
    if (result.cls == Class::Aggregate)
      unsupported("atomic struct");
  } else if (auto *pointer = dyn_cast<clang::PointerType>(canonical)) {
    result.cls = Class::Pointer;
    result.size = 8;
    result.pointer = pointer;
  } else if (isa<RecordType, ConstantArrayType>(canonical)) {
    if (canonical->isIncompleteType())
      unsupported("incomplete type");
    result.cls = Class::Aggregate;
    result.size = context.getTypeSizeInChars(canonical).getQuantity();
  } else if (canonical->isVoidType()) {
    result.cls = Class::Void;
  } else if (canonical->isBooleanType()) {
    result.cls = Class::Bool;
    result.size = 1;
  } else if (canonical->isSpecificBuiltinType(BuiltinType::Float)) {
    result.cls = Class::Float;
    result.size = 4;
  } else if (canonical->isSpecificBuiltinType(BuiltinType::Double)) {
    result.cls = Class::Double;
    result.size = 8;
  } else if (canonical->isIntegerType() && !canonical->isBitIntType() &&
             context.getTypeSize(canonical) <= 64) {
    result.cls = Class::Int;
    result.size = context.getTypeSize(canonical) / 8;
    result.isSigned = canonical->isSignedIntegerOrEnumerationType();
  } else {
    unsupported("type " + qualified.getAsString());
  }
  typeOf[canonical] = result;
  return result;
}

// Unions of plain numbers of one size are their bits, whichever arm was written.
bool Unit::isBits(const RecordDecl *record) {
  CharUnits size = context.getTypeSizeInChars(context.getRecordType(record));
  for (const FieldDecl *field : record->fields()) {
    QualType type = context.getBaseElementType(field->getType());
    if (!type->isArithmeticType() || type->isBooleanType() || field->isBitField() ||
        context.getTypeSizeInChars(field->getType()) != size)
      return false;
  }
  return true;
}

uint16_t Unit::arm(const FieldDecl *field) {
  const RecordDecl *record = field->getParent();
  if (!record->isUnion())
    return 0;
  auto found = armOf.find(field);
  if (found != armOf.end())
    return found->second;
  bool bits = isBits(record);
  for (const FieldDecl *each : record->fields()) {
    if (bits) {
      armOf[each] = 0;
      continue;
    }
    if (unionFields == UINT16_MAX)
      unsupported("more union fields than there are ids");
    armOf[each] = ++unionFields;
  }
  return armOf[field];
}

const Guard *Unit::guard(const ValueDecl *declaration) {
  for (const auto *said : declaration->specific_attrs<AnnotateAttr>()) {
    StringRef name = said->getAnnotation();
    if (!name.consume_front("guard:"))
      continue;
    guards.emplace_back();
    Guard &guard = guards.back();
    if (auto *field = dyn_cast<FieldDecl>(declaration))
      for (const FieldDecl *each : field->getParent()->fields())
        if (each->getName() == name) {
          guard.offset = context.getFieldOffset(each) / 8;
          return &guard;
        }
    for (const NamedDecl *each :
         context.getTranslationUnitDecl()->lookup(&context.Idents.get(name)))
      if (auto *variable = dyn_cast<VarDecl>(each)) {
        guard.object = global(variable);
        return &guard;
      }
    unsupported("guard " + name.str());
  }
  return nullptr;
}

Function *Unit::function(const FunctionDecl *declaration) {
  Function *&function = functionOf[declaration->getCanonicalDecl()];
  if (function)
    return function;
  functions.emplace_back();
  function = &functions.back();
  function->name = declaration->getNameAsString();
  function->declaration = declaration;
  function->type = declaration->getType().getCanonicalType().getTypePtr();
  function->hasBody = declaration->hasBody();
  return function;
}

void Unit::prepare(Function &function) {
  function.isReady = true;
  const FunctionDecl *definition = nullptr;
  static_cast<const FunctionDecl *>(function.declaration)->hasBody(definition);
  try {
    function.type = definition->getType().getCanonicalType().getTypePtr();
    Lowerer(*this, &function).body(definition);
  } catch (const Stop &stop) {
    function.unsupported = stop.what;
  }
}

Object *Unit::global(const VarDecl *variable) {
  Object *&known = globalOf[variable->getCanonicalDecl()];
  if (known)
    return known;
  const VarDecl *definition = variable->getDefinition();
  if (!definition)
    definition = variable->getCanonicalDecl()->getActingDefinition();
  if (!definition && variable->isStaticLocal())
    definition = variable;
  if (!definition)
    unsupported("extern variable " + variable->getNameAsString());
  QualType type = definition->getType();
  if (auto *array = dyn_cast<IncompleteArrayType>(type.getCanonicalType()))
    unsupported("variable of unknown size " + variable->getNameAsString() +
                array->getElementType().getAsString());
  int64_t size = this->type(type).size;
  Object *object = machine.memory.createStatic(size);
  known = object; // before its initialiser, which may name it
  if (const Expr *init = definition->getInit()) {
    std::vector<InitItem> items;
    Function scratch;
    try {
      Lowerer(*this, &scratch).initialiser(init, type, 0, 0, items);
      machine.initialise(object, items);
    } catch (const Stop &stop) {
      object->unsupported = "static initialiser: " + stop.what;
    }
  }
  object->isReadOnly = context.getBaseElementType(type).isConstQualified();
  machine.memory.sealStatic(object);
  return object;
}

Object *Unit::text(const StringLiteral *literal) {
  Object *&object = literalOf[literal];
  if (object)
    return object;
  if (literal->getCharByteWidth() != 1)
    unsupported("wide string literal");
  int64_t size = context.getTypeSizeInChars(literal->getType()).getQuantity();
  object = machine.memory.createStatic(size);
  std::string bytes = literal->getBytes().str();
  bytes.resize(size);
  machine.memory.storeData(Memory::whole(object), bytes.data(), size, 0);
  object->isReadOnly = true;
  machine.memory.sealStatic(object);
  return object;
}

Object *Unit::literal(const CompoundLiteralExpr *literal) {
  Object *&known = literalOf[literal];
  if (known)
    return known;
  Object *object = machine.memory.createStatic(type(literal->getType()).size);
  known = object;
  std::vector<InitItem> items;
  Function scratch;
  Lowerer(*this, &scratch).initialiser(literal->getInitializer(), literal->getType(), 0, 0, items);
  machine.initialise(object, items);
  object->isReadOnly = context.getBaseElementType(literal->getType()).isConstQualified();
  machine.memory.sealStatic(object);
  return object;
}

} // namespace soundness
