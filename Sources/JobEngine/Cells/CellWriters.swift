import Synchronization

/// Writers that were used before, with the cells that they remember; each is taken by one thread at a time.
final class CellWriters: Sendable {
    private let format: CellFormat
    private let idle = Mutex<[CellWriter]>([])

    init(_ format: CellFormat) { self.format = format }

    /// One that nobody else uses; it is new only where there is none.
    func take() -> CellWriter { idle.withLock { $0.popLast() } ?? CellWriter(format) }

    func give(_ writer: consuming CellWriter) {
        let writer = writer
        idle.withLock { $0.append(writer) }
    }
}
