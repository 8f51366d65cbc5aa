// The grid of the terminal's drawing with soft corners. Only shapes and text, no script and no font that
// would have to be loaded: widths are those of any monospaced font, taken generously.
#include "cli/graph_svg.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace retort::cli {
namespace {

constexpr int lane_width = 22;
constexpr int node_height = 30;
constexpr int link_height = 18;
constexpr int margin = 18;
constexpr int letter = 8;  // The width of one character at 13 px, rounded up.

const char* const style = R"css(
  text { font: 13px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #24292f; }
  .paper { fill: #ffffff; } .id { font-weight: bold; } .mark { fill: #8250df; }
  .current { fill: #1a7f37; } .time { fill: #6e7781; }
  path { fill: none; stroke-width: 2; stroke-linecap: round; } .dashed { stroke-dasharray: 2 4; }
  .c0 { stroke: #0969da; } .c1 { stroke: #bc4c00; } .c2 { stroke: #1a7f37; }
  .c3 { stroke: #8250df; } .c4 { stroke: #bf3989; } .c5 { stroke: #9a6700; }
  circle { fill: #24292f; stroke: #ffffff; stroke-width: 2; }
  circle.head { fill: #0969da; } circle.now { fill: #1a7f37; } circle.pending { fill: #ffffff; stroke: #6e7781; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .paper { fill: #0d1117; } .mark { fill: #d2a8ff; } .current { fill: #3fb950; }
    .time { fill: #8b949e; } circle { fill: #e6edf3; stroke: #0d1117; } circle.head { fill: #58a6ff; }
    circle.now { fill: #3fb950; } circle.pending { fill: #0d1117; stroke: #8b949e; }
  }
)css";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += byte < 0x20 ? ' ' : c;
  }
  return out;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

int lane_x(std::size_t lane) {
  return margin + static_cast<int>(lane) * lane_width;
}

std::string point(int x, int y) {
  return std::to_string(x) + " " + std::to_string(y);
}

std::string path(const std::string& shape, std::size_t lane, bool dashed) {
  return "<path class=\"c" + std::to_string(lane % 6) + (dashed ? " dashed" : "") + "\" d=\"" + shape +
         "\"/>\n";
}

/// Where the line that `row` draws through lane `i` from the right came from or goes to: colours follow it.
std::size_t colour_lane(const CellRow& row, std::size_t i) {
  while (i + 1 < row.size() && row[i].right) ++i;
  return i;
}

std::string cell(const CellRow& row, std::size_t i, int top, int height) {
  const Cell& c = row[i];
  const int x = lane_x(i);
  const int middle = top + height / 2;
  const int left = x - lane_width / 2;
  const int right = x + lane_width / 2;
  const int bottom = top + height;
  std::string out;
  if (c.node) {
    if (c.up) out += path("M" + point(x, top) + " L" + point(x, middle), i, c.dashed);
    if (c.down) out += path("M" + point(x, middle) + " L" + point(x, bottom), i, c.dashed);
    return out;
  }
  const bool turns = c.left && c.up != c.down;
  if (c.up && c.down) out += path("M" + point(x, top) + " L" + point(x, bottom), i, c.dashed);
  if (turns) {
    const int end = c.down ? bottom : top;
    out += path("M" + point(left, middle) + " Q" + point(x, middle) + " " + point(x, end), i, c.dashed);
  }
  const std::size_t far = colour_lane(row, i);
  if (c.left && !turns) out += path("M" + point(left, middle) + " L" + point(x, middle), far, c.dashed_left);
  if (c.left && c.right && turns)
    out += path("M" + point(left, middle) + " L" + point(x, middle), far, c.dashed_right);
  if (c.right) out += path("M" + point(x, middle) + " L" + point(right, middle), far, c.dashed_right);
  return out;
}

std::string row_of(const CellRow& row, int top, int height) {
  std::string out;
  for (std::size_t i = 0; i < row.size(); ++i) out += cell(row, i, top, height);
  return out;
}

/// The text beside a revision, and how many characters it has.
std::string label(const PictureNode& node, int x, int y, std::size_t& width) {
  std::string out = "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) +
                    "\" xml:space=\"preserve\"><tspan class=\"id\">" + escaped(node.id) + "</tspan>";
  std::string plain = node.id;
  for (const std::string& mark : node.marks) {
    const std::string text = " (" + mark + ")";
    out += "<tspan class=\"" + std::string(mark == "current" ? "current" : "mark") + "\">" + escaped(text) +
           "</tspan>";
    plain += text;
  }
  if (!node.message.empty()) {
    out += "  " + escaped(node.message);
    plain += "  " + node.message;
  }
  if (!node.created.empty()) {
    const std::string date = "  " + node.created.substr(0, 10);
    out += "<tspan class=\"time\">" + escaped(date) + "</tspan>";
    plain += date;
  }
  width = std::max(width, characters(plain));
  return out + "</text>\n";
}

std::string circle(const PictureNode& node, int x, int y) {
  std::string kind;
  if (node.head) kind = "head";
  if (node.pending) kind = "pending";
  if (node.current) kind = "now";
  return "<circle" + (kind.empty() ? "" : " class=\"" + kind + "\"") + " cx=\"" + std::to_string(x) +
         "\" cy=\"" + std::to_string(y) + "\" r=\"" + (node.head || node.current ? "7" : "6") + "\"/>\n";
}

}  // namespace

std::string svg(const std::vector<Block>& blocks, const std::vector<PictureNode>& nodes,
                const std::string& title) {
  const int text_x = lane_x(lanes_of(blocks)) + 4;
  std::string lines;
  std::string circles;
  std::string texts;
  std::size_t longest = characters(title);
  int y = margin / 2;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    for (const CellRow& row : block.before) {
      lines += row_of(row, y, link_height);
      y += link_height;
    }
    lines += row_of(block.node, y, node_height);
    circles += circle(nodes[i], lane_x(block.lane), y + node_height / 2);
    texts += label(nodes[i], text_x, y + node_height / 2 + 5, longest);
    y += node_height;
    for (const CellRow& row : block.after) {
      lines += row_of(row, y, link_height);
      y += link_height;
    }
  }
  const std::string width = std::to_string(text_x + static_cast<int>(longest) * letter + margin);
  const std::string height = std::to_string(y + margin / 2);
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height +
         "\" viewBox=\"0 0 " + width + " " + height + "\" role=\"img\">\n<title>" + escaped(title) +
         "</title>\n<style>" + style + "</style>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n" +
         lines + circles + texts + "</svg>\n";
}

}  // namespace retort::cli
