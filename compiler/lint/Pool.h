// Work in processes of its own, so that what one input does to sdc (a crash,
// endless time or memory) ends that input's work and nothing else.
#ifndef SDC_LINT_POOL_H
#define SDC_LINT_POOL_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/raw_ostream.h"
#include <string>

namespace sdc::lint {

struct PoolLimits {
  unsigned Workers = 1;
  unsigned Seconds = 60;     ///< of wall time, for one piece of work
  unsigned MebiBytes = 4096; ///< of address space; 0: no limit
};

/// How one piece of work ended.
struct Outcome {
  enum { Finished, Crashed, TimedOut, OutOfMemory } How = Finished;
  std::string Detail; ///< why, unless Finished
  std::string Result;  ///< what Work wrote
  std::string Said;    ///< what reached its stderr
  std::string Printed; ///< what reached its stdout
  double Seconds = 0;
};

/// Runs Work(0) ... Work(Count - 1), each in a forked process, Workers at a
/// time. Done is called in this process, as each ends, in any order. False: no
/// process could be started (said so).
bool runPool(size_t Count, const PoolLimits &Limits,
             llvm::function_ref<void(size_t, llvm::raw_ostream &Result)> Work,
             llvm::function_ref<void(size_t, Outcome)> Done);

/// One more worker than nothing: the processors this process may use.
unsigned defaultWorkers();

} // namespace sdc::lint

#endif
