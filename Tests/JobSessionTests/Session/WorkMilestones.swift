import JobEngine
import JobSession

extension SessionEvents {
    /// All events to the end, each by its kind; the same of one that supersedes another counts once.
    func kinds<Value: Sendable>() async -> [String] where Event == WorkEvent<Value> {
        var all: [String] = []
        for await event in self {
            let kind =
                switch event {
                case .note: "note"
                case .work(.reading): "reading"
                case .work: "work"
                case .counting: "counting"
                case .counted: "counted"
                case .finished: "finished"
                case .failed: "failed"
                }
            if all.last != kind { all.append(kind) }
        }
        return all
    }
}
