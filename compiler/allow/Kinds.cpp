// The tables of the .def files, and finding a row. See Kinds.h.
#include "allow/Kinds.h"
#include "clang/AST/Attr.h"
#include "clang/AST/Type.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/GlobPattern.h"

using namespace sdc;
using llvm::StringRef;

#define ALLOW(K) {#K, Verdict::Allow, Rule(0), "", ""},
#define ABSENT(K) {#K, Verdict::Absent, Rule(0), "", ""},
#define TRUSTED(K, R, What, Fix) {#K, Verdict::Trusted, Rule::R, What, Fix},
#define REFUSE(K, R, What, Fix) {#K, Verdict::Refuse, Rule::R, What, Fix},

static constexpr KindRow Statements[] = {
#include "allow/Statements.def"
};
static constexpr KindRow Declarations[] = {
#include "allow/Declarations.def"
};
static constexpr KindRow Types[] = {
#include "allow/Types.def"
};
static constexpr KindRow BuiltinTypes[] = {
#include "allow/BuiltinTypes.def"
};
static constexpr KindRow Casts[] = {
#include "allow/Casts.def"
};
static constexpr KindRow Operators[] = {
#include "allow/Operators.def"
};
static constexpr KindRow Attributes[] = {
#include "allow/Attributes.def"
};
static constexpr KindRow Qualifiers[] = {
#include "allow/Qualifiers.def"
};
static constexpr KindRow Pragmas[] = {
#include "allow/Pragmas.def"
};

#undef ALLOW
#undef TRUSTED
#undef REFUSE
#define ALLOW(K) {K, Verdict::Allow, Rule(0), "", ""},
#define REFUSE(K, Fix) {K, Verdict::Refuse, Rule::Builtin, "", Fix},
static constexpr KindRow Builtins[] = {
#include "allow/Builtins.def"
};

StringRef sdc::familyName(Family F) {
  switch (F) {
  case Family::Statement:
    return "Statement";
  case Family::Declaration:
    return "Declaration";
  case Family::Type:
    return "Type";
  case Family::BuiltinType:
    return "BuiltinType";
  case Family::Cast:
    return "Cast";
  case Family::Operator:
    return "Operator";
  case Family::Attribute:
    return "Attribute";
  case Family::Builtin:
    return "Builtin";
  case Family::Qualifier:
    return "Qualifier";
  case Family::Pragma:
    return "Pragma";
  }
  llvm_unreachable("every family has a name");
}

llvm::ArrayRef<KindRow> sdc::rowsOf(Family F) {
  switch (F) {
  case Family::Statement:
    return Statements;
  case Family::Declaration:
    return Declarations;
  case Family::Type:
    return Types;
  case Family::BuiltinType:
    return BuiltinTypes;
  case Family::Cast:
    return Casts;
  case Family::Operator:
    return Operators;
  case Family::Attribute:
    return Attributes;
  case Family::Builtin:
    return Builtins;
  case Family::Qualifier:
    return Qualifiers;
  case Family::Pragma:
    return Pragmas;
  }
  llvm_unreachable("every family has rows");
}

/// What to say of a kind that has no row or should not be there.
static const KindRow &unknown(Family F) {
  static constexpr llvm::StringLiteral Fix =
      "sdc does not know it, so it is refused";
#define UNKNOWN(R, What) {"", Verdict::Undecided, Rule::R, What, Fix}
  static constexpr KindRow Rows[] = {
      UNKNOWN(ExpressionKind, "this kind of expression or statement"),
      UNKNOWN(DeclarationKind, "this kind of declaration"),
      UNKNOWN(TypeKind, "this kind of type"),
      UNKNOWN(TypeKind, "this built-in type"),
      UNKNOWN(ExpressionKind, "this conversion"),
      UNKNOWN(ExpressionKind, "this operator"),
      UNKNOWN(Attribute, ""),
      UNKNOWN(Builtin, ""),
      UNKNOWN(TypeQualifier, ""),
      UNKNOWN(Pragma, ""),
  };
#undef UNKNOWN
  return Rows[static_cast<unsigned>(F)];
}

/// Rows by name. Built once per family; patterns are tried in order instead.
static const KindRow *find(Family F, StringRef Kind) {
  if (F == Family::Builtin) {
    for (const KindRow &Row : Builtins) {
      llvm::Expected<llvm::GlobPattern> Glob =
          llvm::GlobPattern::create(Row.Kind);
      if (Glob && Glob->match(Kind))
        return &Row;
      llvm::consumeError(Glob.takeError());
    }
    return nullptr;
  }
  static const std::vector<llvm::StringMap<const KindRow *>> Maps = [] {
    std::vector<llvm::StringMap<const KindRow *>> All;
    for (Family Each : {Family::Statement, Family::Declaration, Family::Type,
                        Family::BuiltinType, Family::Cast, Family::Operator,
                        Family::Attribute, Family::Builtin, Family::Qualifier,
                        Family::Pragma}) {
      llvm::StringMap<const KindRow *> &Map = All.emplace_back();
      for (const KindRow &Row : rowsOf(Each))
        Map[Row.Kind] = &Row;
    }
    return All;
  }();
  return Maps[static_cast<unsigned>(F)].lookup(Kind);
}

const KindRow &sdc::decide(Family F, StringRef Kind) {
  const KindRow *Row = find(F, Kind);
  if (!Row || Row->Says == Verdict::Absent)
    return unknown(F);
  return *Row;
}

StringRef sdc::kindName(const clang::Attr &A) {
  switch (A.getKind()) {
#define ATTR(X)                                                                \
  case clang::attr::X:                                                         \
    return #X;
#include "clang/Basic/AttrList.inc"
  }
  return "";
}

StringRef sdc::kindName(const clang::BuiltinType &T) {
  switch (T.getKind()) {
#define BUILTIN_TYPE(Id, SingletonId)                                          \
  case clang::BuiltinType::Id:                                                 \
    return #Id;
#include "clang/AST/BuiltinTypes.def"
  default:
    // Vector and image types of other targets and languages.
    return "";
  }
}

StringRef sdc::kindName(clang::BinaryOperatorKind Op) {
  switch (Op) {
#define BINARY_OPERATION(Name, Spelling)                                       \
  case clang::BO_##Name:                                                       \
    return "BO_" #Name;
#include "clang/AST/OperationKinds.def"
  }
  return "";
}

StringRef sdc::kindName(clang::UnaryOperatorKind Op) {
  switch (Op) {
#define UNARY_OPERATION(Name, Spelling)                                        \
  case clang::UO_##Name:                                                       \
    return "UO_" #Name;
#include "clang/AST/OperationKinds.def"
  }
  return "";
}
