// The checksum of ISO 3309 (CRC-32), as fast as the processor makes it.

#ifndef CCHECKSUM_H
#define CCHECKSUM_H

#include <stddef.h>
#include <stdint.h>

// The state behind more bytes. It begins with all bits set, and the checksum is its complement.
uint32_t checksum_crc32(uint32_t state, const uint8_t *bytes, size_t count);

// The same without instructions that not every processor has, for tests.
uint32_t checksum_crc32_portable(uint32_t state, const uint8_t *bytes, size_t count);

#endif
