// See Pool.h. A worker writes into files without a name (memfd), so that none
// ever waits for its reader; the write end of a pipe, which only the worker
// holds, tells the parent by closing that it has ended.
#include "lint/Pool.h"
#include "driver/Message.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/Signals.h"
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <new>
#include <poll.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace sdc;
using namespace sdc::lint;
using Clock = std::chrono::steady_clock;

namespace {

// Exit statuses of a worker; 3 is exitWithDefect's.
constexpr int NoMemory = 77;

struct Worker {
  size_t Index;
  pid_t Pid;
  int Alive; // read end of the pipe
  int Result, Said, Printed;
  Clock::time_point Start, Deadline;
  bool IsKilled = false;
};

} // namespace

unsigned lint::defaultWorkers() {
  cpu_set_t Set;
  if (sched_getaffinity(0, sizeof Set, &Set))
    return 1;
  int N = CPU_COUNT(&Set);
  return N > 0 ? static_cast<unsigned>(N) : 1;
}

static std::string readAll(int File) {
  std::string Text;
  off_t Size = lseek(File, 0, SEEK_END);
  if (Size > 0) {
    Text.resize(static_cast<size_t>(Size));
    size_t At = 0;
    while (At != Text.size()) {
      ssize_t N = pread(File, &Text[At], Text.size() - At,
                        static_cast<off_t>(At));
      if (N <= 0)
        break;
      At += static_cast<size_t>(N);
    }
    Text.resize(At);
  }
  close(File);
  return Text;
}

static void limit(__rlimit_resource Which, rlim_t Bytes) {
  rlimit L;
  if (getrlimit(Which, &L))
    return;
  L.rlim_cur = L.rlim_max == RLIM_INFINITY ? Bytes : std::min(Bytes, L.rlim_max);
  setrlimit(Which, &L);
}

/// The child's side: never returns.
[[noreturn]] static void
work(const Worker &W, const PoolLimits &Limits,
     llvm::function_ref<void(size_t, llvm::raw_ostream &)> Work) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  // A crash ends this process by its signal; the parent says what that means.
  llvm::sys::unregisterHandlers();
  for (int Signal : {SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGINT,
                     SIGTERM, SIGHUP, SIGQUIT})
    signal(Signal, SIG_DFL);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_STACK, 64ul << 20); // deep nesting is not a crash
  if (Limits.MebiBytes)
    limit(RLIMIT_AS, static_cast<rlim_t>(Limits.MebiBytes) << 20);
  llvm::install_bad_alloc_error_handler(
      [](void *, const char *, bool) { _exit(NoMemory); });
  std::set_new_handler([] { _exit(NoMemory); });
  dup2(W.Said, STDERR_FILENO);
  dup2(W.Printed, STDOUT_FILENO);
  {
    llvm::raw_fd_ostream Result(W.Result, /*shouldClose=*/false);
    Work(W.Index, Result);
    Result.flush();
    llvm::outs().flush();
    llvm::errs().flush();
  }
  _exit(0);
}

static bool start(size_t Index, const PoolLimits &Limits,
                  llvm::function_ref<void(size_t, llvm::raw_ostream &)> Work,
                  std::vector<Worker> &Running) {
  int Ends[2];
  if (pipe2(Ends, O_CLOEXEC))
    return complain("cannot make a pipe: " + llvm::Twine(strerror(errno)));
  Worker W;
  W.Index = Index;
  W.Alive = Ends[0];
  W.Result = memfd_create("result", MFD_CLOEXEC);
  W.Said = memfd_create("stderr", MFD_CLOEXEC);
  W.Printed = memfd_create("stdout", MFD_CLOEXEC);
  W.Start = Clock::now();
  W.Deadline = W.Start + std::chrono::seconds(Limits.Seconds);
  llvm::outs().flush();
  llvm::errs().flush();
  W.Pid = W.Result < 0 || W.Said < 0 || W.Printed < 0 ? -1 : fork();
  if (W.Pid < 0)
    return complain("cannot start a process: " + llvm::Twine(strerror(errno)));
  if (W.Pid == 0) {
    close(Ends[0]);
    for (const Worker &Other : Running)
      close(Other.Alive);
    work(W, Limits, Work);
  }
  close(Ends[1]);
  Running.push_back(W);
  return true;
}

static Outcome outcomeOf(const Worker &W, int Status, unsigned Seconds) {
  Outcome O;
  O.Seconds = std::chrono::duration<double>(Clock::now() - W.Start).count();
  O.Result = readAll(W.Result);
  O.Said = readAll(W.Said);
  O.Printed = readAll(W.Printed);
  close(W.Alive);
  if (W.IsKilled) {
    O.How = Outcome::TimedOut;
    O.Detail = "not finished after " + std::to_string(Seconds) + " seconds";
  } else if (WIFSIGNALED(Status)) {
    O.How = Outcome::Crashed;
    O.Detail = std::string("crashed: ") + strsignal(WTERMSIG(Status));
  } else if (WEXITSTATUS(Status) == NoMemory) {
    O.How = Outcome::OutOfMemory;
    O.Detail = "out of memory";
  } else if (WEXITSTATUS(Status) != 0) {
    O.How = Outcome::Crashed;
    O.Detail = "ended by itself with status " +
               std::to_string(WEXITSTATUS(Status));
  }
  return O;
}

bool lint::runPool(
    size_t Count, const PoolLimits &Limits,
    llvm::function_ref<void(size_t, llvm::raw_ostream &)> Work,
    llvm::function_ref<void(size_t, Outcome)> Done) {
  std::vector<Worker> Running;
  size_t Next = 0;
  while (Next != Count || !Running.empty()) {
    while (Next != Count && Running.size() < Limits.Workers) {
      if (!start(Next, Limits, Work, Running)) {
        for (const Worker &W : Running)
          kill(W.Pid, SIGKILL);
        for (const Worker &W : Running)
          waitpid(W.Pid, nullptr, 0);
        return false;
      }
      ++Next;
    }
    Clock::time_point Nearest = Running.front().Deadline;
    llvm::SmallVector<pollfd, 16> Polls;
    for (const Worker &W : Running) {
      Polls.push_back({W.Alive, POLLIN, 0});
      if (!W.IsKilled)
        Nearest = std::min(Nearest, W.Deadline);
    }
    auto Wait = std::chrono::duration_cast<std::chrono::milliseconds>(
        Nearest - Clock::now());
    poll(Polls.data(), Polls.size(),
         static_cast<int>(std::clamp<long>(Wait.count() + 1, 1, 1000)));
    Clock::time_point Now = Clock::now(); // Done may take its time
    std::vector<Worker> Left;
    for (size_t I = 0; I != Running.size(); ++I) {
      Worker &W = Running[I];
      if (Polls[I].revents) {
        int Status = 0;
        while (waitpid(W.Pid, &Status, 0) < 0 && errno == EINTR)
          ;
        Done(W.Index, outcomeOf(W, Status, Limits.Seconds));
        continue;
      }
      if (!W.IsKilled && Now >= W.Deadline) {
        W.IsKilled = true;
        kill(W.Pid, SIGKILL);
      }
      Left.push_back(W);
    }
    Running = std::move(Left);
  }
  return true;
}
