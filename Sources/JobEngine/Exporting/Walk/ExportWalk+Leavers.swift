import Foundation

extension ExportWalk {
    /// Keeps a list of leavers, so that a walk that is taken up again needs its file no more.
    func keep(leavers list: () throws -> LeaversList) throws {
        guard reading({ $0.leaverList == nil }) else { return }
        var entry = JournalEntry(kind: .leaverList)
        entry.body = Array(try JSONEncoder().encode(try list().rows))
        try append(entry)
    }

    /// Asks for the leavers of the list that is kept, behind those that were asked for already.
    func askForLeavers() async throws {
        let (list, known) = reading { ($0.leaverList ?? [], $0.leavers.rows) }
        try await LeaverReader(client: client).read(list, after: known) { answer in
            var entry = JournalEntry(kind: .leavers)
            entry.body = Array(try JSONEncoder().encode(answer))
            try append(entry)
        }
    }
}
