#pragma once
#include <stddef.h>
#ifdef __cplusplus
extern "C" {
#endif

/// What libphonenumber says of a number.
enum roster_phone_kind {
    ROSTER_PHONE_UNREADABLE = 0,
    /// The length fits no number of its country.
    ROSTER_PHONE_IMPOSSIBLE = 1,
    /// The length fits, the numbering plan has no such range.
    ROSTER_PHONE_UNLIKELY = 2,
    ROSTER_PHONE_MOBILE = 3,
    /// Valid, and no mobile.
    ROSTER_PHONE_OTHER = 4
};

/// Parses `length` bytes of UTF-8 with `region` (two letters) for numbers without a country code, and writes the
/// number as E.164 with a closing zero to `e164` (at least 32 bytes) unless it is unreadable.
int roster_phone_parse(const char *text, size_t length, const char *region, char *e164, size_t capacity);

/// Whether a region (two letters, ISO 3166-1) has a numbering plan.
int roster_phone_is_region(const char *region);

#ifdef __cplusplus
}
#endif
