import JobModel

/// What has been read of a row so far: which fields it gives, and the keys that must be remembered.
struct AcceptedRow {
    var given: FieldSet = []
    var unique = KeyHashes()
    var leader = KeyHash.none
    var dotted: [KeyHash] = []
    var numbers = NumberPadding.Looks()
    var department = KeyHash.none
    /// Whether the mobile number is one from abroad.
    var isFromAbroad = false

    func keys(line: Int, row: Int) -> FileIndex.RowKeys {
        FileIndex.RowKeys(
            line: Int32(line),
            row: Int32(row),
            unique: unique,
            dependencyKey: leader,
            dotted: dotted,
            numbers: numbers,
            date: nil,
            department: department
        )
    }
}

/// Some of a person's fields.
struct FieldSet: OptionSet, Sendable {
    let rawValue: UInt32

    init(rawValue: UInt32) { self.rawValue = rawValue }

    init(_ field: PersonField) { rawValue = 1 << UInt32(Self.place(of: field)) }

    private static func place(of field: PersonField) -> Int {
        switch field {
        case .userID: 0
        case .name: 1
        case .enName: 2
        case .nickname: 3
        case .email: 4
        case .mobile: 5
        case .mobileVisible: 6
        case .gender: 7
        case .departmentIDs: 8
        case .leaderUserID: 9
        case .dottedLineLeaderUserIDs: 10
        case .jobTitle: 11
        case .city: 12
        case .country: 13
        case .workStation: 14
        case .joinTime: 15
        case .employeeNo: 16
        case .employeeType: 17
        case .enterpriseEmail: 18
        case .jobLevelID: 19
        case .jobFamilyID: 20
        case .subscriptionIDs: 21
        case .isFrozen: 22
        case .openID: 23
        case .unionID: 24
        case .status: 25
        }
    }
}

/// What a row must give so that no rule misses anything in it.
struct RequiredFields: Sendable {
    /// Each of these.
    let all: FieldSet
    /// One of these, unless there are none.
    let oneOf: FieldSet
    /// Whether a number from abroad needs an address beside it.
    let asksAddressAbroad: Bool

    func areGiven(by row: AcceptedRow) -> Bool {
        row.given.isSuperset(of: all) && (oneOf.isEmpty || !row.given.isDisjoint(with: oneOf))
            && (!asksAddressAbroad || !row.isFromAbroad || row.given.contains(FieldSet(.email)))
    }
}
