#include "postgres/copy_tree.hpp"

#include <cerrno>
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace retort::postgres {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path) {
  throw fs::filesystem_error{"cannot copy", path, std::error_code{errno, std::generic_category()}};
}

class Descriptor {
 public:
  Descriptor(int folder, const char* name, int flags, const fs::path& whole)
      : number_(::openat(folder, name, flags | O_CLOEXEC, 0600)) {
    if (number_ < 0) fail(whole);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { ::close(number_); }
  int number() const noexcept { return number_; }

 private:
  int number_;
};

class Copier {
 public:
  explicit Copier(const Account& owner) : owner_(owner) {}

  void folder(const fs::path& from, const fs::path& to) {
    if (::mkdir(to.c_str(), 0700) != 0) fail(to);
    const Descriptor source{AT_FDCWD, from.c_str(), O_RDONLY | O_DIRECTORY, from};
    const Descriptor target{AT_FDCWD, to.c_str(), O_RDONLY | O_DIRECTORY, to};
    give_away(target.number(), to);
    for (const auto& entry : fs::directory_iterator{from}) {
      const fs::path name = entry.path().filename();
      if (entry.is_directory()) {
        folder(entry.path(), to / name);
      } else if (entry.is_regular_file()) {
        const Descriptor in{source.number(), name.c_str(), O_RDONLY, entry.path()};
        const Descriptor out{target.number(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL, to / name};
        content(in.number(), out.number(), to / name);
        give_away(out.number(), to / name);
      }
    }
  }

 private:
  void give_away(int descriptor, const fs::path& path) const {
    if (owner_.differs && ::fchown(descriptor, owner_.uid, owner_.gid) != 0) fail(path);
  }

  void content(int in, int out, const fs::path& path) {
    if (can_share_) {
      if (::ioctl(out, FICLONE, in) == 0) return;
      can_share_ = false;
    }
    struct stat status {};
    if (::fstat(in, &status) != 0) fail(path);
    for (off_t left = status.st_size; left > 0;) {
      const ssize_t copied = ::copy_file_range(in, nullptr, out, nullptr, static_cast<std::size_t>(left), 0);
      if (copied < 0 && errno == EINTR) continue;
      if (copied <= 0) return by_hand(in, out, path);
      left -= copied;
    }
  }

  /// For what copy_file_range cannot do, such as crossing file systems on an old kernel. Goes on where it
  /// stopped.
  static void by_hand(int in, int out, const fs::path& path) {
    char buffer[1 << 16];
    for (;;) {
      const ssize_t count = ::read(in, buffer, sizeof buffer);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) fail(path);
      if (count == 0) return;
      for (ssize_t done = 0; done < count;) {
        const ssize_t written = ::write(out, buffer + done, static_cast<std::size_t>(count - done));
        if (written < 0 && errno != EINTR) fail(path);
        if (written > 0) done += written;
      }
    }
  }

  Account owner_;
  bool can_share_ = true;
};

}  // namespace

void copy_tree(const fs::path& from, const fs::path& to, const Account& owner) {
  Copier{owner}.folder(from, to);
}

}  // namespace retort::postgres
