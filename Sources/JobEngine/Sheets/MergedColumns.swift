import JobModel
import RowValidation

/// One header for rows whose sheets have different columns: the first sheet's, and what others have beside.
struct MergedColumns {
    private(set) var header: [String]
    private let step: StepDefinition
    private var keys: [String]
    /// By another header: the place there of each column here.
    private var places: [[String]: [Int?]] = [:]

    init(_ header: [String], step: StepDefinition) {
        self.header = header
        self.step = step
        keys = Self.keys(of: header, step)
    }

    /// Makes room for what another sheet has beside; a column that nobody knows there is a note.
    mutating func add(_ other: [String]) {
        guard places[other] == nil else { return }
        let theirs = Self.keys(of: other, step)
        let columns = SheetColumns(header: other, step: step, attributes: []).columns
        for column in columns where !keys.contains(theirs[column.place]) && column.meaning.fieldName != nil {
            header.append(column.header)
            keys.append(theirs[column.place])
        }
        places[other] = []
    }

    /// A record's cells in the order of the merged header; empty where its own sheet has no such column.
    mutating func fields(_ record: [String], under other: [String]) -> [String] {
        let found: [Int?]
        if let known = places[other], known.count == keys.count {
            found = known
        } else {
            let theirs = Self.keys(of: other, step)
            found = keys.map(theirs.firstIndex)
            places[other] = found
        }
        return found.map { place in place.flatMap { $0 < record.count ? record[$0] : nil } ?? "" }
    }

    /// What tells the columns of a header apart: the field where there is one, else the name.
    private static func keys(of header: [String], _ step: StepDefinition) -> [String] {
        var keys = header
        for column in SheetColumns(header: header, step: step, attributes: []).columns where column.source == .whole {
            if column.meaning.fieldName != nil, let key = column.key { keys[column.place] = key }
        }
        return keys
    }
}
