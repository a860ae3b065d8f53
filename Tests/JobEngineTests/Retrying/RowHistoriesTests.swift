import Testing

@testable import JobEngine

struct RowHistoriesTests {
    @Test func `rows with the same history share it`() {
        var histories = RowHistories()
        let first = histories.adding(0, isWritten: false, to: nil)
        #expect(histories.adding(0, isWritten: false, to: nil) == first)
        let written = histories.adding(1, isWritten: true, to: first)
        let again = histories.adding(2, isWritten: false, to: written)
        #expect(histories[first].runs == [0])
        #expect(!histories[first].wasWritten)
        #expect(histories[again].runs == [0, 1, 2])
        #expect(histories[again].wasWritten)
        #expect(histories.adding(1, isWritten: true, to: first) == written)
        #expect(histories.adding(2, isWritten: false, to: again) == again)
    }
}
