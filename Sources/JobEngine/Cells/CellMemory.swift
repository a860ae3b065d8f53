import Synchronization

/// Remembers the cells of values that come again and again, and take long to say: departments, days.
final class CellMemory<Value: Hashable & Sendable>: Sendable {
    private let cells = Mutex<[Value: String]>([:])

    /// More than a company has departments or days on which people joined; a bound all the same.
    private static var most: Int { 65_536 }

    /// The cell as it was made, or is made now; the same value must have the same cell always.
    func cell(of value: Value, from make: (Value) -> String) -> String {
        if let known = cells.withLock({ $0[value] }) { return known }
        // Made outside the lock: what two make at once is the same.
        let cell = make(value)
        cells.withLock { cells in
            if cells.count >= Self.most { cells.removeAll(keepingCapacity: true) }
            cells[value] = cell
        }
        return cell
    }
}
