// What must hold when a file cannot be written: the old bytes stay, and nothing lies beside them.
#include "base/file.hpp"

#include <boost/test/unit_test.hpp>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <retort/error.hpp>

namespace retort::base {
namespace {

namespace fs = std::filesystem;

struct Folder {
  Folder() {
    std::string name = (fs::temp_directory_path() / "retort-test-XXXXXX").string();
    BOOST_REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() { fs::remove_all(path); }

  std::vector<std::string> names() const {
    std::vector<std::string> result;
    for (const auto& entry : fs::directory_iterator{path}) result.push_back(entry.path().filename());
    return result;
  }
  void expect_only(const std::string& name) const {
    BOOST_TEST(names() == std::vector<std::string>{name}, boost::test_tools::per_element());
  }

  fs::path path;
};

/// True if writing fails with R0902 and a text that holds `reason`.
bool refuses(const fs::path& path, std::string_view content, std::string_view reason) {
  try {
    write_file(path, content);
  } catch (const Error& error) {
    return error.code() == "R0902" && std::string_view{error.what()}.find(reason) != std::string_view::npos &&
           std::string_view{error.what()}.find(path.string()) != std::string_view::npos;
  }
  return false;
}

/// Whether `check` holds in a child process, which may give up rights and limits.
bool in_child(const std::function<bool()>& check) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(check() ? 0 : 1);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

BOOST_FIXTURE_TEST_SUITE(file, Folder)

BOOST_AUTO_TEST_CASE(reads_back_what_was_written) {
  const std::string bytes{"a\0\r\n\xff", 5};
  for (const std::string& content : {bytes, std::string{}, std::string(200000, 'x')}) {
    write_file(path / "f", content);
    BOOST_TEST(read_file(path / "f") == content);
    expect_only("f");
  }
}

BOOST_AUTO_TEST_CASE(keeps_permissions_and_follows_links) {
  write_file(path / "f", "old");
  fs::permissions(path / "f", fs::perms::owner_all);
  fs::create_symlink("f", path / "link");
  write_file(path / "link", "new");
  BOOST_TEST(fs::is_symlink(path / "link"));
  BOOST_TEST(read_file(path / "f") == "new");
  BOOST_TEST((fs::status(path / "f").permissions() == fs::perms::owner_all));
}

BOOST_AUTO_TEST_CASE(leaves_an_equal_file_untouched) {
  BOOST_TEST(write_file_if_changed(path / "f", "same"));
  const auto then = fs::last_write_time(path / "f") - std::chrono::hours{1};
  fs::last_write_time(path / "f", then);
  BOOST_TEST(!write_file_if_changed(path / "f", "same"));
  BOOST_TEST((fs::last_write_time(path / "f") == then));
  BOOST_TEST(write_file_if_changed(path / "f", "else"));
  BOOST_TEST(read_file(path / "f") == "else");
}

BOOST_AUTO_TEST_CASE(says_why_a_file_cannot_be_read) {
  for (const fs::path& bad : {path / "absent", path}) {
    BOOST_CHECK_EXCEPTION(read_file(bad), Error, [&bad](const Error& error) {
      return error.code() == "R0901" && std::string{error.what()}.find(bad.string()) != std::string::npos;
    });
  }
}

BOOST_AUTO_TEST_CASE(refuses_a_missing_folder) {
  BOOST_TEST(refuses(path / "no" / "f", "x", "No such file"));
  BOOST_TEST(names().empty());
}

BOOST_AUTO_TEST_CASE(a_folder_in_the_way_stays) {
  fs::create_directory(path / "f");
  BOOST_TEST(refuses(path / "f", "x", "directory"));
  expect_only("f");
}

BOOST_AUTO_TEST_CASE(no_half_file_where_the_size_is_limited) {
  write_file(path / "f", "old");
  BOOST_TEST(in_child([this]() {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{.rlim_cur = 1000, .rlim_max = 1000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    return refuses(path / "f", std::string(5000, 'x'), "too large");
  }));
  expect_only("f");
  BOOST_TEST(read_file(path / "f") == "old");
}

BOOST_AUTO_TEST_CASE(no_half_file_without_rights) {
  write_file(path / "f", "old");
  fs::permissions(
      path, fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read | fs::perms::others_exec);
  BOOST_TEST(in_child([this]() {
    if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) return true;
    return refuses(path / "f", "new", "Permission denied");
  }));
  fs::permissions(path, fs::perms::owner_all);
  expect_only("f");
  BOOST_TEST(read_file(path / "f") == "old");
}

BOOST_AUTO_TEST_CASE(no_half_file_on_a_full_or_read_only_disk) {
  if (::mount("tmpfs", path.c_str(), "tmpfs", 0, "size=64k") != 0) {
    BOOST_TEST_MESSAGE("skipped: mounting needs root");
    return;
  }
  write_file(path / "f", "old");
  BOOST_TEST(refuses(path / "f", std::string(1 << 20, 'x'), "No space left"));
  expect_only("f");
  BOOST_TEST(::mount("tmpfs", path.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, "size=64k") == 0);
  BOOST_TEST(refuses(path / "f", "new", "Read-only"));
  expect_only("f");
  BOOST_TEST(read_file(path / "f") == "old");
  ::umount2(path.c_str(), MNT_DETACH);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::base
