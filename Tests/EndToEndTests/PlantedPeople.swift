import JobModel

/// People each of whose cells says, in whatever file it stands, which person and which column it is of.
struct PlantedPeople {
    static let header =
        PersonField.allCases.filter { !$0.isReadOnly && $0 != .subscriptionIDs }.map(\.rawValue)
        + ["工作地址", "个人主页", "级别", "徽章", "导师"].map { "custom_attrs.\($0)" }

    private let numbers: [Int]

    /// - Parameter numbers: Of the people, between 10 and 99.
    init(_ numbers: some Sequence<Int>) { self.numbers = Array(numbers) }

    /// A line for each person; `change` spoils a cell.
    func sheet(_ change: (_ number: Int, _ column: String, _ cell: String) -> String = { $2 }) -> String {
        let lines = numbers.map { number in
            Self.header.enumerated().map { place, column in change(number, column, Self.cell(number, place, column)) }
                .joined(separator: ",")
        }
        return ([Self.header.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
    }

    /// The cells of a person, by their columns.
    static func cells(of number: Int) -> [String: String] {
        Dictionary(uniqueKeysWithValues: header.enumerated().map { ($1, cell(number, $0, $1)) })
    }

    /// What a text has of such people, whole or cut off.
    static func traces(in text: String) -> Set<String> {
        Set(text.matches(of: /zq[0-9]{2}x[0-9]{2}|13877[0-9]{4}99|20[0-9]{2}-03-[0-9]{2}/).map { String($0.0) })
    }

    /// The mark of a cell, as its value has it.
    private static func cell(_ number: Int, _ place: Int, _ column: String) -> String {
        let mark = "zq\(number)x\(place < 10 ? "0" : "")\(place)"
        return switch PersonField(rawValue: column) {
        case .mobile: "13877\(number)\(mark.suffix(2))99"
        case .joinTime: "20\(number)-03-\(mark.suffix(2))"
        case .email: "\(mark)@example.com"
        // The company has no mail domain: with a business address, the directory refuses the person.
        case .enterpriseEmail: (20..<80).contains(number) ? "\(mark)@example.com" : ""
        case .departmentIDs: "hq"
        case .leaderUserID, .dottedLineLeaderUserIDs: "u001"
        case .mobileVisible: "true"
        case .isFrozen: "false"
        case .gender: "1"
        case .country: "CN"
        case .employeeType: "1"
        case .jobLevelID, .jobFamilyID, .subscriptionIDs: ""
        case .userID, .name, .enName, .nickname, .jobTitle, .city, .workStation, .employeeNo: mark
        case .openID, .unionID, .status, nil: ownCell(column, mark)
        }
    }

    /// Of a custom attribute.
    private static func ownCell(_ column: String, _ mark: String) -> String {
        if column.hasSuffix("工作地址") { return mark }
        return column.hasSuffix("个人主页") ? "\(mark)|https://example.com/\(mark)" : ""
    }
}
