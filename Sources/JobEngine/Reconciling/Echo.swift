import ContactAPI
import DirectoryClient
import JobModel

/// What tells people and departments apart, as a row gives it and an answer repeats it: compared, it shows whose answer
/// an answer is.
struct Echo: Sendable {
    /// In an order of their own; an absent one is `nil`.
    let keys: [String?]
    let name: String?
    /// The places among `keys` of what the directory makes up where a row gives none.
    private let madeUp: Set<Int>

    init(_ person: User) {
        self.init(userID: person.userID, email: person.email, mobile: person.mobile, name: person.name)
    }

    /// An item repeats the request, and the id where the directory has made it.
    init(_ item: TaskItem) {
        self.init(userID: item.userID, email: item.email, mobile: item.mobile, name: item.name)
    }

    init(_ department: Department) {
        keys = [department.departmentID?.lowercased(), department.parentDepartmentID]
        name = department.name.flatMap(Self.word)
        madeUp = [0, 1]
    }

    private init(userID: String?, email: String?, mobile: String?, name: String?) {
        keys = [
            userID.flatMap(Self.word)?.lowercased(), email.flatMap(Self.word)?.lowercased(),
            mobile.flatMap(Self.word)?.mobileDigits,
        ]
        self.name = name.flatMap(Self.word)
        madeUp = [0]
    }

    /// Why an answer that repeats this is not known to be about the row; `nil` where it is.
    func doubt(of row: Echo) -> ResponseDoubt? {
        var isRepeated = false
        for (place, key) in keys.enumerated() {
            guard let key, row.keys[place] != nil || !madeUp.contains(place) else { continue }
            if key != row.keys[place] { return .otherSubject }
            isRepeated = true
        }
        if let name, let own = row.name {
            if name != own { return .otherSubject }
            isRepeated = true
        }
        return isRepeated ? nil : .noSubject
    }

    /// Without the spaces that a directory may leave out; `nil` where nothing is left.
    private static func word(_ text: String) -> String? {
        if isWord(text) { return text }
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.isEmpty ? nil : words
    }

    /// Whether there is nothing to leave out, as far as the bytes show it: nearly every value is such a text.
    ///
    /// ASCII without controls, with single spaces between its words, and characters of everyday Chinese, which begin with E4
    /// to E9 in UTF-8.
    private static func isWord(_ text: String) -> Bool {
        var isBehindSpace = true
        for byte in text.utf8 {
            switch byte {
            case 0x20 where isBehindSpace: return false
            case 0x20: isBehindSpace = true
            case 0x21...0x7E, 0x80...0xBF, 0xE4...0xE9: isBehindSpace = false
            default: return false
            }
        }
        return !isBehindSpace
    }
}

extension Echo: JSONReadable {
    /// The fields of a person's payload that identify a person; the others are not decoded.
    init(from decoder: any Decoder) throws {
        let person = try decoder.container(keyedBy: User.CodingKeys.self)
        self.init(
            userID: try person.decodeIfPresent(String.self, forKey: .userID),
            email: try person.decodeIfPresent(String.self, forKey: .email),
            mobile: try person.decodeIfPresent(String.self, forKey: .mobile),
            name: try person.decodeIfPresent(String.self, forKey: .name)
        )
    }

    init(reading json: inout JSONReader) throws {
        let person = try json.object(Identity(), by: Self.members)
        self.init(userID: person.userID, email: person.email, mobile: person.mobile, name: person.name)
    }

    private struct Identity {
        var userID: String?
        var email: String?
        var mobile: String?
        var name: String?
    }

    /// In the order of a payload, whose keys are sorted.
    private static let members = JSONMembers<Identity, User.CodingKeys>([
        .at(.email) { $0.email = try $1.text() },
        .at(.mobile) { $0.mobile = try $1.text() },
        .at(.name) { $0.name = try $1.text() },
        .at(.userID) { $0.userID = try $1.text() },
    ])
}

extension Department {
    /// Why an answer is not known to be about the department that was to be created; `nil` where it is.
    func doubt(asCreated wish: Department) -> ResponseDoubt? {
        guard let id = openDepartmentID, !id.isEmpty, id != rootDepartmentID else { return .noSubject }
        return Echo(self).doubt(of: Echo(wish))
    }
}
