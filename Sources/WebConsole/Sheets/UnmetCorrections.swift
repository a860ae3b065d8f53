import JobEngine
import JobModel
import JobSession

/// Corrections that meet no row or column of the sheet, or another value than the one they were made of.
///
/// They are dropped, or kept beside the sheet until they are put back: for a sheet that is read in another way for a while.
struct UnmetCorrections: Sendable {
    enum Action: String, Sendable { case drop, undrop, keep, restore, dropKept }

    let code: String
    let column: String?

    /// - Returns: `nil` for a cause that is no such one.
    init?(code: String, column: String?) {
        switch code {
        case Finding.Code.correctionDiffers, Finding.Code.correctionWithoutRow, Finding.Code.correctionWithoutColumn:
            (self.code, self.column) = (code, column)
        default: return nil
        }
    }

    /// Those of a list of corrections that are meant.
    func chosen(from list: [SheetCorrection], in review: SheetReview) -> [SheetCorrection] {
        let findings = review.report.findings.filter { $0.code == code && (column == nil || $0.column == column) }
        let values = Set(findings.compactMap(\.value))
        let rows = Set(findings.compactMap(\.row))
        return list.filter { correction in
            switch (code, correction.change) {
            case (Finding.Code.correctionWithoutRow, _): return values.contains(String(correction.row))
            case (Finding.Code.correctionWithoutColumn, .cell(let column, _, _)): return values.contains(column.text)
            case (Finding.Code.correctionDiffers, .cell(let name, _, _)):
                let place = name.place(in: review.header)
                return rows.contains(correction.row) && place.map { review.header[$0] } == column
            default: return false
            }
        }
    }

    /// Tells corrections from others: a form for all of them carries it.
    static func mark(of corrections: [SheetCorrection]) -> String {
        CellEdit.mark(
            of: corrections.map { correction in
                switch correction.change {
                case .leaveOut: "\(correction.time) \(correction.row)"
                case .cell(let column, let old, let new):
                    [correction.time, "\(correction.row)", column.text, old, new].joined(separator: "\u{1E}")
                }
            }
        )
    }
}

extension SheetWave {
    /// Drops corrections.
    ///
    /// - Parameters:
    ///   - shown: The mark of those that the reader's page has shown.
    ///   - chosen: Which ones are meant.
    /// - Returns: What is said of it; `nil` where they are others by now.
    /// - Throws: What reading or writing the corrections throws.
    func drop(shown: String, _ chosen: ([SheetCorrection]) -> [SheetCorrection]) throws -> DoneCorrections? {
        try drop { list in
            let meant = chosen(list)
            return UnmetCorrections.mark(of: meant) == shown ? meant : nil
        }.map { DoneCorrections(dropped: $0.count, $0.mark) }
    }

    /// Keeps corrections aside.
    ///
    /// - Parameters:
    ///   - shown: The mark of those that the reader's page has shown.
    ///   - chosen: Which ones are meant.
    /// - Returns: Their number; `nil` where they are others by now.
    /// - Throws: What reading or writing the corrections throws.
    func keepAside(shown: String, _ chosen: ([SheetCorrection]) -> [SheetCorrection]) throws -> Int? {
        try correct { list in
            let meant = chosen(list)
            guard UnmetCorrections.mark(of: meant) == shown else { return nil }
            // First they are in both places: what ends the console between the two loses none.
            try setAside.write(Self.merged(asideCorrections(), meant))
            let gone = Set(meant)
            list.removeAll(where: gone.contains)
            return meant.count
        }
    }

    /// Puts back what was kept aside, or drops it.
    ///
    /// - Returns: Their number; `nil` where they are others by now.
    /// - Throws: What reading or writing the corrections throws.
    func release(shown: String, isRestored: Bool) throws -> Int? {
        let count = try correct { list -> Int? in
            let kept = try asideCorrections()
            guard UnmetCorrections.mark(of: kept) == shown else { return nil }
            if isRestored { list = Self.merged(list, kept) }
            return kept.count
        }
        guard let count else { return nil }
        return try correct { _ in
            guard UnmetCorrections.mark(of: try asideCorrections()) == shown else { return nil }
            try setAside.write([])
            return count
        }
    }

    /// In the order of their times: of one cell each is made of the one before.
    private static func merged(_ list: [SheetCorrection], _ more: [SheetCorrection]) -> [SheetCorrection] {
        let here = Set(list)
        let all = list + more.filter { !here.contains($0) }
        return all.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
    }
}
