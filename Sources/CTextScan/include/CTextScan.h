// Finds the records of CSV text that need no second look, 64 bytes a step.

#ifndef CTEXTSCAN_H
#define CTEXTSCAN_H

#include "ByteKinds.h"

#include <stddef.h>
#include <stdint.h>

enum text_scan_end {
    // `room` records were found.
    TEXT_SCAN_FULL,
    // The record at `place` is not plain.
    TEXT_SCAN_CARE,
    // The text ends before the line of the record at `place` does.
    TEXT_SCAN_MORE,
};

struct text_scan {
    const uint8_t *text;
    size_t count;
    // Neither a quote, a line end, NUL, nor outside ASCII.
    uint8_t delimiter;
    // Fields of a plain record; or `width` of them, those behind `columns` empty.
    size_t columns;
    size_t width;
    // Bytes of the longest record.
    size_t limit;
};

// Finds plain records one after the other, each on a line of its own, from `*place` on, which the start of a record is.
//
// A record is plain that has no quote and no NUL, is valid UTF-8, has the right number of fields, has something in it,
// does not begin with what may be a byte order mark, and is no longer than the limit. Lines end with LF, CR, or both.
//
// Of each record the place of its first field's start is written to `bounds`, then the ends of its `columns` fields;
// `bounds` must have `room` times `columns + 1` places and `width - columns` more. `*records` becomes how many were found,
// and `*place` where the next record starts.
enum text_scan_end text_scan_plain(
    const struct text_scan *scan, size_t *place, int32_t *bounds, size_t room, size_t *records);

#endif
