#include "CChecksum.h"

#include <pthread.h>
#include <string.h>

// For a byte, and for one that is followed by one to seven others.
static uint32_t tables[8][256];
static pthread_once_t made = PTHREAD_ONCE_INIT;

static void make_tables(void) {
    for (uint32_t byte = 0; byte < 256; byte++) {
        uint32_t value = byte;
        for (int bit = 0; bit < 8; bit++) value = (value >> 1) ^ (value & 1 ? 0xEDB88320 : 0);
        tables[0][byte] = value;
    }
    for (int place = 1; place < 8; place++) {
        for (int byte = 0; byte < 256; byte++) {
            uint32_t before = tables[place - 1][byte];
            tables[place][byte] = tables[0][before & 0xFF] ^ (before >> 8);
        }
    }
}

// Eight bytes a step.
//
// Source: Kounavis and Berry, "A Systematic Approach to Building High Performance Software-based CRC Generators", 2005.
uint32_t checksum_crc32_portable(uint32_t state, const uint8_t *bytes, size_t count) {
    pthread_once(&made, make_tables);
    for (; count >= 8; bytes += 8, count -= 8) {
        uint32_t low = state ^ ((uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16
                                | (uint32_t)bytes[3] << 24);
        state = tables[7][low & 0xFF] ^ tables[6][low >> 8 & 0xFF] ^ tables[5][low >> 16 & 0xFF] ^ tables[4][low >> 24]
            ^ tables[3][bytes[4]] ^ tables[2][bytes[5]] ^ tables[1][bytes[6]] ^ tables[0][bytes[7]];
    }
    for (; count > 0; bytes++, count--) state = tables[0][(state ^ *bytes) & 0xFF] ^ (state >> 8);
    return state;
}

#if defined(__x86_64__)

#include <immintrin.h>

// Folds the state into the next 16 bytes.
__attribute__((target("pclmul,sse4.1"))) static inline __m128i folded(__m128i state, __m128i next, __m128i by) {
    __m128i low = _mm_clmulepi64_si128(state, by, 0x00), high = _mm_clmulepi64_si128(state, by, 0x11);
    return _mm_xor_si128(_mm_xor_si128(low, high), next);
}

static inline __m128i loaded(const uint8_t *bytes) { return _mm_loadu_si128((const __m128i *)bytes); }

// 64 bytes a step by multiplication without carry; of a multiple of 16 bytes, 64 at least.
//
// Source: Gopal and others, "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction", Intel, 2009, for
// reflected bits; its constants are powers of x modulo the polynomial.
__attribute__((target("pclmul,sse4.1"))) static uint32_t multiplied(
    uint32_t state, const uint8_t *bytes, size_t count) {
    const __m128i by_64 = _mm_set_epi64x(0x01c6e41596, 0x0154442bd4);
    const __m128i by_16 = _mm_set_epi64x(0x00ccaa009e, 0x01751997d0);
    const __m128i by_8 = _mm_set_epi64x(0, 0x0163cd6124), reduced = _mm_set_epi64x(0x01f7011641, 0x01db710641);
    const __m128i words = _mm_setr_epi32(~0, 0, ~0, 0);
    __m128i a = _mm_xor_si128(loaded(bytes), _mm_cvtsi32_si128((int)state));
    __m128i b = loaded(bytes + 16), c = loaded(bytes + 32), d = loaded(bytes + 48);
    for (bytes += 64, count -= 64; count >= 64; bytes += 64, count -= 64) {
        a = folded(a, loaded(bytes), by_64);
        b = folded(b, loaded(bytes + 16), by_64);
        c = folded(c, loaded(bytes + 32), by_64);
        d = folded(d, loaded(bytes + 48), by_64);
    }
    a = folded(folded(folded(a, b, by_16), c, by_16), d, by_16);
    for (; count >= 16; bytes += 16, count -= 16) a = folded(a, loaded(bytes), by_16);
    // From 128 bits to 64, and to 32.
    a = _mm_xor_si128(_mm_srli_si128(a, 8), _mm_clmulepi64_si128(a, by_16, 0x10));
    a = _mm_xor_si128(_mm_srli_si128(a, 4), _mm_clmulepi64_si128(_mm_and_si128(a, words), by_8, 0x00));
    __m128i quotient = _mm_and_si128(_mm_clmulepi64_si128(_mm_and_si128(a, words), reduced, 0x10), words);
    return (uint32_t)_mm_extract_epi32(_mm_xor_si128(a, _mm_clmulepi64_si128(quotient, reduced, 0x00)), 1);
}

uint32_t checksum_crc32(uint32_t state, const uint8_t *bytes, size_t count) {
    if (count >= 64 && __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("sse4.1")) {
        size_t whole = count & ~(size_t)15;
        state = multiplied(state, bytes, whole);
        bytes += whole;
        count -= whole;
    }
    return checksum_crc32_portable(state, bytes, count);
}

#else

uint32_t checksum_crc32(uint32_t state, const uint8_t *bytes, size_t count) {
    return checksum_crc32_portable(state, bytes, count);
}

#endif
