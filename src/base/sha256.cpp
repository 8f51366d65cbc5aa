// SHA-256 as FIPS 180-4 writes it down, with the message schedule kept in sixteen words that roll along and
// the eight state words renamed by the loop instead of moved. A manifest of a thousand revisions is hashed on
// every command, so this is worth a few lines.
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "base/file.hpp"

namespace retort::base {
namespace {

using Word = std::uint32_t;
using State = std::array<Word, 8>;

/// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
constexpr std::array<Word, 64> constants = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

/// … and of the square roots of the first eight.
constexpr State initial = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                           0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

Word big_endian(const unsigned char* bytes) {
  return Word{bytes[0]} << 24U | Word{bytes[1]} << 16U | Word{bytes[2]} << 8U | Word{bytes[3]};
}

/// One round; what FIPS calls d and h become the new e and a.
inline void step(Word a, Word b, Word c, Word& d, Word e, Word f, Word g, Word& h, Word scheduled) {
  const Word choice = g ^ (e & (f ^ g));
  const Word majority = (a & b) | (c & (a | b));
  const Word first = h + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) + choice + scheduled;
  d += first;
  h = first + (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + majority;
}

void compress(State& state, const unsigned char* block) {
  std::array<Word, 16> w{};
  for (std::size_t i = 0; i < 16; ++i) w[i] = big_endian(block + 4 * i);
  auto [a, b, c, d, e, f, g, h] = state;
  for (std::size_t round = 0; round < 64; round += 8) {
    if (round >= 16) {
      for (std::size_t i = round; i < round + 8; ++i) {
        const Word early = w[(i + 1) & 15U], late = w[(i + 14) & 15U];
        w[i & 15U] += (std::rotr(early, 7) ^ std::rotr(early, 18) ^ (early >> 3U)) + w[(i + 9) & 15U] +
                      (std::rotr(late, 17) ^ std::rotr(late, 19) ^ (late >> 10U));
      }
    }
    const Word* k = constants.data() + round;
    const Word* x = w.data() + (round & 15U);
    step(a, b, c, d, e, f, g, h, k[0] + x[0]);
    step(h, a, b, c, d, e, f, g, k[1] + x[1]);
    step(g, h, a, b, c, d, e, f, k[2] + x[2]);
    step(f, g, h, a, b, c, d, e, k[3] + x[3]);
    step(e, f, g, h, a, b, c, d, k[4] + x[4]);
    step(d, e, f, g, h, a, b, c, k[5] + x[5]);
    step(c, d, e, f, g, h, a, b, k[6] + x[6]);
    step(b, c, d, e, f, g, h, a, k[7] + x[7]);
  }
  const State after = {a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i < 8; ++i) state[i] += after[i];
}

}  // namespace

std::string sha256(std::string_view bytes) {
  State state = initial;
  std::array<unsigned char, 128> block{};
  const std::size_t whole = bytes.size() / 64 * 64;
  for (std::size_t i = 0; i < whole; i += 64) {
    std::memcpy(block.data(), bytes.data() + i, 64);
    compress(state, block.data());
  }
  // The end: the rest, a single one bit, zeroes, and the length in bits in eight bytes.
  const std::string_view rest = bytes.substr(whole);
  const std::size_t length = rest.size() < 56 ? 64 : 128;
  block.fill(0);
  if (!rest.empty()) std::memcpy(block.data(), rest.data(), rest.size());
  block[rest.size()] = 0x80;
  const std::uint64_t bits = std::uint64_t{bytes.size()} * 8;
  for (std::size_t i = 0; i < 8; ++i) block[length - 1 - i] = static_cast<unsigned char>(bits >> (8 * i));
  compress(state, block.data());
  if (length == 128) compress(state, block.data() + 64);

  constexpr std::string_view digits = "0123456789abcdef";
  std::string result;
  for (const Word word : state) {
    for (int shift = 28; shift >= 0; shift -= 4) result += digits[(word >> shift) & 15U];
  }
  return result;
}

}  // namespace retort::base
