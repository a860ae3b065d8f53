// Of what kinds the bytes of a cell are, by a table: a chain of comparisons would be guessed wrongly at every other byte.

#ifndef BYTEKINDS_H
#define BYTEKINDS_H

#include <stddef.h>
#include <stdint.h>

enum byte_kind {
    BYTE_DIGIT = 1 << 0,
    BYTE_LETTER = 1 << 1,
    BYTE_SPACE = 1 << 2,
    // ' " and the grave accent.
    BYTE_QUOTE = 1 << 3,
    BYTE_AMPERSAND = 1 << 4,
    BYTE_BACKSLASH = 1 << 5,
    BYTE_PERCENT = 1 << 6,
    BYTE_QUESTION = 1 << 7,
    BYTE_TILDE = 1 << 8,
    BYTE_PLUS = 1 << 9,
    BYTE_HYPHEN = 1 << 10,
    BYTE_SEMICOLON = 1 << 11,
    BYTE_COLON = 1 << 12,
    BYTE_COMMA = 1 << 13,
    BYTE_SLASH = 1 << 14,
    BYTE_DOT = 1 << 15,
    BYTE_AT = 1 << 16,
    // ( and [
    BYTE_BRACKET = 1 << 17,
    BYTE_BRACE = 1 << 18,
    // The rest of what ASCII shows.
    BYTE_SIGN = 1 << 19,
    // Begins one of U+4000 to U+9FFF: everyday Chinese.
    BYTE_HAN = 1 << 20,
    // May begin a character outside ASCII that means nothing but itself to every rule.
    BYTE_RARE = 1 << 21,
    // Controls, and what begins characters that a rule may look for.
    BYTE_REFUSED = 1 << 22,
};

// By the byte of UTF-8; none for those behind the first of a character.
static const uint32_t byte_kinds[256] = {
    [0x00 ... 0x1F] = BYTE_REFUSED,
    [' '] = BYTE_SPACE,
    ['!'] = BYTE_SIGN, ['"'] = BYTE_QUOTE, ['#'] = BYTE_SIGN, ['$'] = BYTE_SIGN, ['%'] = BYTE_PERCENT,
    ['&'] = BYTE_AMPERSAND, ['\''] = BYTE_QUOTE, ['('] = BYTE_BRACKET, [')'] = BYTE_SIGN, ['*'] = BYTE_SIGN,
    ['+'] = BYTE_PLUS, [','] = BYTE_COMMA, ['-'] = BYTE_HYPHEN, ['.'] = BYTE_DOT, ['/'] = BYTE_SLASH,
    ['0' ... '9'] = BYTE_DIGIT,
    [':'] = BYTE_COLON, [';'] = BYTE_SEMICOLON, ['<' ... '>'] = BYTE_SIGN, ['?'] = BYTE_QUESTION, ['@'] = BYTE_AT,
    ['A' ... 'Z'] = BYTE_LETTER,
    ['['] = BYTE_BRACKET, ['\\'] = BYTE_BACKSLASH, [']' ... '_'] = BYTE_SIGN, ['`'] = BYTE_QUOTE,
    ['a' ... 'z'] = BYTE_LETTER,
    ['{'] = BYTE_BRACE, ['|'] = BYTE_SIGN, ['}'] = BYTE_SIGN, ['~'] = BYTE_TILDE,
    [0x7F] = BYTE_REFUSED,
    [0xC0 ... 0xC1] = BYTE_REFUSED,
    [0xC2 ... 0xCB] = BYTE_RARE,
    [0xCC ... 0xCF] = BYTE_REFUSED,
    [0xD0 ... 0xD3] = BYTE_RARE,
    [0xD4 ... 0xE2] = BYTE_REFUSED,
    [0xE3] = BYTE_RARE,
    [0xE4 ... 0xE9] = BYTE_HAN,
    [0xEA ... 0xED] = BYTE_RARE,
    [0xEE] = BYTE_REFUSED,
    [0xEF ... 0xF0] = BYTE_RARE,
    [0xF1 ... 0xFF] = BYTE_REFUSED,
};

static inline uint32_t byte_kinds_of(const uint8_t *bytes, size_t count) {
    uint32_t one = 0, other = 0;
    size_t place = 0;
    for (; place + 4 <= count; place += 4) {
        one |= byte_kinds[bytes[place]] | byte_kinds[bytes[place + 1]];
        other |= byte_kinds[bytes[place + 2]] | byte_kinds[bytes[place + 3]];
    }
    for (; place < count; place++) one |= byte_kinds[bytes[place]];
    return one | other;
}

#endif
