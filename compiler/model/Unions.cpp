// What unions mean (Model.h; docs/language.md, "Unions").
//
// A union is bits: scalars and arrays of one size that any pattern of bits is a
// value of. Or it is tagged: a field whose sibling says which arm is in use. A
// union type that a tagged field has stands nowhere else, so that no object of
// it lacks its tag.
#include "model/Model.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "llvm/ADT/StringExtras.h"

using namespace sdc;
using namespace clang;

static const RecordDecl *unionOf(QualType T) {
  const RecordDecl *R = T->getAsRecordDecl();
  R = R ? R->getDefinition() : nullptr;
  return R && R->isUnion() ? R : nullptr;
}

/// The text of F's __tagged; an anonymous union's stands behind its brace, where
/// clang gives it to the type.
static std::optional<std::string> taggedText(const FieldDecl *F) {
  std::vector<std::string> Texts = annotations(F, "sd_tagged:");
  if (Texts.empty() && F->isAnonymousStructOrUnion())
    if (const RecordDecl *R = unionOf(F->getType()))
      Texts = annotations(R, "sd_tagged:");
  if (Texts.empty())
    return std::nullopt;
  return Texts.front();
}

uint64_t sdc::tagBits(llvm::APSInt Value, const FieldDecl *Tag) {
  const ASTContext &AST = Tag->getASTContext();
  return Value.extOrTrunc(AST.getIntWidth(Tag->getType())).getZExtValue();
}

std::string sdc::tagValueName(const FieldDecl *Tag, uint64_t Value) {
  if (const auto *E = Tag->getType()->getAs<EnumType>())
    if (const EnumDecl *D = E->getDecl()->getDefinition())
      for (const EnumConstantDecl *Each : D->enumerators())
        if (tagBits(Each->getInitVal(), Tag) == Value)
          return Each->getName().str();
  const ASTContext &AST = Tag->getASTContext();
  llvm::APInt Bits(AST.getIntWidth(Tag->getType()), Value);
  return llvm::toString(
      Bits, 10, !Tag->getType()->isUnsignedIntegerOrEnumerationType());
}

namespace {

/// Reads one __tagged.
class TaggedReader {
public:
  TaggedReader(UnitContext &Unit, const FieldDecl *F) : Unit(Unit), F(F) {}

  std::optional<Tagged> read(llvm::StringRef Text);

private:
  bool findTag(llvm::StringRef Name);
  std::optional<llvm::APSInt> value(llvm::StringRef Text);
  const EnumConstantDecl *enumerator(llvm::StringRef Name) const;

  std::nullopt_t fail(const llvm::Twine &Why) {
    Unit.Diags.report(F->getLocation(), Rule::BadTagged, Why.str());
    return std::nullopt;
  }

  UnitContext &Unit;
  const FieldDecl *F;
  Tagged Found;
};

} // namespace

bool TaggedReader::findTag(llvm::StringRef Name) {
  for (const FieldDecl *Each : F->getParent()->fields())
    if (Each->getName() == Name)
      Found.Tag = Each;
  if (!Found.Tag || F->getParent()->isUnion()) {
    fail("tag '" + Name + "' is not a field beside the union");
    return false;
  }
  QualType T = Found.Tag->getType();
  if (!T->isIntegralOrEnumerationType() || T->isAtomicType() ||
      T->isIncompleteType()) {
    fail("tag '" + Name + "' is not an enum or a plain integer");
    return false;
  }
  if (Found.Tag->isBitField()) {
    fail("tag '" + Name + "' is a bit-field");
    return false;
  }
  return true;
}

/// The tag's own enumerators come first; then those of the unit.
const EnumConstantDecl *TaggedReader::enumerator(llvm::StringRef Name) const {
  if (const auto *E = Found.Tag->getType()->getAs<EnumType>())
    if (const EnumDecl *D = E->getDecl()->getDefinition())
      for (const EnumConstantDecl *Each : D->enumerators())
        if (Each->getName() == Name)
          return Each;
  for (const NamedDecl *D : Unit.AST.getTranslationUnitDecl()->lookup(
           &Unit.AST.Idents.get(Name)))
    if (const auto *E = dyn_cast<EnumConstantDecl>(D))
      return E;
  return nullptr;
}

