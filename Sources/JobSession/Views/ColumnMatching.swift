import JobEngine
package import JobModel
import RowValidation

/// What each column of a sheet is taken for, with a few of its values, and what it could be.
package struct ColumnMatching: Sendable {
    package let columns: [Column]
    /// Fields that a column can be, as a job writes them.
    package let fields: [String]
    package let step: StepDefinition
    /// Whether there is a row below the header.
    package let hasRows: Bool
    /// Values that the job makes of several columns, or of one that the sheet does not have: how, and which fields they are.
    package let joins: [(template: String, field: String)]
    /// Where the sheet says that people have left who would get accounts; `nil` where it says so of nobody.
    package let leavers: LeaverColumn?

    package struct Column: Sendable, Equatable {
        package let place: Int
        package let header: String
        /// What the sheet has above it; as a job calls it where that is nothing.
        package let heading: String
        /// What a job calls the column by itself where others have its heading; `nil` where none has.
        package let number: String?
        /// Whether the sheet gives it no heading; what stands as its header is how a job calls it.
        package let isUnnamed: Bool
        package let samples: [String]
        package let state: State
        /// The field that it would be without a word of the job.
        package let usual: String?
        /// The field that its name looks like.
        package let suggestion: String?
        /// Whether another column is the same field: one of them has to be something else, or to be passed over.
        package let isContested: Bool

        /// Whether the sheet is refused until something is chosen for it.
        package var isToBeChosen: Bool { state == .unknown || isContested }
    }

    package enum State: Sendable, Equatable {
        case field(String)
        /// The job passes it over.
        case ignored
        /// It is looked at, or a part of another value, or a copy of what the directory knows.
        case aside
        /// The job takes its cells apart.
        case parts([String])
        case unknown
    }

    /// - Parameters:
    ///   - job: Whose first step reads the sheet.
    ///   - folder: What the job's paths are relative to.
    /// - Throws: What reading the sheet throws.
    package init?(job: JobDefinition, folder: String) throws {
        guard let step = job.steps.first else { return nil }
        self.step = step
        let sheet = try StepSource.open(step.uncorrected, folder: folder)
        let (samples, hasRows) = try Self.samples(of: sheet)
        self.hasRows = hasRows
        let header = sheet.header + Array(repeating: "", count: samples.count - sheet.header.count)
        let repeated = sheet.repeatedHeadings
        let headings = header.indices.map { repeated[$0] ?? header[$0] }
        let unnamed = sheet.numberedPlaces.subtracting(repeated.keys)
            .union(header.indices.filter { SheetColumnName.isNone(header[$0]) })
        let ignoresUnnamed = step.ignore.contains(where: SheetColumnName.isNone)
        var plain = step
        (plain.columns, plain.ignore) = ([:], [])
        let names = Set(headings)
        let counts = headings.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
        let usual = Dictionary(
            grouping: SheetColumns(header: headings, step: plain, attributes: []).columns,
            by: \.place
        )
        let understood = SheetColumns(header: header, step: step, attributes: [])
        let now = Dictionary(grouping: understood.columns, by: \.place)
        columns = header.indices.map { place in
            let own = (now[place] ?? []).filter { !$0.isJoined }
            let meaning = usual[place]?.first?.meaning
            let isUnnamed = unnamed.contains(place)
            // Cells without a heading are not passed over unless somebody says so.
            let isOpen =
                isUnnamed && !sheet.numberedPlaces.contains(place) && !samples[place].isEmpty && !ignoresUnnamed
            let name = isUnnamed ? SheetColumnName(place: place, in: header).text : header[place]
            return Column(
                place: place,
                header: name,
                heading: isUnnamed ? name : headings[place],
                number: isUnnamed || counts[headings[place]] == 1
                    ? nil : SheetColumnName.number(of: place, among: names),
                isUnnamed: isUnnamed,
                samples: samples[place],
                state: isOpen ? .unknown : Self.state(of: own),
                usual: meaning?.fieldName,
                suggestion: isUnnamed ? nil : Self.suggestion(meaning, plain),
                isContested: !own.isEmpty && understood.contested.contains(place)
                    && own.contains { $0.meaning.fieldName != nil }
            )
        }
        fields =
            switch step.subject {
            case .people: PersonField.allCases.filter { !$0.isReadOnly }.map(\.rawValue)
            case .departments: DepartmentField.allCases.filter { !$0.isReadOnly }.map(\.rawValue)
            }
        joins = step.columns.sorted { $0.key < $1.key }
            .filter { ColumnTemplate($0.key) != nil || HeaderNames.place(of: $0.key, in: header) == nil }
            .map { ($0.key, $0.value.fields.joined(separator: ", ")) }
        let isOfNewPeople = step.subject == .people && step.mode != .update
        guard isOfNewPeople, step.conditions.isEmpty else {
            leavers = nil
            return
        }
        leavers = try LeaverColumn.find(in: sheet) {
            guard let corrections = step.corrections else { return [] }
            return try CorrectionFile(StepSource.path(corrections, folder: folder)).read()
        }
    }

    /// How many columns of a header are to be chosen.
    package static func unknown(in header: [String], _ step: StepDefinition) -> Int {
        let understood = SheetColumns(header: header, step: step, attributes: [])
        return understood.columns.count { column in
            guard column.source == .whole else { return false }
            let isContested = understood.contested.contains(column.place) && column.meaning.fieldName != nil
            return isContested || state(of: [column]) == .unknown
        }
    }

    /// The places of a header's columns whose cells have no effect, whatever they are corrected to.
    package static func passedOver(in header: [String], _ step: StepDefinition) -> Set<Int> {
        let columns = SheetColumns(header: header, step: step, attributes: []).columns
        let read = columns.filter { $0.meaning != .ignored && $0.meaning != .own }
        return Set(header.indices).subtracting(read.map(\.place))
    }

    private static func state(of columns: [SheetColumns.Column]) -> State {
        guard let first = columns.first else { return .unknown }
        if columns.count > 1 { return .parts(columns.compactMap(\.meaning.fieldName)) }
        switch first.meaning {
        case .person, .department, .attribute: return .field(first.meaning.fieldName ?? "")
        case .ignored: return .ignored
        case .condition, .part, .own: return .aside
        case .unknown: return .unknown
        }
    }

    /// A suggestion is a field, or what sheets call one.
    private static func suggestion(_ meaning: SheetColumns.Meaning?, _ step: StepDefinition) -> String? {
        guard case .unknown(let suggestion?)? = meaning else { return nil }
        return SheetColumns(header: [suggestion], step: step, attributes: []).columns.first?.meaning.fieldName
    }

    /// Of each column the first values that differ.
    private static func samples(of sheet: any Sheet) throws -> (values: [[String]], hasRows: Bool) {
        var samples = [[String]](repeating: [], count: sheet.header.count)
        let most = sheet.mostColumns
        var records = try sheet.records()
        var read = 0
        while read < TabSheet.rowsLookedAt, let record = try records.next()?.record {
            read += 1
            for place in samples.count..<max(samples.count, min(record.count, most))
            where !record.string(at: place).isEmpty {
                samples += Array(repeating: [], count: place + 1 - samples.count)
            }
            for place in samples.indices where samples[place].count < sampleLimit {
                let text = record.string(at: place)
                if !text.isEmpty, !samples[place].contains(text) { samples[place].append(text) }
            }
        }
        // A column without a heading has to be chosen, however far down its first cell is.
        for (place, text) in try UnheadedCells.firsts(in: sheet).sorted(by: { $0.key < $1.key }) {
            if place >= samples.count { samples += Array(repeating: [], count: place + 1 - samples.count) }
            if samples[place].isEmpty { samples[place].append(text) }
        }
        return (samples, read > 0)
    }

    private static let sampleLimit = 3
}

extension SheetColumns.Column {
    fileprivate var isJoined: Bool {
        if case .joined = source { true } else { false }
    }
}
