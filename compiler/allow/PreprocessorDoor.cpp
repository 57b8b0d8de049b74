// What a unit may say to the preprocessor: which pragmas, includes and macro
// names. Called back by clang before anything is parsed, so no later check can
// be talked out of its words (driver/Pipeline.h).
#include "allow/Kinds.h"
#include "driver/MacroNames.h"
#include "driver/Pipeline.h"
#include "clang/Basic/CharInfo.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/MacroInfo.h"
#include "clang/Lex/PPCallbacks.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Path.h"

using namespace sdc;
using namespace clang;

namespace {

class Door : public PPCallbacks {
public:
  Door(Preprocessor &PP, Diagnostics &Diags, const Trust &Trusted)
      : PP(PP), Diags(Diags), Trusted(Trusted) {}

  void PragmaDirective(SourceLocation Loc,
                       PragmaIntroducerKind Introducer) override;
  void MacroDefined(const Token &Name, const MacroDirective *MD) override;
  void MacroUndefined(const Token &Name, const MacroDefinition &,
                      const MacroDirective *) override {
    macroName(Name, nullptr);
  }
  void MacroExpands(const Token &Name, const MacroDefinition &MD, SourceRange,
                    const MacroArgs *) override;
  void InclusionDirective(SourceLocation HashLoc, const Token &IncludeTok,
                          StringRef FileName, bool IsAngled,
                          CharSourceRange FilenameRange, OptionalFileEntryRef,
                          StringRef, StringRef, const Module *, bool,
                          SrcMgr::CharacteristicKind) override;
  void EmbedDirective(SourceLocation HashLoc, StringRef, bool,
                      OptionalFileEntryRef,
                      const LexEmbedParametersResult &) override {
    Diags.report(HashLoc, Rule::Directive, "embed",
                 "pack the file into the system image as data");
  }
  void Ident(SourceLocation Loc, StringRef) override {
    Diags.report(Loc, Rule::Directive, "ident", "leave it out");
  }

private:
  void macroName(const Token &Name, const MacroInfo *Info);
  bool isClangs(SourceLocation Loc) const {
    return PP.getSourceManager().getFileID(Loc) == PP.getPredefinesFileID();
  }

  Preprocessor &PP;
  Diagnostics &Diags;
  const Trust &Trusted;
  llvm::StringSet<> Owned; // macros of the predefines and the SDK
};

} // namespace

void Door::PragmaDirective(SourceLocation Loc,
                           PragmaIntroducerKind Introducer) {
  if (isClangs(Loc))
    return;
  // The callback comes before the words are read; they stand in the buffer.
  llvm::StringRef Text(PP.getSourceManager().getCharacterData(Loc));
  llvm::StringRef Line = Text.take_until([](char C) { return C == '\n'; });
  Line.consume_front("#");
  Line = Line.ltrim();
  Line.consume_front("pragma");
  llvm::StringRef Word = Line.ltrim().take_while(
      [](char C) { return isAsciiIdentifierContinue(C); });
  bool IsDirective = Introducer == PIK_HashPragma;
  if (IsDirective && decide(Family::Pragma, Word).Says == Verdict::Allow)
    return;
  Diags.report(Loc, Rule::Pragma, IsDirective ? Word : "by operator");
}

void Door::macroName(const Token &Name, const MacroInfo *Info) {
  llvm::StringRef Text = Name.getIdentifierInfo()->getName();
  SourceLocation Loc = Name.getLocation();
  if (isClangs(Loc) || Trusted.isSdk(Loc)) {
    if (Trusted.isTrusted(Loc))
      Owned.insert(Text);
    return;
  }
  // sd_x: a local of one of sdc's macros, perhaps.
  bool IsReserved = isReservedMacroName(Text) || Text.starts_with("sd_");
  bool IsGuard = Info && Info->isObjectLike() && Info->tokens_empty() &&
                 isIncludeGuardName(Text);
  if (Owned.contains(Text) || (IsReserved && !IsGuard))
    Diags.report(Loc, Rule::ReservedMacro, Text);
}

void Door::MacroDefined(const Token &Name, const MacroDirective *MD) {
  macroName(Name, MD->getMacroInfo());
}

/// A macro of the user's must not rewrite what sdc's own text says: its macros,
/// its declarations, the SDK's headers.
void Door::MacroExpands(const Token &Name, const MacroDefinition &MD,
                        SourceRange, const MacroArgs *) {
  const MacroInfo *Info = MD.getMacroInfo();
  if (!Info || Info->isBuiltinMacro() || !Trusted.isTrusted(Name.getLocation()))
    return;
  SourceLocation Defined = Info->getDefinitionLoc();
  bool IsUsers = Trusted.isCommandLine(Defined) ||
                 !(isClangs(Defined) || Trusted.isSdk(Defined));
  if (IsUsers)
    Diags.report(Trusted.isCommandLine(Defined) ? Name.getLocation() : Defined,
                 Rule::ReservedMacro, Name.getIdentifierInfo()->getName());
}

void Door::InclusionDirective(SourceLocation HashLoc, const Token &IncludeTok,
                              StringRef FileName, bool,
                              CharSourceRange FilenameRange,
                              OptionalFileEntryRef, StringRef, StringRef,
                              const Module *, bool,
                              SrcMgr::CharacteristicKind) {
  if (isClangs(HashLoc))
    return;
  llvm::StringRef Word = IncludeTok.getIdentifierInfo()->getName();
  if (Word != "include")
    Diags.report(HashLoc, Rule::Directive, Word, "use #include");
  if (llvm::sys::path::is_absolute(FileName))
    Diags.report(FilenameRange.getBegin(), Rule::IncludePath, FileName);
}

void sdc::watchPreprocessor(Preprocessor &PP, Diagnostics &Diags,
                            const Trust &Trusted) {
  PP.addPPCallbacks(std::make_unique<Door>(PP, Diags, Trusted));
}
