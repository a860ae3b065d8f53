import Testing

@testable import JobEngine

struct ChunksTests {
    @Test(arguments: [
        (0, [Int]()), (1, [1]), (49, [49]), (50, [50]), (51, [50, 1]), (100, [50, 50]), (149, [50, 50, 49]),
    ])
    func `a chunk has fifty items, and the last has the rest`(count: Int, sizes: [Int]) {
        let numbers = Array(0..<count)
        let chunks = numbers.chunks(of: 50)
        #expect(chunks.map(\.count) == sizes)
        #expect(Array(chunks.joined()) == numbers)
        #expect(PersonReader.calls(for: count) == chunks.count)
    }
}
