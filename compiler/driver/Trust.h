// Which source text is sdc's own.
//
// sdc's macros (sd_new, sd_as, ...) and the functions behind them stand at the
// end of clang's predefines buffer. Text there may use casts and __sd_*
// functions; user text may not. A place is trusted by where its characters
// stand, never by a file name: line markers cannot fake it, and -D text, which
// is in the same buffer, stands before the start of the trusted part. Tokens
// made by pasting have no characters in the buffer and are not trusted.
#ifndef SDC_DRIVER_TRUST_H
#define SDC_DRIVER_TRUST_H

#include "clang/Basic/SourceLocation.h"
#include "clang/Lex/Preprocessor.h"
#include <string>

namespace sdc {

class Trust {
public:
  /// SdkInclude: the real path of the SDK's include folder.
  Trust(clang::Preprocessor &PP, std::string SdkInclude);

  /// The token at Loc was written in sdc's predefines (macro bodies included;
  /// a macro's arguments count where they were written).
  bool isPredefine(clang::SourceLocation Loc) const;

  /// The token at Loc was written on the command line (-D).
  bool isCommandLine(clang::SourceLocation Loc) const;

  /// The token at Loc was written in a header of the SDK.
  bool isSdk(clang::SourceLocation Loc) const;

  /// In the predefines or in an SDK header.
  bool isTrusted(clang::SourceLocation Loc) const {
    return isPredefine(Loc) || isSdk(Loc);
  }

private:
  clang::Preprocessor &PP;
  std::string SdkInclude;
  // Offsets in the predefines buffer: clang's text, then the command line's,
  // then sdc's.
  unsigned CommandLine;
  unsigned Start;
};

/// Appends sdc's predefines to PP's; call before the main file is entered.
void addPredefines(clang::Preprocessor &PP);

} // namespace sdc

#endif
