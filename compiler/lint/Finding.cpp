// Findings as JSON between processes, and their fingerprints.
#include "lint/Finding.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SHA256.h"
#include <tuple>

using namespace sdc;
using namespace sdc::lint;
namespace json = llvm::json;
using llvm::StringRef;

static std::string clean(StringRef S) { return json::fixUTF8(S); }

static json::Value toJson(const Place &P) {
  return json::Array{clean(P.File), P.Line, P.Column, P.EndLine, P.EndColumn};
}

static json::Value toJson(const Finding &F) {
  json::Array Notes, Edits;
  for (const Note &N : F.Notes)
    Notes.push_back(json::Array{toJson(N.At), clean(N.Text)});
  for (const Edit &E : F.Edits)
    Edits.push_back(
        json::Array{toJson(E.At), E.Offset, E.Length, clean(E.Text)});
  return json::Object{{"rule", clean(F.Rule)},
                      {"error", F.Level == Severity::Error},
                      {"at", toJson(F.At)},
                      {"text", clean(F.Text)},
                      {"line", clean(F.Line)},
                      {"rendered", clean(F.Rendered)},
                      {"notes", std::move(Notes)},
                      {"edits", std::move(Edits)}};
}

json::Value lint::toJson(const UnitResult &R) {
  json::Array Findings, Functions, Files;
  for (const Finding &F : R.Findings)
    Findings.push_back(::toJson(F));
  for (const FunctionInfo &F : R.Functions)
    Functions.push_back(json::Array{clean(F.Name), clean(F.File), F.Line,
                                    F.EndLine, F.IsAnalysed});
  for (const std::string &F : R.Files)
    Files.push_back(clean(F));
  return json::Object{{"findings", std::move(Findings)},
                      {"functions", std::move(Functions)},
                      {"files", std::move(Files)},
                      {"parsed", R.IsParsed}};
}

namespace {

/// Reads what toJson wrote; Ok turns false at the first surprise.
struct Reader {
  bool Ok = true;

  const json::Array &array(const json::Value *V, size_t Size = 0) {
    static const json::Array Empty;
    const json::Array *A = V ? V->getAsArray() : nullptr;
    if (!A || (Size && A->size() != Size)) {
      Ok = false;
      return Empty;
    }
    return *A;
  }
  std::string text(const json::Value *V) {
    auto S = V ? V->getAsString() : std::nullopt;
    Ok &= S.has_value();
    return S ? S->str() : "";
  }
  unsigned number(const json::Value *V) {
    auto N = V ? V->getAsInteger() : std::nullopt;
    Ok &= N.has_value();
    return N ? static_cast<unsigned>(*N) : 0;
  }
  bool truth(const json::Value *V) {
    auto B = V ? V->getAsBoolean() : std::nullopt;
    Ok &= B.has_value();
    return B && *B;
  }
  Place place(const json::Value *V) {
    const json::Array &A = array(V, 5);
    if (!Ok)
      return {};
    return {text(&A[0]), number(&A[1]), number(&A[2]), number(&A[3]),
            number(&A[4])};
  }
  void finding(const json::Value &V, Finding &F);
};

} // namespace

void Reader::finding(const json::Value &V, Finding &F) {
  const json::Object *O = V.getAsObject();
  if (!O) {
    Ok = false;
    return;
  }
  F.Rule = text(O->get("rule"));
  F.Level = truth(O->get("error")) ? Severity::Error : Severity::Warning;
  F.At = place(O->get("at"));
  F.Text = text(O->get("text"));
  F.Line = text(O->get("line"));
  F.Rendered = text(O->get("rendered"));
  for (const json::Value &N : array(O->get("notes"))) {
    const json::Array &A = array(&N, 2);
    if (Ok)
      F.Notes.push_back({place(&A[0]), text(&A[1])});
  }
  for (const json::Value &E : array(O->get("edits"))) {
    const json::Array &A = array(&E, 4);
    if (Ok)
      F.Edits.push_back(
          {place(&A[0]), number(&A[1]), number(&A[2]), text(&A[3])});
  }
}