/// A number, an enumerator, true or false; fits the tag.
std::optional<llvm::APSInt> TaggedReader::value(llvm::StringRef Text) {
  llvm::StringRef Rest = Text.trim();
  while (Rest.starts_with("(") && Rest.ends_with(")"))
    Rest = Rest.drop_front().drop_back().trim();
  llvm::APSInt Value(64, /*isUnsigned=*/true);
  bool IsNegative = Rest.consume_front("-");
  Rest = Rest.ltrim();
  if (!Rest.empty() && isdigit(static_cast<unsigned char>(Rest[0]))) {
    uint64_t Number = 0;
    if (Rest.consumeInteger(0, Number) ||
        !Rest.trim("uUlL").empty())
      return fail("'" + Text.trim() + "' is not a number");
    Value = llvm::APSInt(llvm::APInt(64, Number), true);
  } else if (Rest == "true" || Rest == "false") {
    Value = llvm::APSInt(llvm::APInt(64, Rest == "true"), true);
  } else if (const EnumConstantDecl *E = Rest.empty() ? nullptr
                                                      : enumerator(Rest)) {
    Value = E->getInitVal();
  } else {
    return fail("'" + Text.trim() + "' is not an enumerator or a number");
  }
  Value = Value.extend(Value.getBitWidth() + 2); // room for the sign
  Value.setIsSigned(true);
  if (IsNegative)
    Value = -Value;
  QualType T = Found.Tag->getType();
  llvm::APSInt Fitted(Value.trunc(Unit.AST.getIntWidth(T)),
                      T->isUnsignedIntegerOrEnumerationType());
  if (!llvm::APSInt::isSameValue(Value, Fitted))
    return fail("'" + Text.trim() + "' does not fit tag '" +
                Found.Tag->getName() + "'");
  return Fitted;
}

std::optional<Tagged> TaggedReader::read(llvm::StringRef Text) {
  const RecordDecl *R = unionOf(F->getType());
  if (!R)
    return fail("__tagged stands on a field whose type is a union");
  Found.Union = F;
  llvm::SmallVector<llvm::StringRef, 8> Parts;
  Text.split(Parts, ',');
  if (!findTag(Parts.front().trim()))
    return std::nullopt;
  unsigned Arms = std::distance(R->field_begin(), R->field_end());
  if (Parts.size() != Arms + 1)
    return fail("the union has " + llvm::Twine(Arms) + " arms and __tagged " +
                llvm::Twine(Parts.size() - 1) + " values");
  for (llvm::StringRef Part : llvm::drop_begin(Parts)) {
    std::optional<llvm::APSInt> V = value(Part);
    if (!V)
      return std::nullopt;
    uint64_t Bits = tagBits(*V, Found.Tag);
    if (llvm::is_contained(Found.Values, Bits))
      return fail("two arms have the value '" + Part.trim() + "'");
    Found.Values.push_back(Bits);
  }
  for (const FieldDecl *Arm : R->fields()) {
    if (Arm->isBitField())
      return fail("arm '" + Arm->getName() + "' is a bit-field");
    if (Arm->getType()->isIncompleteArrayType())
      return fail("arm '" + Arm->getName() + "' has no size");
    if (!annotations(Arm, "sd_count:").empty())
      return fail("arm '" + Arm->getName() +
                  "' has a count; put the pointer and its count into a struct");
  }
  return Found;
}

void UnitModel::readUnions() {
  if (HasUnions)
    return;
  HasUnions = true;
  for (const Decl *D : Unit.Declarations) {
    const auto *F = dyn_cast<FieldDecl>(D);
    std::optional<std::string> Text = F ? taggedText(F) : std::nullopt;
    if (!Text)
      continue;
    std::optional<Tagged> T = TaggedReader(Unit, F).read(*Text);
    if (!T)
      continue;
    TaggedUnions.insert(unionOf(F->getType()));
    const Tagged *Kept = &(TaggedFields[F] = std::move(*T));
    ByTag[Kept->Tag].push_back(Kept);
  }
}

const Tagged *UnitModel::tagged(const FieldDecl *Union) {
  readUnions();
  auto It = TaggedFields.find(Union);
  return It == TaggedFields.end() ? nullptr : &It->second;
}

llvm::ArrayRef<const Tagged *> UnitModel::taggedBy(const FieldDecl *Tag) {
  readUnions();
  auto It = ByTag.find(Tag);
  if (It == ByTag.end())
    return {};
  return It->second;
}

bool UnitModel::isTagged(const RecordDecl *Union) {
  readUnions();
  return TaggedUnions.contains(Union->getDefinition());
}

bool UnitModel::isBitsArm(const FieldDecl *F) {
  return F->getParent()->isUnion() && !isTagged(F->getParent());
}

bool UnitModel::hasTagged(QualType T) {
  const RecordDecl *R = Unit.AST.getBaseElementType(T)->getAsRecordDecl();
  R = R ? R->getDefinition() : nullptr;
  return R && llvm::any_of(R->fields(), [this](const FieldDecl *F) {
           return tagged(F) || hasTagged(F->getType());
         });
}

bool UnitModel::embeds(QualType T, const RecordDecl *R) {
  const RecordDecl *Outer = Unit.AST.getBaseElementType(T)->getAsRecordDecl();
  Outer = Outer ? Outer->getDefinition() : nullptr;
  if (!Outer || Outer == R)
    return Outer != nullptr;
  return llvm::any_of(Outer->fields(), [&](const FieldDecl *F) {
    return embeds(F->getType(), R);
  });
}

