"""Writes the C++ of docs/models.md and docs/orm.md as files, so that it is compiled as a reader would have it. Arguments: the two pages, then the
header, the header that it includes, and the program to write."""

import re
import sys

CHANNEL = """#pragma once
#include <retort/model.hpp>

namespace chat {
struct RETORT_TABLE("channels") Channel {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
};
}  // namespace chat
"""
MONEY = """
namespace shop {
struct Money {
  explicit Money(std::string_view text) : text_(text) {}
  std::string text() const { return text_; }
  std::string text_;
};
}  // namespace shop
"""


def blocks(path):
    with open(path, encoding="utf-8") as page:
        return re.findall(r"^```cpp\n(.*?)^```", page.read(), re.M | re.S)


models, orm, header, channel, program = sys.argv[1:]
[model] = blocks(models)
use, own_type, refusal = blocks(orm)
includes = "".join(re.findall(r"^#include.*\n", use, re.M))
statements = re.sub(r"^#include.*\n", "", use, flags=re.M)
indented = "".join(f"  {line}\n" if line else "\n" for line in (statements + refusal.replace("// tx goes on", "")).splitlines())
for path, text in ((header, model), (channel, CHANNEL),
                   (program, f"#include <string>\n#include <string_view>\n\n{includes}\n{MONEY}\n{own_type}\nvoid typed_access();\nvoid typed_access() {{\n{indented}}}\n")):
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)
