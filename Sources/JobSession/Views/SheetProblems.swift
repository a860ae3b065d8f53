package import JobEngine
package import JobModel

/// What a check says of a sheet, each cause once with its rows.
package struct SheetProblems: Sendable {
    package let groups: [Group]
    /// In how many rows the causes of each kind are; of very many rows a page does not count it.
    package let rowCounts: [Kind: Int]

    /// Findings of one cause: of one kind, code and column.
    package struct Group: Sendable {
        package let kind: Kind
        package let code: String
        package let column: String?
        package let findings: [Finding]
        /// The rows of which it is said, each once, in their order; none where it is said of the file.
        package let rows: [Int]
    }

    /// How much a cause matters, the most first; last what the corrections of the sheet do.
    package enum Kind: String, Sendable, CaseIterable { case finding, warning, repair, correction }

    /// - Parameter report: Findings before warnings before repairs; of each kind the most frequent cause first.
    package init(_ report: CheckReport) {
        groups = Kind.allCases.flatMap { kind in
            let findings =
                switch kind {
                case .finding: report.findings
                case .warning: report.warnings.filter { !Self.corrections.contains($0.code) }
                case .repair: report.repairs
                case .correction: report.warnings.filter { Self.corrections.contains($0.code) }
                }
            return Self.groups(of: findings, kind)
        }
        rowCounts = Dictionary(grouping: groups, by: \.kind).mapValues(Self.rowCount)
    }

    /// The same warnings and repairs beside other findings: a correction changes nothing else.
    package func with(findings: [Finding]) -> SheetProblems {
        let groups = Self.groups(of: findings, .finding)
        var counts = rowCounts
        counts[.finding] = groups.isEmpty ? nil : Self.rowCount(of: groups)
        return SheetProblems(groups: groups + self.groups.filter { $0.kind != .finding }, rowCounts: counts)
    }

    /// The same warnings and repairs beside the findings of another.
    package func with(findingsOf other: SheetProblems) -> SheetProblems {
        var counts = rowCounts
        counts[.finding] = other.rowCounts[.finding]
        let groups = other.groups.filter { $0.kind == .finding } + groups.filter { $0.kind != .finding }
        return SheetProblems(groups: groups, rowCounts: counts)
    }

    /// In how many rows causes of one kind are.
    private static func rowCount(of groups: [Group]) -> Int {
        // A cause has each of its rows once.
        groups.count == 1 ? groups[0].rows.count : distinct(groups.flatMap(\.rows))
    }

    /// How many numbers differ.
    private static func distinct(_ numbers: [Int]) -> Int {
        let sorted = numbers.sorted()
        return zip(sorted, sorted.dropFirst()).reduce(sorted.isEmpty ? 0 : 1) { $0 + ($1.0 == $1.1 ? 0 : 1) }
    }

    private static let corrections: Set = [Finding.Code.correctionApplied, Finding.Code.leftOutByCorrection]

    private init(groups: [Group], rowCounts: [Kind: Int]) { (self.groups, self.rowCounts) = (groups, rowCounts) }

    /// With rows that belong together for another cause than what the check says of them.
    package func adding(_ rows: [Int], _ kind: Kind, code: String) -> SheetProblems {
        let group = Group(kind: kind, code: code, column: nil, findings: [], rows: rows)
        return SheetProblems(groups: groups + [group], rowCounts: rowCounts)
    }

    /// The cause that an address names.
    package func group(_ kind: Kind, code: String, column: String?) -> Group? {
        groups.first { $0.kind == kind && $0.code == code && $0.column == column }
    }

    private static func groups(of findings: [Finding], _ kind: Kind) -> [Group] {
        struct Cause: Hashable {
            var code: String
            var column: String?
        }
        var places: [Cause: Int] = [:]
        var found: [(cause: Cause, findings: [Finding])] = []
        var last: Int?
        for finding in findings {
            // Of a large sheet most have the cause of the one before.
            if let last, found[last].cause.code == finding.code, found[last].cause.column == finding.column {
                found[last].findings.append(finding)
                continue
            }
            // What is said of many columns is one cause, as in `FindingGroup`.
            let cause = Cause(code: finding.code, column: finding.isAbout(.header) ? nil : finding.column)
            if let place = places[cause] {
                last = place
                found[place].findings.append(finding)
            } else {
                places[cause] = found.count
                last = found.count
                found.append((cause, [finding]))
            }
        }
        let groups = found.map { cause, findings in
            Group(
                kind: kind,
                code: cause.code,
                column: cause.column,
                findings: findings,
                rows: distinctRows(of: findings)
            )
        }
        return groups.enumerated().sorted { one, other in
            (-one.element.findings.count, one.offset) < (-other.element.findings.count, other.offset)
        }.map(\.element)
    }

    /// Each row once, where it comes first.
    private static func distinctRows(of findings: [Finding]) -> [Int] {
        var rows: [Int] = []
        for row in findings.lazy.compactMap(\.row) where row != rows.last {
            // They are in the order of the sheet, but for what is said of it as a whole.
            guard rows.last.map({ $0 < row }) ?? true else {
                var seen: Set<Int> = []
                return findings.compactMap(\.row).filter { seen.insert($0).inserted }
            }
            rows.append(row)
        }
        return rows
    }
}
