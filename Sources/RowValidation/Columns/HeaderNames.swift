import ContactAPI
import JobModel

/// Finds what a header means: by the field's name, by the job's `columns`, by an alias, by a custom attribute's name.
package struct HeaderNames: Sendable {
    private let subject: Subject
    private let step: StepDefinition
    private let ignored: IgnoredColumns
    private let attributes: [CustomAttributeDefinition]
    /// The names of columns that the job puts together with others, folded.
    private let parts: Set<String>
    /// What the job says of columns, by their names, folded.
    private let mapped: [String: ColumnDefinition]
    private let conditions: Set<String>
    private let suggestions: HeaderSuggestion

    init(subject: Subject, step: StepDefinition, attributes: [CustomAttributeDefinition]) {
        self.subject = subject
        self.step = step
        self.attributes = attributes
        ignored = IgnoredColumns(step.ignore)
        let columns = step.columns.sorted { $0.key < $1.key }.map { (Self.fold($0.key), $0.value) }
        mapped = Dictionary(columns) { first, _ in first }
        conditions = Set(step.conditions.keys.map(Self.fold))
        suggestions = HeaderSuggestion(subject: subject, attributes: attributes)
        parts = Set(step.columns.keys.compactMap(ColumnTemplate.init).flatMap(\.names).map(Self.fold))
    }

    /// A value that the job makes of several columns.
    struct Join {
        /// As the job writes it.
        var key: String
        var template: ColumnTemplate
        var meanings: [SheetColumns.Meaning]
        var values: [String: String]
    }

    /// What the job puts together, in the order of its names.
    var joins: [Join] {
        step.columns.sorted { $0.key < $1.key }.compactMap { key, column in
            ColumnTemplate(key).map { template in
                let meanings = column.fields.map { field($0) ?? .unknown(suggestion: suggestion(for: $0)) }
                return Join(key: key, template: template, meanings: meanings, values: column.values)
            }
        }
    }

    /// Where in a sheet's header a column stands that the job names.
    package static func place(of name: String, in header: [String]) -> Int? {
        header.firstIndex(of: name) ?? header.firstIndex { fold($0) == fold(name) }
    }

    typealias Understood = (SheetColumns.Meaning, values: [String: String], source: ColumnSource)

    /// One meaning, or as many as the job gives the column fields.
    func meanings(of header: String) -> [Understood] {
        let folded = Self.fold(header)
        if let mapped = step.columns[header] ?? mapped[folded] {
            return mapped.fields.flatMap { understood($0, values: mapped.values) }
        }
        return [(meaning(of: header, folded: folded), [:], .whole)]
    }

    /// A field, or the fields of a cell's pieces.
    private func understood(_ text: String, values: [String: String]) -> [Understood] {
        guard let template = ColumnTemplate(text) else {
            return [(field(text) ?? .unknown(suggestion: suggestion(for: text)), values, .whole)]
        }
        return template.names.enumerated().filter { !$1.isEmpty }.map { place, name in
            let meaning = field(name) ?? .unknown(suggestion: suggestion(for: name))
            return (meaning, values, .piece(template, place))
        }
    }

    /// Whether a header cell has nothing visible in it.
    static func isEmpty(_ header: String) -> Bool { SheetColumnName.isNone(header) }

    /// Whether the header means something, be it that it is ignored.
    func isKnown(_ header: String) -> Bool {
        let folded = Self.fold(header)
        return mapped[folded] != nil || Self.own.contains(folded) || ignored.contain(folded) || named(header) != nil
            || HeaderTitles.isReadOnly(folded, of: subject) || conditions.contains(folded) || parts.contains(folded)
    }

    private func meaning(of header: String, folded: String) -> SheetColumns.Meaning {
        if Self.own.contains(folded) { return .own }
        let isCondition = conditions.contains(folded)
        if parts.contains(folded) { return isCondition ? .condition : .part }
        if ignored.contain(folded) { return .ignored }
        if let meaning = named(header) { return meaning }
        if isCondition { return .condition }
        if HeaderTitles.isReadOnly(folded, of: subject) { return .own }
        if Self.isEmpty(header) || ignored.hasRest { return .ignored }
        return .unknown(suggestion: suggestion(for: header))
    }

    /// A field by its name on the wire.
    private func field(_ name: String) -> SheetColumns.Meaning? {
        if subject == .people, name.hasPrefix("custom_attrs.") {
            return attribute(path: String(name.dropFirst("custom_attrs.".count)))
        }
        return switch subject {
        case .people: PersonField(rawValue: name).map(SheetColumns.Meaning.person)
        case .departments: DepartmentField(rawValue: name).map(SheetColumns.Meaning.department)
        }
    }

    private func attribute(path: String) -> SheetColumns.Meaning {
        for part in SheetColumns.AttributePart.allCases where path.hasSuffix("." + part.rawValue) {
            return .attribute(idOrName: String(path.dropLast(part.rawValue.count + 1)), part: part)
        }
        return .attribute(idOrName: path, part: nil)
    }

    /// What a header means by itself: by a name, or by several that mean the same, with marks around them or not.
    ///
    /// `手机号(家属)` and `直属上级(工号)` say something else than their name alone, so a remark that is no name of the same field
    /// leaves the header unknown.
    func named(_ header: String) -> SheetColumns.Meaning? {
        if let meaning = plainly(header) { return meaning }
        let form = HeaderForm(header)
        let names: [String] = (plainly(form.name) != nil ? [form.name] : form.languages) + form.remarks
        let meanings = names.map(plainly)
        guard let first = meanings.first, let meaning = first, meanings.allSatisfy({ $0 == meaning }) else {
            return nil
        }
        return meaning
    }

    /// Whether a folded text is a name as it stands, without any marks or parted words.
    func isPlainName(_ folded: String) -> Bool {
        switch subject {
        case .people: Self.personNames.contains(folded) || HeaderAliases.person(folded) != nil
        case .departments: Self.departmentNames.contains(folded) || HeaderAliases.departments[folded] != nil
        }
    }

    /// Whether a cell of `OrdinaryScalars` may be a name as it stands, of a column of people.
    static func mayBePlainName(_ cell: PlainCell) -> Bool {
        guard personTable.mayBegin(cell.bytes) else { return false }
        return personTable.mayHold(cell.bytes) || owners.contains { begins(cell.bytes, with: $0) }
    }

    /// Whether a text, folded, begins with a word.
    private static func begins(_ bytes: UnsafeBufferPointer<UInt8>, with word: [UInt8]) -> Bool {
        var place = 0
        for byte in bytes where byte != 0x20 && byte != UInt8(ascii: "*") {
            if place == word.count { return true }
            guard byte == word[place] || (0x41...0x5A).contains(byte) && byte | 0x20 == word[place] else {
                return false
            }
            place += 1
        }
        return place == word.count
    }

    private static let owners = HeaderAliases.owners.map { Array($0.utf8) }
    private static let personTable: WordTable = {
        var table = WordTable(personNames.union(HeaderAliases.people.keys))
        for owner in HeaderAliases.owners { table.noteBeginning(of: owner) }
        return table
    }()
    private static let personNames = Set(PersonField.allCases.map(\.rawValue))
    private static let departmentNames = Set(DepartmentField.allCases.map(\.rawValue))

    /// By the name on the wire, an alias or an attribute's name; words may be parted by anything.
    private func plainly(_ name: String) -> SheetColumns.Meaning? {
        guard !name.isEmpty else { return nil }
        let folded = Self.fold(name)
        if let meaning = field(name.trimmed) ?? field(folded) ?? alias(folded) ?? attribute(named: folded) {
            return meaning
        }
        let squeezed = Self.squeeze(folded)
        let other = squeezed == folded ? wire(squeezed) : wire(squeezed) ?? alias(squeezed)
        return other ?? title(folded)
    }

    /// A field by what an export calls its column.
    private func title(_ folded: String) -> SheetColumns.Meaning? {
        switch subject {
        case .people: HeaderTitles.people[folded].map(SheetColumns.Meaning.person)
        case .departments: HeaderTitles.departments[folded].map(SheetColumns.Meaning.department)
        }
    }

    /// A field by its name on the wire without what stands between its words: `JobTitle`, `Employee-No`.
    private func wire(_ squeezed: String) -> SheetColumns.Meaning? {
        switch subject {
        case .people: Self.squeezedPersonNames[squeezed].map(SheetColumns.Meaning.person)
        case .departments: Self.squeezedDepartmentNames[squeezed].map(SheetColumns.Meaning.department)
        }
    }

    private static let squeezedPersonNames = Dictionary(PersonField.allCases.map { (squeeze($0.rawValue), $0) }) {
        first,
        _ in first
    }
    private static let squeezedDepartmentNames = Dictionary(
        DepartmentField.allCases.map { (squeeze($0.rawValue), $0) }
    ) { first, _ in first }

    private func attribute(named folded: String) -> SheetColumns.Meaning? {
        guard subject == .people else { return nil }
        for attribute in attributes {
            for name in [attribute.id] + (attribute.i18nName ?? []).compactMap(\.value) where Self.fold(name) == folded
            {
                return .attribute(idOrName: name, part: nil)
            }
        }
        return nil
    }

    private func alias(_ folded: String) -> SheetColumns.Meaning? {
        switch subject {
        case .people: HeaderAliases.person(folded).map(SheetColumns.Meaning.person)
        case .departments: HeaderAliases.departments[folded].map(SheetColumns.Meaning.department)
        }
    }

    private func suggestion(for header: String) -> String? { suggestions.nearest(to: Self.fold(header)) }

    /// Case, surrounding spaces and a required-mark do not tell columns apart.
    package static func fold(_ header: String) -> String {
        var name = header.lowercased()
        if let inner = FormulaRule.text(within: name) { name = inner }
        name.removeAll { $0.isWhitespace || $0 == "*" || $0 == "＊" || $0 == "\u{FEFF}" || $0 == "\u{200B}" }
        return name
    }

    /// Without what stands between the words of a name.
    static func squeeze(_ folded: String) -> String { folded.filter { !"_-.".contains($0) } }

    static let own: Set<String> = [
        "roster_row", "roster_code", "roster_problem", "roster_remedy", "roster_notes", "roster_step",
    ]
}

extension CustomAttributeDefinition {
    /// Whether this is the attribute's id or one of its names.
    package func isNamed(_ idOrName: String) -> Bool {
        id == idOrName || i18nName?.contains { $0.value == idOrName } == true
    }
}