bool lint::fromJson(StringRef Text, UnitResult &R) {
  llvm::Expected<json::Value> V = json::parse(Text);
  if (!V) {
    llvm::consumeError(V.takeError());
    return false;
  }
  const json::Object *O = V->getAsObject();
  if (!O)
    return false;
  Reader Read;
  for (const json::Value &F : Read.array(O->get("findings")))
    Read.finding(F, R.Findings.emplace_back());
  for (const json::Value &F : Read.array(O->get("functions"))) {
    const json::Array &A = Read.array(&F, 5);
    if (Read.Ok)
      R.Functions.push_back({Read.text(&A[0]), Read.text(&A[1]),
                             Read.number(&A[2]), Read.number(&A[3]),
                             Read.truth(&A[4])});
  }
  for (const json::Value &F : Read.array(O->get("files")))
    R.Files.push_back(Read.text(&F));
  R.IsParsed = Read.truth(O->get("parsed"));
  return Read.Ok;
}

void lint::setFingerprint(Finding &F, StringRef Path) {
  llvm::SHA256 Hash;
  auto Add = [&](StringRef S) {
    Hash.update(S);
    Hash.update(StringRef("\0", 1));
  };
  Add(F.Rule);
  Add(Path);
  Add(F.Text);
  // The line as its words: moved or indented otherwise it is the same line.
  llvm::SmallVector<StringRef, 16> Words;
  llvm::SplitString(F.Line, Words);
  for (StringRef Word : Words)
    Add(Word);
  std::array<uint8_t, 32> Sum = Hash.final();
  F.Fingerprint = llvm::toHex(llvm::ArrayRef(Sum).take_front(16),
                              /*LowerCase=*/true);
}

StringRef lint::levelName(Severity S) {
  return S == Severity::Error ? "error" : "warning";
}

/// The first sentence of a rule's page below its message, without markup; empty
/// if there is none.
static std::string summaryOf(StringRef Rule, StringRef Pages) {
  auto Page = llvm::MemoryBuffer::getFile(Pages + "/" + Rule + ".md");
  if (!Page)
    return "";
  StringRef Rest = (*Page)->getBuffer();
  bool IsCode = false;
  for (StringRef Line; !Rest.empty();) {
    std::tie(Line, Rest) = Rest.split('\n');
    if (Line.starts_with("```")) {
      IsCode = !IsCode;
      continue;
    }
    if (IsCode || Line.empty() || Line.starts_with("#") ||
        Line.starts_with("<!--") || Line.starts_with("Weakness: ") ||
        Line.starts_with("Weaknesses: "))
      continue;
    size_t End = 0;
    do
      End = Line.find(". ", End + 1);
    while (End != StringRef::npos && Line[End - 1] == '.');
    std::string Out;
    for (char C : Line.take_front(End))
      if (C != '`')
        Out += C;
    StringRef Text(Out);
    Text.consume_back(".");
    return Text.str();
  }
  return "";
}

std::string lint::describeRule(StringRef Rule, StringRef Pages) {
  if (Rule == ClangError)
    return "the file is not C that clang can parse, so sdc cannot judge it";
  if (Rule == ClangWarning)
    return "a warning of clang's, asked for with -W";
  if (Rule == ToolFailure)
    return "sdc did not finish this file: it crashed, took too long or needed "
           "too much memory";
  auto R = ruleNamed(Rule);
  if (!R)
    return "";
  std::string Out = summaryOf(Rule, Pages);
  if (!Out.empty())
    return Out;
  StringRef Text = ruleInfo(*R).Text;
  for (size_t I = 0; I != Text.size(); ++I) {
    bool IsHole = I + 2 < Text.size() && Text[I] == '{' &&
                  llvm::isDigit(Text[I + 1]) && Text[I + 2] == '}';
    if (IsHole) {
      Out += "...";
      I += 2;
    } else {
      Out += Text[I];
    }
  }
  return Out == "..." ? Rule.str() : Out;
}
