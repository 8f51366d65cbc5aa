// The manifest of a folder of revisions: every file with its SHA-256, under a first line that hashes the
// rest.
//
//     # retort manifest 1 <sha256 of everything below this line>
//     <sha256>  <file name>
//
// Sorted by file name in byte order; `sha256sum -c manifest` checks it too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <retort/error.hpp>

#include "revision/revision.hpp"

namespace retort::revision {

inline constexpr std::string_view manifest_name = "manifest";

struct ManifestEntry {
  std::string name;
  std::string sha256;

  bool operator==(const ManifestEntry&) const = default;
};

using Manifest = std::vector<ManifestEntry>;

/// The manifest that `files` should have.
Manifest manifest_of(const std::vector<SourceFile>& files);

std::string render_manifest(Manifest manifest);

struct ManifestReading {
  Manifest manifest;
  std::vector<Diagnostic> problems;
};

/// `path` is for diagnostics. Problems: R0221 (unreadable line), R0222 (the first line does not match the
/// rest), R0223 (leftovers of a merge conflict), R0224 (a file listed twice or out of order).
ManifestReading parse_manifest(std::string_view text, const std::string& path);

/// How the names of `files` differ from those of the manifest, both sorted: R0226 (listed, but missing),
/// R0227 (there, but not listed). `path` is the manifest's.
std::vector<Diagnostic> compare_names(const Manifest& manifest, const std::vector<SourceFile>& files,
                                      const std::string& path);

/// R0225: the file's hash is not the manifest's.
Diagnostic edited_file(const SourceFile& file);

}  // namespace retort::revision
