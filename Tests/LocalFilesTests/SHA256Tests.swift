import Foundation
import LocalFiles
import Testing

struct SHA256Tests {
    /// Source: NIST, FIPS 180-4 examples, and `sha256sum`.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            String(repeating: "a", count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ])
    func `is what the standard says`(text: String, sum: String) {
        #expect(SHA256.of(Data(text.utf8)) == sum)
    }

    @Test func `does not depend on how the bytes come`() {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        for size in [1, 3, 55, 63, 64, 65, 200] {
            var checksum = SHA256()
            var rest = bytes[...]
            while !rest.isEmpty {
                checksum.add(Array(rest.prefix(size)))
                rest = rest.dropFirst(size)
            }
            #expect(checksum.text == SHA256.of(bytes))
        }
    }
}
