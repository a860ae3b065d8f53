#include "CTextScan.h"

#include <stdbool.h>
#include <string.h>

typedef uint8_t bytes64 __attribute__((ext_vector_type(64)));
typedef bool bits64 __attribute__((ext_vector_type(64)));

static inline uint64_t bits(bits64 each) {
    uint64_t all;
    memcpy(&all, &each, sizeof all);
    return all;
}

// Which of 64 bytes are the delimiter, a line end, a quote or NUL; and which are outside ASCII.
static inline uint64_t marks(const uint8_t *text, uint8_t delimiter, uint64_t *high) {
    bytes64 block;
    memcpy(&block, text, sizeof block);
    bits64 found = __builtin_convertvector(
        (block == delimiter) | (block == '\n') | (block == '\r') | (block == '"') | (block == 0), bits64);
    *high = bits(__builtin_convertvector(block >= 0x80, bits64));
    return bits(found);
}

static inline bool is_continuation(const uint8_t *text, size_t place, size_t count) {
    return place < count && (text[place] & 0xC0) == 0x80;
}

// The bytes of the character at a place, whose first one is outside ASCII; 0 where it is not valid.
static inline size_t length_of_character(const uint8_t *text, size_t place, size_t count) {
    uint8_t lead = text[place];
    if (lead >= 0xE1 && lead <= 0xEF && lead != 0xED) {
        return is_continuation(text, place + 1, count) && is_continuation(text, place + 2, count) ? 3 : 0;
    }
    if (lead >= 0xC2 && lead <= 0xDF) return is_continuation(text, place + 1, count) ? 2 : 0;
    if (lead < 0xC2 || lead > 0xF4 || !is_continuation(text, place + 1, count)) return 0;
    uint8_t second = text[place + 1];
    if (!is_continuation(text, place + 2, count)) return 0;
    // No longer than it must be, and no half of a surrogate pair.
    if (lead == 0xE0) return second >= 0xA0 ? 3 : 0;
    if (lead == 0xED) return second < 0xA0 ? 3 : 0;
    if (!is_continuation(text, place + 3, count)) return 0;
    if (lead == 0xF0) return second >= 0x90 ? 4 : 0;
    if (lead == 0xF4) return second < 0x90 ? 4 : 0;
    return 4;
}

// Looks at the characters outside ASCII of a block that begins at `place`, from `*checked` on, and moves `*checked` on.
//
// Returns whether all are valid; if not, `*checked` is where the first one is that is not.
static inline bool is_valid(const uint8_t *text, size_t count, size_t place, uint64_t high, size_t *checked) {
    while (high) {
        size_t here = place + (size_t)__builtin_ctzll(high);
        if (here < *checked) here = *checked;
        while (here < count && text[here] >= 0x80) {
            size_t length = length_of_character(text, here, count);
            if (length == 0) {
                *checked = here;
                return false;
            }
            here += length;
        }
        *checked = here;
        if (here - place >= 64) return true;
        high &= ~(uint64_t)0 << (here - place);
    }
    return true;
}

// Whether a record may be blank, or may begin with a byte order mark.
static inline bool may_be_blank(const uint8_t *text, size_t start, size_t end, uint8_t delimiter) {
    for (size_t place = start; place < end; place++) {
        uint8_t byte = text[place];
        if (byte == ' ' || byte == '\t' || byte == delimiter) continue;
        if (byte < 0x80 || place + 1 >= end) return false;
        uint8_t second = text[place + 1];
        // What looks like space, and marks: U+0085, U+00A0, U+1680, some of U+2000 to U+207F, U+3000, U+FEFF.
        return byte == 0xC2 || (byte == 0xE1 && second == 0x9A) || (byte == 0xE2 && second <= 0x81)
            || (byte == 0xE3 && second == 0x80) || (byte == 0xEF && second == 0xBB);
    }
    return true;
}

enum text_scan_end text_scan_plain(
    const struct text_scan *scan, size_t *place, int32_t *bounds, size_t room, size_t *records) {
    const uint8_t *text = scan->text;
    const size_t count = scan->count, columns = scan->columns, width = scan->width;
    const uint8_t delimiter = scan->delimiter;
    size_t start = *place, fields = 0, checked = start, invalid = SIZE_MAX;
    enum text_scan_end end = TEXT_SCAN_MORE;
    *records = 0;
    if (room == 0) return TEXT_SCAN_FULL;
    bounds[0] = (int32_t)start;
    for (size_t block = start; block < count; block += 64) {
        uint64_t high, found;
        if (count - block >= 64) {
            found = marks(text + block, delimiter, &high);
        } else {
            uint8_t last[64] = {0};
            memcpy(last, text + block, count - block);
            found = marks(last, delimiter, &high) & (((uint64_t)1 << (count - block)) - 1);
        }
        if (high && invalid == SIZE_MAX && !is_valid(text, count, block, high, &checked)) invalid = checked;
        for (; found; found &= found - 1) {
            const size_t here = block + (size_t)__builtin_ctzll(found);
            const uint8_t byte = text[here];
            if (byte == delimiter) {
                if (fields + 1 == width) goto care;
                fields += 1;
                bounds[fields] = (int32_t)here;
                continue;
            }
            // The LF of a CR.
            if (here < start) continue;
            if (byte != '\n' && byte != '\r') goto care;
            if (byte == '\r' && here + 1 == count) goto done;
            fields += 1;
            bounds[fields] = (int32_t)here;
            if (fields != columns) {
                // The separators behind the last name.
                if (fields != width || (size_t)(bounds[width] - bounds[columns]) != width - columns) goto care;
            }
            if (invalid < here || here - start > scan->limit || may_be_blank(text, start, here, delimiter)) goto care;
            start = here + (byte == '\r' && text[here + 1] == '\n' ? 2 : 1);
            *records += 1;
            if (*records == room) {
                end = TEXT_SCAN_FULL;
                goto done;
            }
            bounds += columns + 1;
            bounds[0] = (int32_t)start;
            fields = 0;
        }
    }
    goto done;
care:
    end = TEXT_SCAN_CARE;
done:
    *place = start;
    return end;
}