/// Why F cannot be an arm of bits; null: it can.
static const char *notBits(const FieldDecl *F, const ASTContext &AST,
                           const llvm::DenseSet<const EnumDecl *> &TagEnums) {
  QualType T = F->getType();
  QualType Base = AST.getBaseElementType(T);
  if (F->isBitField())
    return "is a bit-field";
  if (T->isIncompleteArrayType())
    return "has no size";
  if (Base->isAtomicType())
    return "is atomic";
  if (Base->isBooleanType())
    return "is a bool, which not every pattern of bits is";
  if (Base->isPointerType())
    return "is a pointer";
  if (!Base->isArithmeticType())
    return "is not a number or an array of numbers";
  if (const auto *E = Base->getAs<EnumType>();
      E && TagEnums.contains(E->getDecl()->getDefinition()))
    return "is an enum that tells the arms of a tagged union";
  if (Base->isSpecificBuiltinType(BuiltinType::LongDouble))
    return "has bytes that are no part of its value";
  if (Base.isConstQualified())
    return "is const, and the other arms are not";
  return nullptr;
}

/// T is a tagged union, an array of it, or leads to it.
static bool mentions(QualType T,
                     const llvm::DenseSet<const RecordDecl *> &Unions) {
  T = T.getCanonicalType();
  if (const auto *P = dyn_cast<PointerType>(T))
    return mentions(P->getPointeeType(), Unions);
  if (const auto *A = dyn_cast<ArrayType>(T))
    return mentions(A->getElementType(), Unions);
  if (const auto *A = dyn_cast<AtomicType>(T))
    return mentions(A->getValueType(), Unions);
  if (const auto *Fn = dyn_cast<FunctionProtoType>(T)) {
    for (QualType P : Fn->param_types())
      if (mentions(P, Unions))
        return true;
    return mentions(Fn->getReturnType(), Unions);
  }
  const RecordDecl *R = unionOf(T);
  return R && Unions.contains(R);
}

/// An initialiser of a T stores its parts as their own types.
static bool isStoredInParts(QualType T, const ASTContext &AST) {
  return T->isRecordType() ||
         (T->isArrayType() && !AST.getBaseElementType(T)->isCharType());
}

void UnitModel::checkUnions() {
  readUnions();
  llvm::DenseSet<const EnumDecl *> TagEnums;
  for (const auto &[F, T] : TaggedFields) {
    if (const auto *E = T.Tag->getType()->getAs<EnumType>())
      TagEnums.insert(E->getDecl()->getDefinition());
    if (isCount(T.Tag))
      Unit.Diags.report(F->getLocation(), Rule::BadTagged,
                        "tag '" + T.Tag->getName().str() +
                            "' is also the count of a pointer");
    // Inside such an arm clang forgets that it fills a union.
    for (const FieldDecl *Arm : unionOf(F->getType())->fields()) {
      const PointerInfo *Element = element(Arm);
      if ((Element && isLinear(Element->Kind)) || hasLinearArray(Arm->getType()))
        Unit.Diags.report(F->getLocation(), Rule::BadTagged,
                          "arm '" + Arm->getName().str() +
                              "' holds an array of owners; keep it behind an owner");
      SharesBits |= isStoredInParts(Arm->getType(), Unit.AST);
    }
  }
  for (const Decl *D : Unit.Declarations) {
    if (const auto *R = dyn_cast<RecordDecl>(D)) {
      if (R->isUnion() && R->isThisDeclarationADefinition() && !isTagged(R)) {
        SharesBits = true;
        unsigned Before = Unit.Diags.errorCount();
        auto Refuse = [&](const FieldDecl *F, const char *Why) {
          std::string Name = F->getName().empty() ? "unnamed" : F->getName().str();
          Unit.Diags.report(F->getLocation(), Rule::UnionType, Name, Why);
        };
        for (const FieldDecl *F : R->fields())
          if (const char *Why = notBits(F, Unit.AST, TagEnums)) {
            Refuse(F, Why);
            break;
          }
        for (const FieldDecl *F : R->fields())
          if (Unit.Diags.errorCount() == Before &&
              Unit.AST.getTypeSize(F->getType()) !=
                  Unit.AST.getTypeSize(Unit.AST.getRecordType(R)))
            Refuse(F, "is not as long as the union");
        if (R->field_empty() && Unit.Diags.errorCount() == Before)
          Unit.Diags.report(R->getLocation(), Rule::UnionType, "", "is missing");
      }
      continue;
    }
    const auto *V = dyn_cast<ValueDecl>(D);
    const auto *Field = dyn_cast<FieldDecl>(D);
    if (!V || isa<IndirectFieldDecl>(V) || (Field && tagged(Field)))
      continue;
    if (mentions(V->getType(), TaggedUnions))
      Unit.Diags.report(V->getLocation(), Rule::UntaggedUnion, V);
    else if (!isa<FieldDecl>(V) && !annotations(V, "sd_tagged:").empty())
      Unit.Diags.report(V->getLocation(), Rule::AnnotationMisplaced, "__tagged");
  }
  // On a type: only an anonymous union hands it to its field.
  for (const Decl *D : Unit.Declarations)
    if (const auto *R = dyn_cast<RecordDecl>(D);
        R && !(R->isUnion() && R->isAnonymousStructOrUnion()) &&
        !annotations(R, "sd_tagged:").empty())
      Unit.Diags.report(R->getLocation(), Rule::AnnotationMisplaced, "__tagged");
}
