import Testing

@testable import RowValidation

struct KeyHashTests {
    @Test(arguments: [0, 1, 4, 5, 9]) func `a row has as many unique values as its fields give`(count: Int) {
        var hashes = KeyHashes()
        let all = (0..<count).map { KeyHash("field\($0)", "value") }
        for hash in all { hashes.append(hash) }
        #expect(hashes.count == count && (0..<count).map { hashes[$0] } == all.map(\.value))
    }
}
