// The order of steps made by hand, without facts or a server.
#include <boost/test/unit_test.hpp>

#include "base/text.hpp"
#include "catalog/kinds.hpp"
#include "diff/steps.hpp"

namespace retort::diff {

namespace {

class Plan {
 public:
  // Returns the step's number. `leader`: the step with which it goes.
  std::size_t add(Action action, const std::string& name, const catalog::Kind& kind = catalog::view_kind(),
                  std::size_t leader = none) {
    auto object = std::make_shared<catalog::Object>();
    object->kind = &kind;
    object->name = {"public", "", name};
    objects_.push_back(object);
    const char* words[] = {"drop ", "alter ", "create "};
    steps_.push_back({action,
                      object.get(),
                      &kind,
                      {catalog::execute(words[static_cast<int>(action)] + name)},
                      leader == none ? steps_.size() : leader,
                      none,
                      {},
                      0});
    return steps_.size() - 1;
  }
  void before(std::size_t first, std::size_t second) {
    steps_[first].before.push_back(second);
    ++steps_[second].waits_for;
  }
  std::string ordered() {
    std::vector<std::string> lines;
    for (const operation::Change& change : order(std::move(steps_))) {
      lines.push_back(std::get<operation::Execute>(change.operation).sql);
    }
    return base::join(lines, ", ");
  }

 private:
  std::vector<std::shared_ptr<catalog::Object>> objects_;
  std::vector<Step> steps_;
};

BOOST_AUTO_TEST_SUITE(order_of_steps)

BOOST_AUTO_TEST_CASE(by_name_where_nothing_else_decides) {
  Plan plan;
  plan.add(Action::create, "b");
  plan.add(Action::create, "c");
  plan.add(Action::create, "a");
  BOOST_CHECK_EQUAL(plan.ordered(), "create a, create b, create c");
}

BOOST_AUTO_TEST_CASE(what_is_needed_comes_first) {
  Plan plan;
  const auto a = plan.add(Action::create, "a");
  const auto b = plan.add(Action::create, "b");
  const auto c = plan.add(Action::create, "c");
  plan.before(c, b);
  plan.before(b, a);
  BOOST_CHECK_EQUAL(plan.ordered(), "create c, create b, create a");
}

BOOST_AUTO_TEST_CASE(room_first_data_last) {
  Plan plan;
  plan.add(Action::create, "new");
  plan.add(Action::alter, "other");
  plan.add(Action::drop, "table", catalog::table_kind());
  plan.add(Action::drop, "view");
  BOOST_CHECK_EQUAL(plan.ordered(), "drop view, alter other, create new, drop table");
}

BOOST_AUTO_TEST_CASE(types_before_tables_before_views_and_back) {
  Plan plan;
  plan.add(Action::create, "a", catalog::view_kind());
  plan.add(Action::create, "b", catalog::table_kind());
  plan.add(Action::create, "c", catalog::enum_kind());
  plan.add(Action::drop, "a", catalog::view_kind());
  plan.add(Action::drop, "c", catalog::enum_kind());
  BOOST_CHECK_EQUAL(plan.ordered(), "drop a, drop c, create c, create b, create a");
}

BOOST_AUTO_TEST_CASE(a_group_is_one_change) {
  Plan plan;
  const auto table = plan.add(Action::drop, "table", catalog::table_kind());
  plan.add(Action::drop, "its index", catalog::index_kind(), table);
  BOOST_CHECK_EQUAL(plan.ordered(), "drop table");
}

BOOST_AUTO_TEST_CASE(a_part_is_taken_out_of_a_circle_of_drops) {
  Plan plan;
  const auto a = plan.add(Action::drop, "a", catalog::table_kind());
  const auto b = plan.add(Action::drop, "b", catalog::table_kind());
  const auto key_of_a = plan.add(Action::drop, "key of a", catalog::constraint_kind(), a);
  const auto key_of_b = plan.add(Action::drop, "key of b", catalog::constraint_kind(), b);
  plan.before(key_of_a, b);
  plan.before(key_of_b, a);
  BOOST_CHECK_EQUAL(plan.ordered(), "drop key of a, drop b, drop a");
}

BOOST_AUTO_TEST_CASE(a_circle_is_broken_in_one_place) {
  Plan plan;
  const auto a = plan.add(Action::create, "a");
  const auto b = plan.add(Action::create, "b");
  const auto c = plan.add(Action::create, "c");
  plan.before(a, b);
  plan.before(b, a);
  plan.before(b, c);
  BOOST_CHECK_EQUAL(plan.ordered(), "create a, create b, create c");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

}  // namespace retort::diff
