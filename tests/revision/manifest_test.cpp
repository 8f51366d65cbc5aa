#include "revision/manifest.hpp"

#include <boost/test/unit_test.hpp>

#include "base/text.hpp"

using namespace retort::revision;

namespace {

std::vector<SourceFile> files() {
  return {{"002_b.sql", "m/002_b.sql", "two"}, {"001 a.cpp", "m/001 a.cpp", "one"}};
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
  BOOST_TEST(codes(compare_manifest(manifest, files(), "m/manifest")) == "");
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

BOOST_AUTO_TEST_CASE(edited_missing_and_unlisted_files_are_told_apart) {
  const auto manifest = manifest_of(files());
  auto now = files();
  now[0].content += "!";
  BOOST_TEST(codes(compare_manifest(manifest, now, "m/manifest")) == "R0225");
  now = {files()[0], {"003_c.sql", "m/003_c.sql", "three"}};
  BOOST_TEST(codes(compare_manifest(manifest, now, "m/manifest")) == "R0227 R0226");
}
