// The files of a version location. Only what can be a revision is taken: `meson.build`, the manifest, notes
// and an editor's hidden files live beside them. Ten thousand small files are mostly system calls: each costs
// one open relative to the folder, one read into a buffer that all share, and one close.
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.hpp"
#include "revision/revision.hpp"

namespace retort::revision {
namespace {

struct CloseFolder {
  void operator()(DIR* folder) const noexcept { ::closedir(folder); }
};
using Folder = std::unique_ptr<DIR, CloseFolder>;

[[noreturn]] void unreadable(const std::string& folder, int error) {
  throw Error(Diagnostic{
      .code = "R0212",
      .text = "the folder of revisions " + folder + " cannot be read: " + std::strerror(error),
      .help = std::string(error == ENOENT ? "`revision -m \"…\"` makes it with the first one; " : "") +
              "--migrations or `locations` in retort.toml name another",
      .place = {},
      .excerpt = {}});
}

bool may_be_revision(std::string_view name) {
  if (name.size() < 5 || name.front() == '.') return false;
  const auto extension = name.substr(name.size() - 4);
  return extension == ".sql" || extension == ".cpp";
}

bool is_folder(const Folder& folder, const dirent& entry) {
  if (entry.d_type != DT_UNKNOWN && entry.d_type != DT_LNK) return entry.d_type == DT_DIR;
  struct stat status {};
  return ::fstatat(::dirfd(folder.get()), entry.d_name, &status, 0) == 0 && S_ISDIR(status.st_mode);
}

/// The names, sorted by bytes.
std::vector<std::string> names_in(const Folder& folder, const std::string& shown) {
  std::vector<std::string> names;
  for (;;) {
    errno = 0;
    const dirent* entry = ::readdir(folder.get());
    if (entry == nullptr && errno != 0) unreadable(shown, errno);
    if (entry == nullptr) break;
    if (may_be_revision(entry->d_name) && !is_folder(folder, *entry)) names.emplace_back(entry->d_name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// One file; false, with errno, if it cannot be read.
bool read_file(int folder, const std::string& name, std::vector<char>& buffer, std::string& content) {
  const int file = ::openat(folder, name.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  ssize_t count = 0;
  for (;;) {
    count = ::read(file, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count > 0) content.append(buffer.data(), static_cast<std::size_t>(count));
    // A short read is the end of an ordinary file.
    if (count < static_cast<ssize_t>(buffer.size())) break;
  }
  const int error = errno;
  ::close(file);
  errno = error;
  return count >= 0;
}

}  // namespace

std::vector<SourceFile> read_folder(const std::string& folder, const std::string& shown_as) {
  const std::string shown = shown_as.empty() ? folder : shown_as;
  const Folder opened(::opendir(folder.c_str()));
  if (!opened) unreadable(folder, errno);
  const auto names = names_in(opened, folder);
  const std::string prefix = shown.back() == '/' ? shown : shown + "/";
  std::vector<SourceFile> files(names.size());
  std::vector<char> buffer(std::size_t{1} << 17U);
  for (std::size_t i = 0; i < names.size(); ++i) {
    files[i].name = names[i];
    files[i].path = prefix + names[i];
    // The slow way knows how to complain.
    if (!read_file(::dirfd(opened.get()), names[i], buffer, files[i].content))
      files[i].content = base::read_file(folder + "/" + names[i]);
  }
  return files;
}

}  // namespace retort::revision
