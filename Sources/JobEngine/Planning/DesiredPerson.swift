import ContactAPI
import JobModel
import RowValidation

/// A person as the row wants one, with references resolved as far as they can be before anything is sent.
///
/// What is not there yet stays a stand-in: `new:<path>` for a department, `row:<line>` for a person of the same sheet.
struct DesiredPerson {
    let draft: PersonDraft
    private let view: DirectoryView
    private let index: FileIndex
    private(set) var person: User
    /// Attributes whose person this same sheet creates, and dotted-line leaders who cannot be there before: sent when
    /// everybody exists.
    private(set) var later: User?
    /// The line of the row that must be done first.
    private(set) var dependsOn: Int?
    private let line: Int

    init(draft: PersonDraft, line: Int, view: DirectoryView, index: FileIndex) {
        self.draft = draft
        self.line = line
        self.view = view
        self.index = index
        person = draft.values
    }

    mutating func resolve() {
        let departments = draft.departments.compactMap { departmentKey($0) }
        if !departments.isEmpty { person.departmentIDs = departments }
        if let leader = draft.leader { resolveLeader(leader) }
        resolveDottedLeaders()
        resolveAttributes()
    }

    private func departmentKey(_ cell: String) -> String? {
        switch view.departments.resolve(cell) {
        case .root: rootDepartmentID
        case .found(let node): node.key
        case .ambiguous, .missing: nil
        }
    }

    /// Of who is there; of a leaver only where no row of the sheet has their key.
    private func userID(of reference: PersonReference) -> String? {
        if let place = view.people.activePlace(of: reference) { return view.people.people[place].userID }
        return index.line(of: reference) == nil ? view.people.person(reference)?.userID : nil
    }

    private mutating func resolveLeader(_ leader: PersonReference) {
        if let id = userID(of: leader) {
            person.leaderUserID = id
        } else if let line = index.line(of: leader) {
            person.leaderUserID = Placeholder.row(line).text
            dependsOn = line
        }
    }

    /// A patch replaces the list, so either all of them are written with the rest or all of them after it.
    private mutating func resolveDottedLeaders() {
        var all: [String] = []
        var waits = false
        for leader in draft.dottedLineLeaders {
            if let id = userID(of: leader) {
                all.append(id)
            } else if let other = index.line(of: leader) {
                all.append(Placeholder.row(other).text)
                if index.comesAfter(other, line: line) { waits = true } else { dependsOn = dependsOn ?? other }
            }
        }
        guard !all.isEmpty else { return }
        if waits {
            var later = later ?? User()
            later.dottedLineLeaderUserIDs = all
            self.later = later
        } else {
            person.dottedLineLeaderUserIDs = all
        }
    }

    private mutating func resolveAttributes() {
        var now: [CustomAttribute] = []
        var waiting: [CustomAttribute] = []
        for attribute in draft.attributes {
            guard let (wire, isHere) = wire(attribute) else { continue }
            if isHere { now.append(wire) } else { waiting.append(wire) }
        }
        if waiting.isEmpty {
            if !now.isEmpty { person.customAttributes = now }
        } else {
            if !now.isEmpty { person.customAttributes = now }
            var later = later ?? User()
            later.customAttributes = now + waiting
            self.later = later
        }
    }

    private func wire(_ draft: AttributeDraft) -> (attribute: CustomAttribute, isHere: Bool)? {
        var value = CustomAttribute.Value()
        let kind: CustomAttribute.Kind
        var isHere = true
        switch draft.content {
        case .raw: return nil
        case .text(let text):
            kind = .text
            value.text = text
        case .webPage(let title, let url, let pcURL):
            kind = .webPage
            value.text = title
            value.url = url
            value.pcURL = pcURL
        case .option(let id):
            kind = .enumeration
            value.optionID = id
        case .picture(let id):
            kind = .picture
            value.optionID = id
        case .user(let reference):
            kind = .user
            if let id = userID(of: reference) {
                value.genericUser = .init(id: id)
            } else if let line = index.line(of: reference) {
                value.genericUser = .init(id: Placeholder.row(line).text)
                isHere = false
            } else {
                return nil
            }
        }
        return (CustomAttribute(type: kind.rawValue, id: draft.id, value: value), isHere)
    }
}

/// An id not known while planning, as it stands in a stored payload.
enum Placeholder: Equatable {
    /// The department with this path, once it exists.
    case department(path: [String])
    /// The person or department that the row on this line of the same step creates.
    case row(Int)

    init?(_ text: String) {
        if text.hasPrefix("new:") {
            self = .department(path: text.dropFirst(4).split(separator: "/").map(String.init))
        } else if text.hasPrefix("row:"), let line = Int(text.dropFirst(4)) {
            self = .row(line)
        } else {
            return nil
        }
    }

    /// As people read it.
    var words: String {
        switch self {
        case .department(let path): path.joined(separator: "/")
        case .row(let line): "the person on line \(line)"
        }
    }

    var text: String {
        switch self {
        case .department(let path): "new:" + path.joined(separator: "/")
        case .row(let line): "row:\(line)"
        }
    }
}
