// Drawings are read back: a reader that knows nothing but the characters follows every line down from every
// revision, and must arrive at exactly its parents and dependencies.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <random>
#include <set>

#include "base/text.hpp"
#include "cli/graph_notation.hpp"
#include "cli/graph_text.hpp"
#include "revision/resolve.hpp"

using namespace retort;
using namespace retort::cli;

namespace {

struct Sketch {
  std::string id;
  std::vector<std::string> revises;
  std::vector<std::string> depends_on = {};
};

revision::Graph graph_of(const std::vector<Sketch>& sketches) {
  std::vector<revision::Revision> all;
  for (const Sketch& sketch : sketches) {
    revision::Revision revision;
    revision.id = sketch.id;
    revision.revises = sketch.revises;
    revision.depends_on = sketch.depends_on;
    revision.file.name = sketch.id + ".sql";
    revision.file.path = revision.file.name;
    all.push_back(std::move(revision));
  }
  return revision::Graph(std::move(all));
}

using Edges = std::set<std::pair<std::string, std::string>>;

Edges edges_of(const revision::Graph& graph) {
  Edges edges;
  for (revision::Index i = 0; i < graph.size(); ++i) {
    for (const revision::Index below : graph.prerequisites(i)) edges.emplace(graph[i].id, graph[below].id);
  }
  return edges;
}

/// One character each, as UTF-8.
std::vector<std::string> characters(const std::string& text) {
  std::vector<std::string> out;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) out.emplace_back();
    out.back() += c;
  }
  return out;
}

/// The characters of a drawing, and which revision stands where.
struct Page {
  std::vector<std::vector<std::string>> rows;
  std::map<std::size_t, std::string> ids;  ///< By row.

  const std::string& at(std::size_t row, std::size_t column) const {
    static const std::string blank = " ";
    return row < rows.size() && column < rows[row].size() ? rows[row][column] : blank;
  }
  bool is(std::size_t row, std::size_t column, const std::string& any) const {
    return at(row, column) != " " && any.find(at(row, column)) != std::string::npos;
  }
};

/// Where lines that leave `row` at `column` downwards end: the ids of revisions, or what is wrong.
void follow(const Page& page, std::size_t row, std::size_t column, std::set<std::string>& ends) {
  for (std::size_t y = row + 1;; ++y) {
    if (page.is(y, column, "●")) {
      ends.insert(page.ids.at(y));
      return;
    }
    if (page.is(y, column, "│┆┼")) continue;
    if (page.is(y, column, "├")) {
      // A fork has corners that go down, a join has corners that come from above; a row has one kind.
      for (std::size_t x = column + 1; page.is(y, x, "─┄┼┬┴╮╯"); ++x) {
        if (page.is(y, x, "┬╮")) follow(page, y, x, ends);
      }
      continue;
    }
    if (page.is(y, column, "┴╯")) {
      std::size_t x = column - 1;
      while (page.is(y, x, "─┄┼┴")) --x;
      if (!page.is(y, x, "├")) ends.insert("lost in row " + std::to_string(y));
      column = x;
      continue;
    }
    ends.insert("lost in row " + std::to_string(y) + " at `" + page.at(y, column) + "`");
    return;
  }
}

Page page_of(const revision::Graph& graph, const revision::Indexes& order) {
  const std::vector<Block> blocks = lay_out(graph, order);
  std::vector<NodeText> texts;
  for (const revision::Index index : order) texts.push_back({Symbol::revision, {graph[index].id}});
  Page page;
  for (const DrawnLine& line : draw(blocks, texts, Glyphs::unicode)) {
    if (!line.text.empty()) page.ids[page.rows.size()] = line.text;
    page.rows.push_back(characters(line.graph));
    BOOST_REQUIRE_EQUAL(page.rows.back().size(), line.width);
  }
  return page;
}

Edges read_back(const Page& page) {
  Edges edges;
  for (const auto& [row, id] : page.ids) {
    std::size_t column = 0;
    while (!page.is(row, column, "●")) ++column;
    if (!page.is(row + 1, column, "│┆├┴╯┼●")) continue;
    std::set<std::string> ends;
    follow(page, row, column, ends);
    for (const std::string& end : ends) edges.emplace(id, end);
  }
  return edges;
}

