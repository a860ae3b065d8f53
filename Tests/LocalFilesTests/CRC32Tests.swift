import CChecksum
import Foundation
import LocalFiles
import Testing

struct CRC32Tests {
    @Test func `is the checksum of ISO 3309`() {
        var checksum = CRC32()
        #expect(checksum.text == "00000000")
        checksum.add(Data("123456789".utf8))
        #expect(checksum.text == "cbf43926")
    }

    /// Every length around the steps of the fast way, and bytes that come in pieces.
    @Test func `is the same whatever the processor has and however the bytes come`() {
        let bytes = (0..<400).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 &+ $0 >> 3) }
        for count in 0...bytes.count {
            let whole = Self.state(of: bytes[..<count], checksum_crc32)
            #expect(whole == Self.state(of: bytes[..<count], checksum_crc32_portable), "\(count) bytes")
            var pieces = CRC32()
            pieces.add(Array(bytes[..<(count / 3)]))
            pieces.add(Array(bytes[(count / 3)..<count]))
            var one = CRC32()
            one.add(Array(bytes[..<count]))
            #expect(pieces.text == one.text, "\(count) bytes")
        }
    }

    private static func state(
        of bytes: ArraySlice<UInt8>,
        _ advance: (UInt32, UnsafePointer<UInt8>?, Int) -> UInt32
    ) -> UInt32 {
        bytes.withUnsafeBufferPointer { advance(.max, $0.baseAddress, $0.count) }
    }
}
