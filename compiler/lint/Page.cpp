// See Page.h.
#include "lint/Page.h"

using namespace sdc::lint;

static constexpr char Style[] = R"css(
:root{color-scheme:light dark;--paper:#fdfdfb;--ink:#1d2126;--soft:#5c6570;
--line:#dcdfe3;--field:#f2f4f6;--good:#2f7d4f;--bad:#b3402e;--open:#b98a1d;--accent:#2b5f9e}
@media (prefers-color-scheme:dark){:root{--paper:#15181c;--ink:#e4e7ea;--soft:#9aa4af;
--line:#31373e;--field:#1e2329;--good:#5fbf87;--bad:#ef8672;--open:#dfb755;--accent:#86b4ec}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem 1rem 4rem;max-width:72rem;background:var(--paper);color:var(--ink);
font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.6rem;margin:0 0 .3rem}h2{font-size:1.15rem;margin:2rem 0 .6rem}
header p,.soft{color:var(--soft);margin:.2rem 0}
code,pre,.at{font-family:ui-monospace,monospace;font-size:.875em}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.35rem .7rem .35rem 0;border-bottom:1px solid var(--line);vertical-align:top}
th{font-weight:600;color:var(--soft);font-size:.875rem;white-space:nowrap}
td code{white-space:nowrap}
.meaning{min-width:16rem}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
th.n,td.n{padding-right:1.2rem}
.bar{display:flex;height:.9rem;border-radius:.2rem;overflow:hidden;background:var(--field);min-width:6rem}
.bar i{display:block;height:100%}
.good{background:var(--good)}.bad{background:var(--bad)}.open{background:var(--open)}.none{background:var(--line)}
.key{display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;margin:.7rem 0 0;padding:0;list-style:none;font-size:.9rem}
.key i{display:inline-block;width:.8rem;height:.8rem;border-radius:.15rem;margin-right:.4rem;vertical-align:-.05rem}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.8rem;margin:1.2rem 0;padding:0;list-style:none}
.figures li{background:var(--field);border-radius:.4rem;padding:.7rem .9rem;color:var(--soft);font-size:.875rem}
.figures b{display:block;font-size:1.5rem;color:var(--ink);font-variant-numeric:tabular-nums}
.findings{list-style:none;margin:0;padding:0}
.findings li{border-left:.2rem solid var(--bad);padding:.1rem 0 .1rem .8rem;margin:0 0 .9rem}
.findings li.warning{border-color:var(--open)}
.findings p{margin:.1rem 0}.at{color:var(--soft)}.rule{color:var(--accent)}
.note{color:var(--soft);font-size:.9rem}
pre{margin:.3rem 0;padding:.4rem .6rem;background:var(--field);border-radius:.3rem;overflow-x:auto}
mark{background:none;color:inherit;text-decoration:underline;text-decoration-color:var(--bad);text-decoration-thickness:.12em;text-underline-offset:.2em}
details{border-bottom:1px solid var(--line)}
summary{cursor:pointer;padding:.4rem 0;display:grid;grid-template-columns:minmax(0,1fr) 9rem 6.5rem;gap:1rem;align-items:center}
details>div{padding:.2rem 0 1rem}
@media (max-width:40rem){summary{grid-template-columns:minmax(0,1fr) 6rem;}summary .bar{grid-column:1/3;grid-row:2}}
)css";

void sdc::lint::openPage(llvm::StringRef Title, llvm::raw_ostream &Out) {
  Out << "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
         "<title>"
      << Title << "</title>\n<style>" << Style << "</style></head><body>\n";
}

void sdc::lint::closePage(llvm::raw_ostream &Out) {
  Out << "</body></html>\n";
}
