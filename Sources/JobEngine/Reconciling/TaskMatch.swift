import ContactAPI
import JobModel

/// Gives every row of a batch the item that is about it, by what the items repeat; their order proves nothing.
struct TaskMatch: Sendable {
    /// The item of each row, in the rows' order; `nil` where none is the row's alone.
    let matches: [TaskItem?]

    init(_ rows: [LedgerRow], _ items: [TaskItem]) throws {
        let wishes = try rows.map { try Echo(json: $0.planned.payload) }
        let echoes = EchoIndex(items.map(Echo.init))
        var rowsOf: [Int] = Array(repeating: 0, count: items.count)
        // A name alone counts too: then namesakes have several items each, and are read back.
        let candidates = wishes.map(echoes.places)
        for place in candidates.joined() { rowsOf[place] += 1 }
        matches = candidates.map { own in
            own.count == 1 && rowsOf[own[0]] == 1 ? items[own[0]] : nil
        }
    }
}
