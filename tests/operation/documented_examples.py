"""Writes the examples of docs/operations.md as one C++ file, so that they are compiled. Arguments: the page, the output."""

import re
import sys

with open(sys.argv[1], encoding="utf-8") as page:
    blocks = re.findall(r"^```cpp\n(.*?)^```", page.read(), re.M | re.S)
revision = next(block for block in blocks if "RETORT_REVISION" in block)
examples = [block for block in blocks if block != revision]

functions = "".join(f"static void example_{number}(Operations& op) {{\n{text}}}\n\n" for number, text in enumerate(examples))
calls = "".join(f"  example_{number}(op);\n" for number in range(len(examples)))
start = "void upgrade(Operations& op) {\n"
with open(sys.argv[2], "w", encoding="utf-8") as out:
    out.write(revision.replace(start, functions + start + calls))
