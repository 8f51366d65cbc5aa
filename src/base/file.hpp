// Files, whole: read at once, written at once or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace retort::base {

/// The file's bytes. Throws Error R0901 naming the path and the system's reason.
std::string read_file(const std::filesystem::path& path);

/// Whether a written file must outlast a power failure, or can be made again from something else.
enum class Durability { synced, unsynced };

/// Writes beside `path`, syncs, and renames over it, so that a reader or a crash sees the old bytes or the
/// new ones. Keeps the permissions of a file that is there; follows a symbolic link. The folder must
/// exist. Throws Error R0902, leaving no temporary file.
void write_file(const std::filesystem::path& path, std::string_view content,
                Durability durability = Durability::synced);

/// As write_file, but leaves an existing file with the same bytes untouched. True if it wrote. Unsynced
/// unless asked: this is how generated files are written.
bool write_file_if_changed(const std::filesystem::path& path, std::string_view content,
                           Durability durability = Durability::unsynced);

/// Lower-case hexadecimal SHA-256 (FIPS 180-4).
std::string sha256(std::string_view bytes);

}  // namespace retort::base
