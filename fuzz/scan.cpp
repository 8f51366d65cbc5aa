// The scanner takes any bytes, and the code generator whatever the scanner finds. Built only where the
// compiler has libFuzzer:
//   clang++ -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -Isrc -Iinclude -Ibuild/src fuzz/scan.cpp
//     src/scan/*.cpp src/header/*.cpp src/codegen/*.cpp src/base/*.cpp -o fuzz_scan && ./fuzz_scan
//     examples/support_desk/models
#include "scan/scan.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "codegen/codegen.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const retort::scan::Result result = retort::scan::scan("fuzz.hpp", text);
  for (const retort::Diagnostic& diagnostic : result.diagnostics) {
    if (diagnostic.place.line < 1 || diagnostic.place.column < 1 || diagnostic.code.empty()) std::abort();
  }
  static_cast<void>(retort::codegen::orm_headers({result.header}, {}));
  static_cast<void>(retort::codegen::registry({result.header}, {}));
  return 0;
}
