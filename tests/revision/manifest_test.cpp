#include "revision/manifest.hpp"

#include <boost/test/unit_test.hpp>

#include "base/text.hpp"

using namespace retort::revision;

namespace {

std::vector<SourceFile> files() {
  return {{"001 a.cpp", "m/001 a.cpp", "one"}, {"002_b.sql", "m/002_b.sql", "two"}};
}

std::string codes(const std::vector<retort::Diagnostic>& problems) {
  std::string text;
  for (const auto& problem : problems) text += (text.empty() ? "" : " ") + problem.code;
  return text;
}

std::string parsed(const std::string& text) {
  return codes(parse_manifest(text, "m/manifest").problems);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_manifest_reads_back_what_was_written) {
  const auto manifest = manifest_of(files());
  const auto text = render_manifest(manifest);
  const auto reading = parse_manifest(text, "m/manifest");
  BOOST_TEST(codes(reading.problems) == "");
  BOOST_TEST((reading.manifest == manifest));
  BOOST_TEST(reading.manifest.front().name == "001 a.cpp");
  BOOST_TEST(codes(compare_names(manifest, files(), "m/manifest")) == "");
  BOOST_TEST(parsed(retort::base::replace_all(text, "\n", "\r\n")) == "");
  BOOST_TEST(parsed(render_manifest({})) == "");
}

BOOST_AUTO_TEST_CASE(broken_manifests) {
  const auto text = render_manifest(manifest_of(files()));
  const auto lines = retort::base::split(text, '\n');
  BOOST_TEST(parsed("") == "R0221");
  BOOST_TEST(parsed("nonsense\n") == "R0221");
  BOOST_TEST(parsed(lines[0] + "\n" + lines[1] + "\n") == "R0222");
  BOOST_TEST(parsed(text + "nonsense\n") == "R0221");
  BOOST_TEST(parsed("<<<<<<< ours\n" + text + "=======\n" + text + ">>>>>>> theirs\n") == "R0223");
  BOOST_TEST(parsed(lines[0] + "\n" + lines[2] + "\n" + lines[1] + "\n") == "R0224");
  BOOST_TEST(parsed(text + lines[2] + "\n") == "R0224");
}

BOOST_AUTO_TEST_CASE(missing_and_unlisted_files_are_told_apart) {
  const auto manifest = manifest_of(files());
  const auto compared = [&](const std::vector<SourceFile>& now) {
    std::string text;
    for (const auto& problem : compare_names(manifest, now, "m/manifest"))
      text += problem.code + " " + problem.text.substr(0, problem.text.find(' ')) + " " + problem.place.file +
              ";";
    return text;
  };
  const auto all = files();
  BOOST_TEST(compared({all[1]}) == "R0226 001 m/manifest;");
  BOOST_TEST(compared({all[0]}) == "R0226 002_b.sql m/manifest;");
  BOOST_TEST(compared({}) == "R0226 001 m/manifest;R0226 002_b.sql m/manifest;");
  BOOST_TEST(compared({{"000", "m/000", ""}, all[0], {"001b", "m/001b", ""}, {"003", "m/003", ""}}) ==
             "R0227 000 m/000;R0227 001b m/001b;R0226 002_b.sql m/manifest;R0227 003 m/003;");
}
