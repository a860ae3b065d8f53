import Foundation
import LocalFiles
import Testing

struct CRC32Tests {
    @Test func `is the checksum of ISO 3309`() {
        var checksum = CRC32()
        #expect(checksum.text == "00000000")
        checksum.add(Data("123456789".utf8))
        #expect(checksum.text == "cbf43926" && checksum.value == 0xCBF4_3926)
    }

    /// Nothing among the pieces too: it must not begin the checksum again.
    @Test func `is the same however the bytes come`() {
        let bytes = (0..<400).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 &+ $0 >> 3) }
        for count in 0...bytes.count {
            var pieces = CRC32()
            for piece in [bytes[..<(count / 3)], [], bytes[(count / 3)..<count], []] { pieces.add(Array(piece)) }
            pieces.add(Data())
            var one = CRC32()
            one.add(Array(bytes[..<count]))
            #expect(pieces.text == one.text, "\(count) bytes")
        }
    }
}
