import ContactAPI
import JobModel
import Synchronization

/// What a header that is not known was probably meant to be, by the names that there are.
///
/// A suggestion that is wrong is worse than none: it is followed. In Chinese a single character makes another word (座机 is
/// the landline, 离职日期 the day of leaving), so only a character too many or too few is a slip there.
///
/// A wide sheet has hundreds of such headers, and its columns are understood many times on their way: what was found for a
/// header is kept, where no attributes of a directory change it.
struct HeaderSuggestion {
    private let subject: Subject
    private let names: Names
    /// `nil` where the names are those of one directory.
    private let memo: Memo?

    init(subject: Subject, attributes: [CustomAttributeDefinition], memo: Memo = .shared) {
        self.subject = subject
        let own = subject == .people ? attributes : []
        (names, self.memo) = own.isEmpty ? (Self.usual(subject), memo) : (Names(Self.said(subject, own)), nil)
    }

    /// The name of a field, of an alias in Chinese, or `custom_attrs.` and an attribute's name.
    func nearest(to folded: String) -> String? {
        // No name is nearly as long, and a cell of a megabyte may stand in a header.
        guard folded.utf8.count <= Self.longestBytes else { return nil }
        guard let memo else { return search(folded) }
        return memo.suggestion(for: folded, subject) { search(folded) }
    }

    private func search(_ folded: String) -> String? {
        guard !Self.others.contains(where: folded.contains) else { return nil }
        if subject == .people, let name = Self.numbers[folded] { return name }
        guard folded.unicodeScalars.contains(where: { (0x3400...0x9FFF).contains($0.value) }) else {
            let written = HeaderNames.squeeze(folded)
            // A short word has many neighbours.
            let near = names.nearest.nearest(to: written)
            guard let near, written.count > 5 || Self.isSlip(Array(written), Array(near)) else { return nil }
            return names.said[near]
        }
        let one = Array(folded)
        let near = names.sorted.first { _, other in
            min(one.count, other.count) >= 3 && abs(one.count - other.count) == 1 && Self.isSlip(one, other)
        }
        return near.flatMap { names.said[$0.name] }
    }

    /// The names that there are, as they are looked through.
    private struct Names: Sendable {
        /// What to say for each: the field's name for names in Latin letters.
        let said: [String: String]
        let sorted: [(name: String, characters: [Character])]
        let nearest: NearestNames

        init(_ said: [String: String]) {
            self.said = said
            let names = said.keys.sorted()
            sorted = names.map { ($0, Array($0)) }
            nearest = NearestNames(names)
        }
    }

    /// What was found for headers.
    final class Memo: Sendable {
        private struct Header: Hashable {
            let text: String
            let subject: Subject
        }

        private let found = Mutex<[Header: String?]>([:])
        private let searches = Mutex(0)

        static let shared = Memo()

        /// How many headers were looked for among the names.
        var searchCount: Int { searches.withLock { $0 } }

        func suggestion(for text: String, _ subject: Subject, _ search: () -> String?) -> String? {
            let header = Header(text: text, subject: subject)
            if let known = found.withLock({ $0[header] }) { return known }
            searches.withLock { $0 += 1 }
            let suggestion = search()
            found.withLock { found in
                if found.count >= Self.limit { found = [:] }
                found[header] = .some(suggestion)
            }
            return suggestion
        }

        private static let limit = 10_000
    }

    private static func usual(_ subject: Subject) -> Names {
        switch subject {
        case .people: ofPeople
        case .departments: ofDepartments
        }
    }

    private static let ofPeople = Names(said(.people, []))
    private static let ofDepartments = Names(said(.departments, []))

    private static func said(_ subject: Subject, _ attributes: [CustomAttributeDefinition]) -> [String: String] {
        var names: [String: String] = [:]
        switch subject {
        case .people:
            for (alias, field) in HeaderAliases.people {
                names[HeaderNames.squeeze(alias)] = shown(alias, field.rawValue)
            }
            for field in PersonField.allCases { names[HeaderNames.squeeze(field.rawValue)] = field.rawValue }
        case .departments:
            for (alias, field) in HeaderAliases.departments {
                names[HeaderNames.squeeze(alias)] = shown(alias, field.rawValue)
            }
            for field in DepartmentField.allCases { names[HeaderNames.squeeze(field.rawValue)] = field.rawValue }
        }
        for attribute in attributes {
            for name in (attribute.i18nName ?? []).compactMap(\.value) {
                names[HeaderNames.squeeze(HeaderNames.fold(name))] = "custom_attrs.\(name)"
            }
        }
        return names
    }

    private static func shown(_ alias: String, _ field: String) -> String { alias.isASCII ? field : alias }

    /// Whether one is the other with a character left out, or with two swapped or one replaced behind the first.
    private static func isSlip(_ one: [Character], _ other: [Character]) -> Bool {
        guard one.count != other.count else {
            let places = one.indices.filter { one[$0] != other[$0] }
            if places.count == 1 { return places[0] > 0 }
            return places.count == 2 && places[1] == places[0] + 1 && one[places[0]] == other[places[1]]
                && one[places[1]] == other[places[0]]
        }
        let (long, short) = one.count > other.count ? (one, other) : (other, one)
        return long.count == short.count + 1
            && long.indices.contains { place in
                long[..<place].elementsEqual(short[..<place]) && long[(place + 1)...].elementsEqual(short[place...])
            }
    }

    /// Ten times as long as the names of fields; attributes have a few dozen characters.
    private static let longestBytes = 1000

    /// What may be the number of a person as well as an id in another system, so that it is no name of a field.
    private static let numbers = [
        "员工id": "工号", "職員id": "工號", "员工代码": "工号", "人员代码": "工号", "人员号": "工号", "職員編號": "工號", "员工序号": "工号",
    ]

    /// Words that make a column another one than those known here: landlines, families, what was before.
    private static let others = [
        "座机", "固话", "固定", "分机", "传真", "办公电话", "家庭", "家属", "紧急", "联系人", "身份证", "离职", "转正", "曾用", "备用", "旧", "前",
        "landline", "fax", "extension", "emergency", "home", "family", "former", "previous", "alternate", "secondary",
        "idcard", "leaving", "termination", "birth", "password",
    ]
}
