// Two characters for each lane: the lane itself, and what runs on to its right.
#include "cli/graph_text.hpp"

#include <algorithm>

#include "cli/output.hpp"

namespace retort::cli {
namespace {

using Picture = std::vector<std::string>;  // One text for each place on the terminal.

const char* symbol(Symbol what, Glyphs glyphs) {
  const bool unicode = glyphs == Glyphs::unicode;
  switch (what) {
    case Symbol::revision:
    case Symbol::applied:
      return unicode ? "●" : "*";
    case Symbol::pending:
      return unicode ? "○" : "o";
    case Symbol::current:
      return unicode ? "◉" : "@";
  }
  return "*";
}

const char* vertical(const Cell& cell, Glyphs glyphs) {
  if (glyphs == Glyphs::ascii) return cell.dashed ? ":" : "|";
  return cell.dashed ? "┆" : "│";
}

const char* horizontal(bool dashed, Glyphs glyphs) {
  if (glyphs == Glyphs::ascii) return dashed ? "." : "-";
  return dashed ? "┄" : "─";
}

const char* unicode_cell(const Cell& cell) {
  if (cell.left && cell.right) {
    if (cell.up && cell.down) return "┼";
    if (cell.down) return "┬";
    if (cell.up) return "┴";
    return horizontal(cell.dashed_left, Glyphs::unicode);
  }
  if (cell.left) return cell.down ? "╮" : "╯";
  if (cell.right) return "├";
  return cell.up ? vertical(cell, Glyphs::unicode) : " ";
}

/// Lines that cross show the one that goes down: what runs across stands on both sides of it.
const char* ascii_cell(const Cell& cell) {
  if (cell.up && cell.down) return vertical(cell, Glyphs::ascii);
  if (cell.left) {
    if (cell.down) return ".";
    return cell.up ? "'" : horizontal(cell.dashed_left, Glyphs::ascii);
  }
  return " ";
}

Picture picture(const CellRow& row, Symbol what, Glyphs glyphs) {
  Picture out;
  for (const Cell& cell : row) {
    const char* text = glyphs == Glyphs::unicode ? unicode_cell(cell) : ascii_cell(cell);
    out.push_back(cell.node ? symbol(what, glyphs) : text);
    out.push_back(cell.right ? horizontal(cell.dashed_right, glyphs) : " ");
  }
  if (glyphs == Glyphs::unicode) return out;
  // `|\` and `|/`, as git has it, where the line goes to the next lane alone.
  for (std::size_t i = 0; i + 1 < row.size(); ++i) {
    const Cell& next = row[i + 1];
    if (!row[i].right || row[i].left || next.right) continue;
    out[2 * i + 1] = next.down ? "\\" : "/";
    out[2 * i + 2] = " ";
  }
  return out;
}

DrawnLine line_of(const CellRow& row, Symbol what, Glyphs glyphs, std::string text) {
  Picture places = picture(row, what, glyphs);
  while (!places.empty() && places.back() == " ") places.pop_back();
  DrawnLine line{{}, places.size(), std::move(text)};
  for (const std::string& place : places) line.graph += place;
  return line;
}

/// The end of the colour code that begins at `at`.
std::size_t code_end(const std::string& text, std::size_t at) {
  return std::min(text.find('m', at), text.size() - 1) + 1;
}

std::size_t visible(const std::string& text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '\x1b') {
      i = code_end(text, i);
      continue;
    }
    count += (static_cast<unsigned char>(text[i++]) & 0xC0) != 0x80 ? 1 : 0;
  }
  return count;
}

/// `text` in at most `width` characters, the last of them a mark if something is left out. Colours count
/// nothing and are all kept.
std::string cut(const std::string& text, std::size_t width, Glyphs glyphs) {
  if (visible(text) <= width) return text;
  std::string out;
  std::size_t seen = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '\x1b') {
      const std::size_t end = code_end(text, i);
      out += text.substr(i, end - i);
      i = end;
      continue;
    }
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80 && ++seen == width)
      out += glyphs == Glyphs::unicode ? "…" : ">";
    if (seen < width) out += text[i];
    ++i;
  }
  return out;
}

}  // namespace

std::vector<DrawnLine> draw(const std::vector<Block>& blocks, const std::vector<NodeText>& texts,
                            Glyphs glyphs) {
  std::vector<DrawnLine> lines;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    const NodeText& text = texts[i];
    std::size_t next = 0;
    auto beside = [&] { return next < text.lines.size() ? text.lines[next++] : std::string(); };
    for (const CellRow& row : block.before) lines.push_back(line_of(row, text.symbol, glyphs, ""));
    lines.push_back(line_of(block.node, text.symbol, glyphs, beside()));
    for (const CellRow& row : block.after) lines.push_back(line_of(row, text.symbol, glyphs, beside()));
    while (next < text.lines.size()) lines.push_back(line_of(block.plain, text.symbol, glyphs, beside()));
  }
  return lines;
}

std::string drawing(const std::vector<Block>& blocks, const std::vector<NodeText>& texts, Glyphs glyphs,
                    std::size_t width) {
  constexpr std::size_t widest_column = 24;  // A wider graph pushes only its own lines.
  const std::vector<DrawnLine> lines = draw(blocks, texts, glyphs);
  std::size_t column = 0;
  for (const DrawnLine& line : lines) column = std::max(column, line.width);
  column = std::min(column, widest_column);
  std::string out;
  for (const DrawnLine& line : lines) {
    std::string graph = line.graph;
    if (!line.text.empty()) graph += std::string(std::max(column, line.width) - line.width + 2, ' ');
    const std::size_t used = line.text.empty() ? line.width : std::max(column, line.width) + 2;
    out += graph;
    out += width == 0 ? line.text : cut(line.text, width > used ? width - used : 0, glyphs);
    out += "\n";
  }
  return out;
}

}  // namespace retort::cli
