// Headers -> generated code. Pure: what to write is returned, the command line writes it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "header/header.hpp"

namespace retort::codegen {

struct Options {
  /// Names in generated `#include` lines are relative to this folder; empty: file names alone.
  std::filesystem::path root;
  /// A folder whose `orm_header.mustache` and `registry.mustache` replace those built in; empty: none.
  std::filesystem::path templates;
};

struct Output {
  std::string name;  ///< Without a folder: `thread.orm.hpp`.
  std::string content;

  bool operator==(const Output&) const = default;
};

struct Result {
  std::vector<Output> files;            ///< In the order of the headers.
  std::vector<Diagnostic> diagnostics;  ///< R0120 to R0139. Not empty: `files` is.
};

/// One `<stem>.orm.hpp` for each header. Throws Error R0128 for a template that cannot be read.
Result orm_headers(const std::vector<header::Header>& headers, const Options& options);

/// `registry.cpp`, which defines `retort::DeclaredSchema retort_declared_schema()`. Includes what orm_headers
/// makes of the same headers.
Result registry(const std::vector<header::Header>& headers, const Options& options);

/// The header files (`.h`, `.hh`, `.hpp`, `.hxx`) in `folder` and below that name RETORT_TABLE or RETORT_ENUM
/// outside a `#define` and are not among `listed`, sorted. Throws Error R0901.
std::vector<std::filesystem::path> unlisted_headers(const std::filesystem::path& folder,
                                                    const std::vector<std::filesystem::path>& listed);

}  // namespace retort::codegen
