package import Foundation
import JobEngine
package import JobModel

/// Corrections whose place later ones have taken: they come back when those are undone.
extension SheetWave {
    private static let replacedFile = "corrections-replaced.csv"

    private var replacedCorrections: CorrectionFile {
        CorrectionFile(folder + "/" + Self.replacedFile, knowing: memory)
    }

    /// A correction that is gone, with the time of those that took its place, and where it stood among the others.
    private struct Replaced {
        let by: String
        let place: Int
        var correction: SheetCorrection

        /// As it stands in the file, whose times are any text.
        var kept: SheetCorrection {
            var kept = correction
            kept.time = "\(by) \(place) \(correction.time)"
            return kept
        }

        init(_ correction: SheetCorrection, at place: Int, by: String) {
            (self.correction, self.place, self.by) = (correction, place, by)
        }

        init?(_ kept: SheetCorrection) {
            let parts = kept.time.split(separator: " ", maxSplits: 2)
            guard parts.count == 3, let place = Int(parts[1]) else { return nil }
            (by, self.place, correction) = (String(parts[0]), place, kept)
            correction.time = String(parts[2])
        }
    }

    private func replaced() throws -> [Replaced] {
        let file = replacedCorrections
        return FileManager.default.fileExists(atPath: file.path) ? try file.read().compactMap(Replaced.init) : []
    }

    /// Keeps what a change has taken out of the list while it put something new at its end.
    func noteReplaced(in before: [SheetCorrection], by list: [SheetCorrection]) throws {
        guard let time = list.last?.time, before.allSatisfy({ $0.time < time }) else { return }
        let staying = Set(list)
        let gone = before.enumerated().filter { !staying.contains($0.element) }.map {
            Replaced($0.element, at: $0.offset, by: time)
        }
        guard !gone.isEmpty else { return }
        try replacedCorrections.write((try replaced() + gone).map(\.kept))
    }

    /// Drops corrections so that `restore` brings them back.
    ///
    /// - Parameters:
    ///   - now: When they are dropped.
    ///   - chosen: Which of all corrections are meant; `nil` leaves the list as it is.
    /// - Returns: Their number, and what `restore` knows them by; `nil` where none were meant.
    /// - Throws: What reading or writing the corrections throws.
    package func drop(
        at now: Date = Date(),
        _ chosen: ([SheetCorrection]) -> [SheetCorrection]?
    ) throws -> (count: Int, mark: String)? {
        let mark = Self.dropped + now.ISO8601Format(.iso8601(timeZone: .gmt, includingFractionalSeconds: true))
        return try correct { list in
            guard let meant = chosen(list) else { return nil }
            let gone = Set(meant)
            let kept = list.enumerated().filter { gone.contains($0.element) }.map {
                Replaced($0.element, at: $0.offset, by: mark)
            }
            // First they are in both places: what ends the console between the two loses none.
            try replacedCorrections.write((try replaced() + kept).map(\.kept))
            list.removeAll(where: gone.contains)
            return (meant.count, mark)
        }
    }

    /// Brings back what was dropped, to where it stood.
    ///
    /// - Parameter mark: As `drop` has returned it.
    /// - Returns: How many corrections; `nil` where they are back already.
    /// - Throws: What reading or writing the corrections throws.
    package func restore(_ mark: String) throws -> Int? {
        guard mark.hasPrefix(Self.dropped) else { return nil }
        let count = try correct { list -> Int? in
            let back = try replaced().filter { $0.by == mark }
            Self.insert(back, into: &list)
            return back.isEmpty ? nil : back.count
        }
        if count != nil {
            try correct { _ in try replacedCorrections.write(replaced().filter { $0.by != mark }.map(\.kept)) }
        }
        return count
    }

    /// Begins what stands in the place of the time of a correction that has replaced others.
    private static let dropped = "dropped-"

    private static func insert(_ back: [Replaced], into list: inout [SheetCorrection]) {
        var there = Set(list)
        for one in back.sorted(by: { $0.place < $1.place }) where there.insert(one.correction).inserted {
            list.insert(one.correction, at: min(one.place, list.count))
        }
    }

    /// Takes corrections back, so that those whose place they have taken stand where they stood.
    ///
    /// - Parameter choose: Which of all corrections are meant; `nil` leaves the list as it is.
    /// - Returns: Those that are gone; `nil` where none were meant.
    /// - Throws: What reading or writing the corrections throws.
    package func undo(_ choose: ([SheetCorrection]) -> [SheetCorrection]?) throws -> [SheetCorrection]? {
        var others: [Replaced]?
        let undone = try correct { list -> [SheetCorrection]? in
            guard let undone = choose(list) else { return nil }
            let gone = Set(undone)
            list.removeAll(where: gone.contains)
            let isBack = Self.isBack(once: undone, beside: Set(list.map(\.time)))
            let all = try replaced()
            let back = all.filter(isBack)
            Self.insert(back, into: &list)
            if !back.isEmpty { others = all.filter { !isBack($0) } }
            return undone
        }
        // Last: what ends the console before this brings nothing back a second time, as these times are gone.
        if let others { _ = try correct { _ in try replacedCorrections.write(others.map(\.kept)) } }
        return undone
    }

    /// Which corrections come back: of cells those that one which goes has replaced, of one time that goes as a whole all.
    private static func isBack(
        once undone: [SheetCorrection],
        beside left: Set<String>
    ) -> (Replaced) -> Bool {
        let whole = Set(undone.map(\.time)).subtracting(left)
        let cells = Set(undone.map { "\($0.time) \($0.cell)" })
        return { whole.contains($0.by) || cells.contains("\($0.by) \($0.correction.cell)") }
    }
}

extension SheetCorrection {
    /// Of which cell or row it is.
    fileprivate var cell: String {
        switch change {
        case .cell(let column, _, _): "\(row) \(column.text)"
        case .leaveOut: "\(row)"
        }
    }
}
