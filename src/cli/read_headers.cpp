#include "cli/read_headers.hpp"

#include <iterator>

#include "base/diagnostic.hpp"
#include "base/file.hpp"
#include "scan/scan.hpp"

namespace retort::cli {

std::vector<header::Header> read_headers(const std::vector<std::string>& paths) {
  std::vector<header::Header> headers;
  std::vector<Diagnostic> problems;
  for (const std::string& path : paths) {
    scan::Result result = scan::scan(path, base::read_file(path));
    headers.push_back(std::move(result.header));
    std::move(result.diagnostics.begin(), result.diagnostics.end(), std::back_inserter(problems));
  }
  if (!problems.empty()) throw Error(std::move(problems));
  return headers;
}

std::vector<codegen::Output> checked(codegen::Result result) {
  if (result.diagnostics.empty()) return std::move(result.files);
  for (Diagnostic& problem : result.diagnostics) {
    if (problem.excerpt.empty() && problem.place.line > 0) {
      problem.excerpt =
          base::excerpt(base::read_file(problem.place.file), problem.place.line, problem.place.column);
    }
  }
  throw Error(std::move(result.diagnostics));
}

}  // namespace retort::cli
