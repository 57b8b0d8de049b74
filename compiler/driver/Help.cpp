// sdc --help and --version.
#include "driver/Commands.h"
#include "driver/Message.h"
#include "clang/Basic/Version.h"
#include "llvm/Support/raw_ostream.h"

using namespace sdc;

int sdc::printHelp() {
  llvm::outs() << R"(sdc, the compiler of Domain C: C17 in which every accepted program is memory-safe

Usage:
  sdc [-c|-S|-E] [options] FILE.c...      compile, as a C compiler would
  sdc lint FILES [-- FLAGS]               check, without making code
  sdc lint -p BUILD                       the same for a whole code base
  sdc port report -p BUILD -o FOLDER      what keeps C code from being Domain C
  sdc link --manifest M -o X.domain FILES link stamped objects to a domain
  sdc explain RULE | --list               what a rule means and how to obey it
  sdc --help | --version

Options:
  -c -S -E         make an object, assembly, preprocessed text
  -o FILE          where to write
  -O0 -O1 -O2 -O3 -Os -Oz -Og             how much to optimise
  -g -g1 -g2 -g3 -ggdb -gdwarf-4 -gdwarf-5 -gline-tables-only
  -DNAME[=TEXT] -UNAME -IFOLDER
  -std=STANDARD    c11 gnu11 c17 gnu17 (default) c23 gnu23
  -W...            clang's warnings; no rule of sdc depends on one
  -M -MM -MD -MMD -MP -MG -MF FILE -MT NAME -MQ NAME
  -###             print what would run
  --overflow=wrap|trap                    signed overflow wraps (default) or faults
  --concurrent     for a domain that several threads run inside at a time
  --stats          print the run-time checks inserted, proven and left
  @FILE            read options from a file
Every other option is refused. No option switches a check off.

'sdc lint --help' and 'sdc port --help' say what these take: formats (JSON, SARIF,
GitHub, HTML), baselines, changed files, fixes, build folders.

Exit status: compiling, 0 or 1 as clang; sub-commands: 0 accepted,
1 judged and refused, 2 could not judge; 3 a defect of sdc.
)";
  return ExitAccepted;
}

int sdc::printVersion() {
  llvm::outs() << "sdc " SDC_VERSION " (dialect 1, "
               << clang::getClangFullVersion() << ")\n";
  return ExitAccepted;
}
