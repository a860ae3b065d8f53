import JobModel

/// The fields that a code is about by which a row did not succeed.
///
/// Source: contact API, 2.16, 3.4, 4.15 and 6.5; codes of Roster's own where they are words.
enum RefusedFields {
    /// The fields as they are spelled on the wire; `custom_attrs` for any attribute; none where the code is about no field.
    static func names(_ code: String, of subject: Subject) -> [String] {
        switch subject {
        case .people: people.filter { $0.codes.contains(code) }.map(\.field)
        case .departments: departments.filter { $0.codes.contains(code) }.map(\.field)
        }
    }

    /// All codes that are about a field of the row itself; what another row lacks is none of them.
    static func codes(of subject: Subject) -> Set<String> {
        let entries =
            switch subject {
            case .people: people
            case .departments: departments
            }
        return entries.reduce(into: Set<String>()) { $0.formUnion($1.codes) }
            .subtracting([UnsentReason.dependencyFailed.code])
    }

    static let attributes = "custom_attrs"

    private struct Entry: Sendable {
        let field: String
        let codes: Set<String>

        init(_ field: String, _ codes: String) {
            self.field = field
            self.codes = Set(codes.split(separator: " ").map(String.init))
        }
    }

    private static func person(_ field: PersonField, _ codes: String) -> Entry { Entry(field.rawValue, codes) }
    private static func department(_ field: DepartmentField, _ codes: String) -> Entry { Entry(field.rawValue, codes) }

    /// Roster's own codes for somebody who is there already, or is another one by now.
    private static let identity = "key.taken batch.updated identity.changed"

    private static let people = [
        person(
            .mobile,
            "41001 41003 41004 41009 41010 41055 44018 44019 44020 40101 40103 40104 40109 40110 40136 40137 \(identity)"
        ),
        person(.email, "41002 41003 41005 41009 41054 44020 40102 40103 40106 40109 40136 \(identity)"),
        person(.userID, "41003 41011 41012 41013 41051 41053 40111 40112 40119 40180 40182 10013 \(identity)"),
        person(.enterpriseEmail, "41034 41035 41069 44001 44013 44016 44024"),
        person(.name, "41006 41014 41040 41070 44006 40105 40114"),
        person(.enName, "41071 44007"),
        person(.nickname, "41072 44008"),
        person(.gender, "41038 40116"),
        person(.joinTime, "41042 40115"),
        person(.employeeNo, "41043 44051"),
        person(.employeeType, "41057 41059 41060"),
        person(.jobTitle, "41063"),
        person(.jobLevelID, "44044"),
        person(.jobFamilyID, "44045"),
        person(.city, "44038 44039 44040"),
        Entry(attributes, "41044 41045 41046 41047 41048 40120 40121 40122 40123 40124"),
        person(
            .departmentIDs,
            """
            40004 41016 41017 41025 41028 41029 41032 41033 41041 44002 44035 40052 40113 40132 40139 40142 40143 40144 \
            reference.missing
            """
        ),
        person(.leaderUserID, "41030 44021 44022 40140 40181 40183 reference.missing dependency.failed"),
    ]

    private static let departments = [
        department(.name, "40014 40016 40018 43000 43018 43022 43029 40153"),
        department(.departmentID, "43007 43008 40021 40151 40152 40156 40158 40186 key.taken"),
        department(.parentDepartmentID, "40014 40015 43013 43019 44101 40164 40184 40185 40187 dependency.failed"),
        department(.path, "40014 40015 43019 dependency.failed"),
        department(.leaderUserID, "41012 42006 43016 43025 reference.missing"),
        department(.order, "43005 40155"),
        department(.departmentHRBPs, "43028"),
    ]
}
