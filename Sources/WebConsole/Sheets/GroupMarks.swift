import JobEngine
import JobSession
import Synchronization

/// The marks of the rows of causes, each made once: a cause may have all rows of a large sheet.
final class GroupMarks: Sendable {
    private struct Key: Hashable {
        var group: String
        var place: Int?
    }

    private let known = Mutex<[Key: String]>([:])

    /// The mark that is known, or the one that is made now.
    func mark(of group: GroupAddress, place: Int?, making make: () -> String) -> String {
        let key = Key(group: group.query, place: place)
        if let mark = known.withLock({ $0[key] }) { return mark }
        let mark = make()
        known.withLock { $0[key] = mark }
        return mark
    }
}

extension SheetReviews.Checked {
    /// Tells what is shown of the rows of a cause from what they are later.
    func mark(of group: GroupAddress, place: Int?) -> String {
        marks.mark(of: group, place: place) {
            let rows = problems.group(group.kind, code: group.code, column: group.column)?.rows ?? []
            return ShownRows.mark(of: rows, place: place, in: review)
        }
    }
}