std::vector<Sketch> random_graph(std::mt19937& random, std::size_t size) {
  auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  std::vector<Sketch> sketches;
  for (std::size_t i = 0; i < size; ++i) {
    Sketch one{"r" + std::to_string(100 + i), {}};
    std::set<std::size_t> parents;
    const std::size_t wanted = below(10) < 2 ? below(4) : 1;
    for (std::size_t k = 0; k < wanted && i > 0; ++k)
      parents.insert(below(3) == 0 ? below(i) : i - 1 - below(std::min<std::size_t>(i, 3)));
    for (const std::size_t parent : parents) one.revises.push_back(sketches[parent].id);
    if (i > 0 && below(6) == 0) {
      const std::size_t needed = below(i);
      if (!parents.contains(needed)) one.depends_on.push_back(sketches[needed].id);
    }
    sketches.push_back(std::move(one));
  }
  return sketches;
}

std::string text_of(const std::vector<Sketch>& sketches, Glyphs glyphs, std::size_t width = 0) {
  const revision::Graph graph = graph_of(sketches);
  const revision::Indexes order = revision::resolve_range(graph, ":");
  std::vector<NodeText> texts;
  for (const revision::Index index : order) texts.push_back({Symbol::revision, {graph[index].id}});
  return drawing(lay_out(graph, order), texts, glyphs, width);
}

const std::vector<Sketch> diamond{{"a", {}}, {"b", {"a"}}, {"c", {"a"}}, {"d", {"b", "c"}}};

}  // namespace

BOOST_AUTO_TEST_CASE(a_diamond) {
  BOOST_TEST(text_of(diamond, Glyphs::unicode) ==
             "●    d\n"
             "├─╮\n"
             "│ ●  c\n"
             "● │  b\n"
             "├─╯\n"
             "●    a\n");
  BOOST_TEST(text_of(diamond, Glyphs::ascii) ==
             "*    d\n"
             "|\\\n"
             "| *  c\n"
             "* |  b\n"
             "|/\n"
             "*    a\n");
}

BOOST_AUTO_TEST_CASE(a_star_stays_narrow) {
  std::vector<Sketch> star{{"a", {}}};
  for (int i = 0; i < 20; ++i) star.push_back({"b" + std::to_string(10 + i), {"a"}});
  const revision::Graph graph = graph_of(star);
  BOOST_TEST(lanes_of(lay_out(graph, revision::resolve_range(graph, ":"))) == 2u);
}

