// soundness-interp -I SDK FILE.c [--only fn_K,...] --inputs a:b,a:b,...
//
// Runs every `uint64_t fn_K(uint64_t, uint64_t)` of a plain C file on each input
// and prints one line for each; README.md has the format.
#include "Lower.h"

#include <clang/AST/Decl.h>
#include <clang/Frontend/ASTUnit.h>
#include <clang/Tooling/Tooling.h>
#include <llvm/Support/MemoryBuffer.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <pthread.h>
#include <set>
#include <sstream>
#include <unistd.h>

using namespace clang;

namespace {

struct Options {
  std::vector<std::string> arguments = {"-xc",           "-std=gnu17", "-ffreestanding",
                                        "-nostdinc",     "-w",         "-fno-strict-aliasing",
                                        "-fsyntax-only", "-target",    "x86_64-unknown-linux-gnu"};
  std::string file;
  std::set<std::string> only;
  std::vector<std::pair<uint64_t, uint64_t>> inputs;
  soundness::Limits limits;
  bool isCheck = false;
  int status = 2;
};

[[noreturn]] void usage(const char *why) {
  fprintf(stderr,
          "soundness-interp: %s\n"
          "usage: soundness-interp [-I DIR] [-D NAME] [-std=STD] [--steps N] [--heap BYTES]\n"
          "                        [--only fn_K,...] --inputs A:B,... | --check FILE.c\n",
          why);
  exit(2);
}

std::vector<std::string> split(const std::string &text) {
  std::vector<std::string> parts;
  std::stringstream stream(text);
  for (std::string part; std::getline(stream, part, ',');)
    if (!part.empty())
      parts.push_back(part);
  return parts;
}

uint64_t number(const std::string &text) {
  char *end;
  errno = 0;
  uint64_t value = strtoull(text.c_str(), &end, 0);
  if (text.empty() || *end || errno)
    usage(("not a number: " + text).c_str());
  return value;
}

Options parse(int argc, char **argv) {
  Options options;
  for (int i = 1; i < argc; i++) {
    std::string word = argv[i];
    auto next = [&]() -> std::string {
      if (++i >= argc)
        usage(("no value for " + word).c_str());
      return argv[i];
    };
    if (word == "-I" || word == "-D") {
      options.arguments.push_back(word + next());
    } else if (word.rfind("-I", 0) == 0 || word.rfind("-D", 0) == 0 ||
               word.rfind("-std=", 0) == 0) {
      options.arguments.push_back(word);
    } else if (word == "--only") {
      for (const std::string &name : split(next()))
        options.only.insert(name);
    } else if (word == "--inputs") {
      for (const std::string &pair : split(next())) {
        size_t colon = pair.find(':');
        if (colon == std::string::npos)
          usage(("not a pair: " + pair).c_str());
        options.inputs.push_back({number(pair.substr(0, colon)), number(pair.substr(colon + 1))});
      }
    } else if (word == "--check") {
      options.isCheck = true;
    } else if (word == "--steps") {
      options.limits.steps = number(next());
    } else if (word == "--heap") {
      options.limits.heapBytes = number(next());
    } else if (word[0] == '-' || !options.file.empty()) {
      usage(("unknown argument " + word).c_str());
    } else {
      options.file = word;
    }
  }
  if (options.file.empty() || options.inputs.empty() != options.isCheck)
    usage("a file and --inputs or --check are needed");
  return options;
}

bool isEntry(const FunctionDecl *f, ASTContext &context) {
  if (!f->isThisDeclarationADefinition() || !f->getIdentifier() ||
      !f->getName().starts_with("fn_") || f->getFormalLinkage() != Linkage::External)
    return false;
  auto isWord = [&](QualType type) {
    return type->isUnsignedIntegerType() && context.getTypeSize(type) == 64;
  };
  return isWord(f->getReturnType()) && f->getNumParams() == 2 &&
         isWord(f->getParamDecl(0)->getType()) && isWord(f->getParamDecl(1)->getType());
}

void runAll(ASTContext &context, const Options &options) {
  soundness::Unit unit(context, options.limits);
  for (const Decl *declaration : context.getTranslationUnitDecl()->decls()) {
    auto *entry = dyn_cast<FunctionDecl>(declaration);
    if (!entry || !isEntry(entry, context))
      continue;
    std::string name = entry->getNameAsString();
    if (!options.only.empty() && !options.only.count(name))
      continue;
    const soundness::Function *function = unit.function(entry);
    for (size_t i = 0; i < options.inputs.size(); i++) {
      printf("%s %zu ", name.c_str(), i);
      try {
        uint64_t result =
            unit.machine.run(*function, {options.inputs[i].first, options.inputs[i].second});
        if (const soundness::Object *leak = unit.machine.memory.leaked())
          printf("fault leak %d\n", leak->line);
        else
          printf("ok %llu\n", static_cast<unsigned long long>(result));
      } catch (const soundness::Stop &stop) {
        if (stop.kind == soundness::Stop::Fault)
          printf("fault %s %d\n", stop.what.c_str(), stop.line);
        else if (stop.kind == soundness::Stop::Timeout)
          printf("timeout\n");
        else
          printf("unsupported %s\n", stop.what.c_str());
      }
      unit.machine.memory.reset();
    }
  }
}

// What of the file the interpreter does not understand, without running it.
void checkAll(ASTContext &context, const Options &options) {
  soundness::Unit unit(context, options.limits);
  for (const Decl *declaration : context.getTranslationUnitDecl()->decls()) {
    if (auto *variable = dyn_cast<VarDecl>(declaration)) {
      if (!variable->hasDefinition())
        continue;
      const soundness::Object *object = unit.global(variable);
      if (!object->unsupported.empty())
        printf("%s unsupported %s\n", variable->getNameAsString().c_str(),
               object->unsupported.c_str());
    }
    auto *definition = dyn_cast<FunctionDecl>(declaration);
    if (!definition || !definition->isThisDeclarationADefinition())
      continue;
    soundness::Function *function = unit.function(definition);
    if (!function->isReady)
      unit.prepare(*function);
    if (function->unsupported.empty())
      printf("%s understood\n", function->name.c_str());
    else
      printf("%s unsupported %s\n", function->name.c_str(), function->unsupported.c_str());
  }
}

void *work(void *given) {
  Options &options = *static_cast<Options *>(given);
  auto buffer = llvm::MemoryBuffer::getFile(options.file);
  if (!buffer) {
    fprintf(stderr, "soundness-interp: %s: %s\n", options.file.c_str(),
            buffer.getError().message().c_str());
    return nullptr;
  }
  // __guarded_by is the one annotation that is read. <sdc.h> drops it, so it is
  // defined again behind that header; an SDK that is not there has none.
  std::string text = (*buffer)->getBuffer().str();
  text = "#if __has_include(<sdc.h>)\n#include <sdc.h>\n#undef __guarded_by\n"
         "#define __guarded_by(m) __attribute__((annotate(\"guard:\" #m)))\n#endif\n#line 1\n" +
         text;
  std::unique_ptr<ASTUnit> ast = tooling::buildASTFromCodeWithArgs(
      text, options.arguments, options.file, "soundness-interp");
  if (!ast || ast->getDiagnostics().hasErrorOccurred())
    return nullptr;
  (options.isCheck ? checkAll : runAll)(ast->getASTContext(), options);
  // Taking the trees apart would cost more than most runs.
  bool isWritten = fflush(stdout) == 0;
  _exit(isWritten ? 0 : 2);
}

} // namespace

// Interpreted recursion is the interpreter's own: it needs a large stack.
int main(int argc, char **argv) {
  static Options options = parse(argc, argv);
  pthread_attr_t attributes;
  pthread_t thread;
  pthread_attr_init(&attributes);
  if (pthread_attr_setstacksize(&attributes, size_t(1) << 30) ||
      pthread_create(&thread, &attributes, work, &options)) {
    fprintf(stderr, "soundness-interp: no stack of 1 GiB\n");
    return 2;
  }
  pthread_join(thread, nullptr);
  return options.status;
}
