// A file is written under another name in the same folder, synced, and renamed: rename is the one step that a
// reader or a crash cannot see half of. The folder is synced last, so that the new name itself survives.
#include "base/file.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <retort/error.hpp>

namespace retort::base {
namespace {

namespace fs = std::filesystem;

std::string reason(int error) {
  return std::strerror(error);
}

[[noreturn]] void cannot_write(const fs::path& path, int error) {
  std::string help;
  switch (error) {
    case ENOENT:
      help = "create the folder " + path.parent_path().string() + " first";
      break;
    case EACCES:
    case EPERM:
      help = "check the permissions of the folder and of the file";
      break;
    case EROFS:
      help = "the folder is on a read-only file system: write somewhere else or mount it for writing";
      break;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      help = "make room and try again; the old file, if there was one, is unchanged";
      break;
    default:
      break;
  }
  throw Error{Diagnostic{.code = "R0902",
                         .text = "cannot write " + path.string() + ": " + reason(error),
                         .help = help,
                         .place = {},
                         .excerpt = {}}};
}

/// The file under its temporary name. Gone with this object unless it was renamed.
class TemporaryFile {
 public:
  explicit TemporaryFile(const fs::path& target) : target_(target) {
    for (int attempt = 0; descriptor_ < 0; ++attempt) {
      path_ = target.string() + ".tmp" + std::to_string(::getpid()) + '-' + std::to_string(attempt);
      descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
      if (descriptor_ < 0 && (errno != EEXIST || attempt == 100)) fail();
    }
    created_ = true;
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (created_) ::unlink(path_.c_str());
  }

  /// The permissions and, where the system allows it, the owner of the file that will be replaced.
  void take_attributes() {
    struct stat old {};
    if (::stat(target_.c_str(), &old) != 0) return;
    if (::fchown(descriptor_, old.st_uid, old.st_gid) != 0) errno = 0;
    if (::fchmod(descriptor_, old.st_mode & 07777U) != 0) fail();
  }

  void write(std::string_view content) {
    while (!content.empty()) {
      const ssize_t written = ::write(descriptor_, content.data(), content.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail();
      content.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  void rename(bool durable) {
    if (durable && ::fsync(descriptor_) != 0 && errno != EINVAL) fail();
    const int closed = ::close(descriptor_);
    descriptor_ = -1;
    if (closed != 0 && errno != EINTR) fail();
    if (::rename(path_.c_str(), target_.c_str()) != 0) fail();
    created_ = false;
  }

 private:
  [[noreturn]] void fail() const { cannot_write(target_, errno); }

  fs::path target_;
  std::string path_;
  int descriptor_ = -1;
  bool created_ = false;
};

/// Best effort: some file systems cannot sync a folder, and the file's bytes are safe already.
void sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  static_cast<void>(::fsync(descriptor));
  ::close(descriptor);
}

/// Where a symbolic link leads, so that the link stays and its target changes.
fs::path real_target(const fs::path& path) {
  std::error_code error;
  if (!fs::is_symlink(path, error)) return path;
  const fs::path target = fs::weakly_canonical(path, error);
  return error ? path : target;
}

}  // namespace

std::string read_file(const fs::path& path) {
  const auto fail = [&path]() {
    throw Error{Diagnostic{.code = "R0901",
                           .text = "cannot read " + path.string() + ": " + reason(errno),
                           .help = errno == ENOENT ? "check the name and the folder that the command runs in"
                                                   : "check that it is a file that you may read",
                           .place = {},
                           .excerpt = {}}};
  };
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) fail();
  std::string content;
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && status.st_size > 0) {
    content.reserve(static_cast<std::size_t>(status.st_size) + 1);
  }
  char buffer[65536];
  for (;;) {
    const ssize_t count = ::read(descriptor, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      const int error = errno;
      ::close(descriptor);
      errno = error;
      fail();
    }
    if (count == 0) break;
    content.append(buffer, static_cast<std::size_t>(count));
  }
  ::close(descriptor);
  return content;
}

void write_file(const fs::path& path, std::string_view content, Durability durability) {
  const bool durable = durability == Durability::synced;
  const fs::path target = real_target(path);
  TemporaryFile file{target};
  file.take_attributes();
  file.write(content);
  file.rename(durable);
  if (durable) sync_folder(target.parent_path());
}

bool write_file_if_changed(const fs::path& path, std::string_view content, Durability durability) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (!error && size == content.size() && read_file(path) == content) return false;
  write_file(path, content, durability);
  return true;
}

}  // namespace retort::base