BOOST_AUTO_TEST_CASE(dependencies_are_dashed) {
  const std::vector<Sketch> two{{"a1", {}}, {"a2", {"a1"}}, {"b1", {}}, {"b2", {"b1"}, {"a1"}}};
  const std::string text = text_of(two, Glyphs::unicode);
  BOOST_TEST(text.find("├┄╮") != std::string::npos, text);
  BOOST_TEST(text.find("┆") != std::string::npos, text);
  BOOST_TEST(text_of(two, Glyphs::ascii).find(':') != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_merge_of_three) {
  const std::vector<Sketch> three{
      {"a", {}}, {"b", {"a"}}, {"c", {"a"}}, {"d", {"a"}}, {"e", {"b", "c", "d"}}};
  BOOST_TEST(text_of(three, Glyphs::ascii).starts_with("*      e\n|-.-.\n"), text_of(three, Glyphs::ascii));
  BOOST_TEST(text_of(three, Glyphs::unicode).starts_with("●      e\n├─┬─╮\n"));
}

BOOST_AUTO_TEST_CASE(every_line_of_random_graphs_arrives) {
  std::random_device device;
  const char* given = std::getenv("RETORT_SEED");
  const unsigned seed = given == nullptr ? device() : static_cast<unsigned>(std::stoul(given));
  BOOST_TEST_MESSAGE("RETORT_SEED=" << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 1500; ++round) {
    const std::vector<Sketch> sketches = random_graph(random, 1 + static_cast<std::size_t>(round % 40));
    const revision::Graph graph = graph_of(sketches);
    const revision::Indexes order = revision::resolve_range(graph, ":");
    BOOST_REQUIRE_EQUAL(order.size(), graph.size());
    const Edges have = read_back(page_of(graph, order));
    const Edges want = edges_of(graph);
    BOOST_REQUIRE_MESSAGE(have == want, "RETORT_SEED=" << seed << ", round " << round << "\n"
                                                       << text_of(sketches, Glyphs::unicode));
  }
}

BOOST_AUTO_TEST_CASE(ascii_has_the_same_shape) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    const revision::Graph graph = graph_of(random_graph(random, 25));
    const revision::Indexes order = revision::resolve_range(graph, ":");
    const std::vector<NodeText> texts(order.size());
    const std::vector<Block> blocks = lay_out(graph, order);
    const auto unicode = draw(blocks, texts, Glyphs::unicode);
    const auto ascii = draw(blocks, texts, Glyphs::ascii);
    BOOST_REQUIRE_EQUAL(unicode.size(), ascii.size());
    for (std::size_t i = 0; i < ascii.size(); ++i) {
      BOOST_REQUIRE_EQUAL(ascii[i].graph.size(), ascii[i].width);
      BOOST_TEST(ascii[i].width <= unicode[i].width);
      BOOST_TEST(ascii[i].width + 1 >= unicode[i].width);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_part_of_a_graph_has_only_lines_within_it) {
  const revision::Graph graph = graph_of(diamond);
  const revision::Indexes order = revision::resolve_range(graph, "b:d");
  const Edges have = read_back(page_of(graph, order));
  for (const auto& [from, to] : have) BOOST_TEST(to != "a");
  BOOST_TEST(!have.empty());
}

BOOST_AUTO_TEST_CASE(lines_are_cut_at_the_width) {
  const std::vector<Block> blocks = lay_out(graph_of(diamond), {3, 2, 1, 0});
  std::vector<NodeText> texts(4, NodeText{Symbol::revision, {"a \x1b[1mlong\x1b[0m Ünïcödé line", "second"}});
  for (const std::string& line : base::split(drawing(blocks, texts, Glyphs::unicode, 14), '\n')) {
    std::string plain = base::replace_all(base::replace_all(line, "\x1b[1m", ""), "\x1b[0m", "");
    BOOST_TEST(characters(plain).size() <= 14u);
  }
  BOOST_TEST(drawing(blocks, texts, Glyphs::unicode, 14).find("…") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(ten_thousand_revisions_are_drawn_at_once) {
  std::vector<Sketch> line{{"r0", {}}};
  for (int i = 1; i < 10000; ++i) line.push_back({"r" + std::to_string(i), {"r" + std::to_string(i - 1)}});
  const revision::Graph graph = graph_of(line);
  BOOST_TEST(lanes_of(lay_out(graph, revision::resolve_range(graph, ":"))) == 1u);
}

BOOST_AUTO_TEST_CASE(notations_quote_what_they_must) {
  const revision::Graph graph = graph_of({{"a\"b\\c", {}}, {"d", {"a\"b\\c"}}});
  const revision::Indexes order = revision::resolve_range(graph, ":");
  std::vector<PictureNode> nodes(2);
  for (std::size_t i = 0; i < 2; ++i) {
    nodes[i].id = graph[order[i]].id;
    nodes[i].message = "<b> & \"x\" #1\nnext";
  }
  const std::string in_dot = dot(graph, order, nodes);
  BOOST_TEST(in_dot.find("\"a\\\"b\\\\c\" -> \"d\"") != std::string::npos, in_dot);
  BOOST_TEST(in_dot.find("\\n<b> & \\\"x\\\" #1 next\"") != std::string::npos, in_dot);
  const std::string in_mermaid = mermaid(graph, order, nodes);
  BOOST_TEST(in_mermaid.find("r1 --> r2") != std::string::npos, in_mermaid);
  BOOST_TEST(in_mermaid.find("#60;b#62; #38; #34;x#34; #35;1 next") != std::string::npos, in_mermaid);
  const std::string picture = svg(lay_out(graph, order), nodes, "T & T");
  BOOST_TEST(picture.find("<title>T &amp; T</title>") != std::string::npos);
  BOOST_TEST(picture.find("&lt;b&gt; &amp; &quot;x&quot; #1 next") != std::string::npos);
  BOOST_TEST(picture.find("<script") == std::string::npos);
}
