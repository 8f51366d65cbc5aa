#include "operation/sequence_change.hpp"

#include <boost/test/unit_test.hpp>

namespace retort::operation {
namespace {

using Key = SequenceStep::Key;

SequenceDefinition with(SequenceOptions options) {
  return {{"s"}, std::move(options), {}, "", ""};
}

BOOST_AUTO_TEST_SUITE(sequence_change)

BOOST_AUTO_TEST_CASE(equal_sequences_need_nothing) {
  BOOST_TEST(sequence_steps(with({}), with({})).empty());
  BOOST_TEST(sequence_steps(with({"bigint", "5", "2", "", "", "3", true}),
                            with({"bigint", "5", "2", "", "", "3", true}))
                 .empty());
}

BOOST_AUTO_TEST_CASE(options_go_back_to_their_defaults) {
  const auto steps = sequence_steps(with({"integer", "5", "2", "3", "9", "4", true}), with({}));
  std::vector<std::pair<Key, std::string>> said;
  for (const SequenceStep& step : steps) said.emplace_back(step.key, step.value);
  const std::vector<std::pair<Key, std::string>> expected = {
      {Key::type, "bigint"}, {Key::increment, "1"}, {Key::no_min_value, ""}, {Key::no_max_value, ""},
      {Key::start, "1"},     {Key::cache, "1"},     {Key::no_cycle, ""},
  };
  BOOST_TEST((said == expected));
}

BOOST_AUTO_TEST_CASE(a_descending_sequence_starts_at_its_top) {
  const auto steps =
      sequence_steps(with({"", "5", "", "", "", "", false}), with({"", "", "-1", "", "50", "", false}));
  BOOST_REQUIRE_EQUAL(steps.size(), 3u);
  BOOST_TEST(steps.back().value == "50");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::operation
