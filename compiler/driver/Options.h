// The option door of driver mode. What is not named here is refused by name:
// an option that reached clang unseen could switch off what sdc relies on
// (-mllvm, -Xclang, -include, -Wl, ...). No option switches a check off.
#ifndef SDC_DRIVER_OPTIONS_H
#define SDC_DRIVER_OPTIONS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace sdc {

enum class Output {
  Object,       // -c
  Assembly,     // -S
  Preprocessed, // -E
  Dependencies, // -M, -MM alone
};

enum class Overflow { Wrap, Trap };

struct Options {
  Output Kind = Output::Object;
  /// Lint: check without code.
  bool CheckOnly = false;
  /// -###: print the job, run nothing.
  bool PrintJob = false;
  /// What signed arithmetic does at its end (dialect §9).
  Overflow OnOverflow = Overflow::Wrap;
  /// --concurrent: the unit is of a concurrent domain (dialect §11).
  bool Concurrent = false;
  /// --stats: print how many checks were inserted, proven and left.
  bool Statistics = false;
  /// The user asked for debug information; without it the line tables that
  /// the trap table is made from are stripped.
  bool KeepDebugInfo = false;
  /// Every error, instead of the first 20.
  bool AllErrors = false;
  /// lint --kinds: print each syntax kind that the allow-list walk met.
  bool ListKinds = false;
  /// Lint of ordinary C, which is not Domain C yet: Clang holds flags for the
  /// system's headers (lint/Flags.h), and a UnitListener judges.
  bool Hosted = false;

  std::vector<std::string> Inputs;
  std::string OutputFile; // empty: derived from the input
  /// Options judged and handed on to clang's driver, in order.
  std::vector<std::string> Clang;
};

/// Judges Args (without the program's name). False: a message has been
/// printed; exit with 1. @file arguments must have been expanded.
bool parseOptions(llvm::ArrayRef<std::string> Args, Options &Opts);

/// Replaces each @file by its words. False: a message has been printed.
bool expandResponseFiles(llvm::ArrayRef<const char *> Args,
                         std::vector<std::string> &Out);

/// The flags that sdc always sets, before and after the user's.
std::vector<std::string> fixedFlags(const Options &Opts);

} // namespace sdc

#endif
