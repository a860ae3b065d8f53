import JobModel

/// What the reading of a record has found of single cells, as far as the job reads their columns.
///
/// A workbook says of a cell that it is an error, or a formula without a value; in a column that the job leaves out that
/// harms nothing.
struct DoubtfulCells {
    private var findings: [Int: Finding] = [:]

    init(_ read: ReadRecord, _ columns: SheetColumns) {
        guard !read.findings.isEmpty else { return }
        for finding in read.findings {
            guard let name = finding.column,
                let column = columns.columns.first(where: { $0.header == name && $0.isRead })
            else { continue }
            findings[column.place] = findings[column.place] ?? finding
        }
    }

    var isEmpty: Bool { findings.isEmpty }
    var places: Set<Int> { Set(findings.keys) }

    /// The findings in the order of the columns, without those of some places.
    func findings(without places: Set<Int>) -> [Finding] {
        findings.filter { !places.contains($0.key) }.sorted { $0.key < $1.key }.map(\.value)
    }

    /// The findings of some places.
    func findings(at places: some Sequence<Int>) -> [Finding] { places.compactMap { findings[$0] } }
}

extension SheetColumns.Column {
    /// Whether what its cells say goes anywhere.
    fileprivate var isRead: Bool {
        switch meaning {
        case .person, .department, .attribute, .condition, .part: true
        case .ignored, .own, .unknown: false
        }
    }
}
