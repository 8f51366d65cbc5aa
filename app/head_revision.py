"""Writes the C++ header that says at which revision this build's models are: `migrate heads --json` as a constant.
Arguments: migrate, the header."""

import json
import subprocess
import sys
from pathlib import Path

migrate, header = sys.argv[1], Path(sys.argv[2])
heads = json.loads(subprocess.run([migrate, "heads", "--json"], check=True, capture_output=True, text=True).stdout)
ids = ",".join(sorted(head["id"] for head in heads))
header.write_text(f"""// Made by head_revision.py from `migrate heads`.
#pragma once

namespace external_api {{

inline constexpr const char* head_revision = "{ids}";

}}  // namespace external_api
""")
