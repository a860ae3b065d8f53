import Dispatch
import JobModel
import Synchronization

/// The work of `RecordParts`: what its threads do, and where what they made waits for the taker.
final class PartWork<Part: Sendable>: AbandonableWork {
    private struct Reading {
        var records: SourceRecords
        /// Batches read.
        var count = 0
        var isAtEnd = false
    }

    private struct Made {
        /// By the places of their batches; `nil` behind the last one.
        var parts: [Int: Result<Part?, any Error>] = [:]
        /// The place of the one that is taken next.
        var next = 0
        var waiter: CheckedContinuation<Part?, any Error>?
        var isAbandoned = false
    }

    private let reading: Mutex<Reading>
    private let made = Mutex(Made())
    private let make: @Sendable (SourceBatch, any AbandonableWork) -> Part
    /// How many more batches may be read before one is taken; counted from 0 up, as such a thing may not go with less
    /// than it began with.
    private let room = DispatchSemaphore(value: 0)
    /// Beside the state, because it is asked for each record.
    private let abandoned = Atomic(false)

    var isAbandoned: Bool { abandoned.load(ordering: .relaxed) }

    /// - Parameters:
    ///   - records: Read by one thread at a time.
    ///   - ahead: How many batches are read before the first is taken.
    ///   - make: What is made of a batch.
    init(
        _ records: sending SourceRecords,
        ahead: Int,
        make: @escaping @Sendable (SourceBatch, any AbandonableWork) -> Part
    ) {
        reading = Mutex(Reading(records: records))
        self.make = make
        for _ in 0..<ahead { room.signal() }
    }

    var notOpen: [Int] { reading.withLock { $0.records.notOpen } }

    /// Reads and makes until the source ends or nobody needs it; for a thread of its own.
    func run() {
        while true {
            room.wait()
            guard !isAbandoned, let (place, batch) = read() else { break }
            put(.success(make(batch, self)), at: place)
        }
        // The next thread that waits ends as well.
        room.signal()
    }

    /// The next batch and its place; `nil` where there is none.
    private func read() -> (place: Int, batch: SourceBatch)? {
        reading.withLock { reading in
            guard !reading.isAtEnd else { return nil }
            let batch = Result { try reading.records.nextBatch { !isAbandoned } }
            let place = reading.count
            reading.count += 1
            switch batch {
            case .success(let batch?): return (place, batch)
            case .success(nil): put(.success(nil), at: place)
            case .failure(let error): put(.failure(error), at: place)
            }
            reading.isAtEnd = true
            return nil
        }
    }

    /// The next part in the order of the batches, or `nil` behind the last one.
    ///
    /// - Throws: What reading threw; `CancellationError`.
    func next() async throws -> Part? {
        let part = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiter in
                let result: Result<Part?, any Error>? = made.withLock { made in
                    if made.isAbandoned { return .failure(CancellationError()) }
                    if let part = Self.take(from: &made) { return part }
                    made.waiter = waiter
                    return nil
                }
                if let result { waiter.resume(with: result) }
            }
        } onCancel: {
            abandon()
        }
        room.signal()
        return part
    }

    /// Puts what a batch has made in its place, and hands the next one over where the taker waits for it.
    private func put(_ part: Result<Part?, any Error>, at place: Int) {
        let handed: (CheckedContinuation<Part?, any Error>, Result<Part?, any Error>)? = made.withLock { made in
            guard !made.isAbandoned else { return nil }
            made.parts[place] = part
            guard let waiter = made.waiter, let next = Self.take(from: &made) else { return nil }
            made.waiter = nil
            return (waiter, next)
        }
        if let (waiter, part) = handed { waiter.resume(with: part) }
    }

    /// The next part, if it is there; the end stays.
    private static func take(from made: inout Made) -> Result<Part?, any Error>? {
        guard let part = made.parts[made.next] else { return nil }
        if case .success(.some) = part {
            made.parts[made.next] = nil
            made.next += 1
        }
        return part
    }

    /// Ends the work; a waiting caller goes on at once.
    func abandon() {
        let waiter = made.withLock { made in
            defer { made.waiter = nil }
            made.isAbandoned = true
            made.parts = [:]
            return made.waiter
        }
        // Only now: what is cut short by this is no longer taken, be it a part or the source's end.
        abandoned.store(true, ordering: .relaxed)
        room.signal()
        waiter?.resume(throwing: CancellationError())
    }
}
