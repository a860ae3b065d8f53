import ContactAPI
import JobEngine
import JobModel

/// The values that the cells of a template may hold, as drop-downs offer them: every one is read back as what it means.
struct TemplateLists: Sendable {
    /// `nil` where no directory was asked.
    let view: DirectoryView?
    let naming: SheetTemplate.Naming

    /// The values of a column; empty where any text may stand, or where nobody has been asked.
    func values(of field: String, _ subject: Subject) -> [String] {
        let values =
            switch subject {
            case .people: PersonField(rawValue: field).map(values) ?? []
            case .departments: DepartmentField(rawValue: field) == .parentDepartmentID ? departments : []
            }
        return values.map(SpreadsheetApostrophe.protecting)
    }

    func values(of attribute: CustomAttributeDefinition) -> [String] {
        let options = attribute.options?.options ?? []
        return options.map { option in
            let words = option.name ?? option.value ?? ""
            let isOwn = options.count { ($0.name ?? $0.value) == words || $0.id == words } == 1
            return SpreadsheetApostrophe.protecting(isOwn && Self.isCell(words) ? words : option.id)
        }
    }

    private func values(of field: PersonField) -> [String] {
        switch field {
        case .departmentIDs: departments
        case .employeeType: employeeTypes
        case .gender: naming == .chinese ? ["男", "女", "其他", "保密"] : ["male", "female", "other", "secret"]
        case .jobTitle: (view?.jobTitles ?? []).filter(Self.isCell).sorted()
        case .city: (view?.cities ?? []).filter(Self.isCell).sorted()
        case .userID, .name, .enName, .nickname, .email, .mobile, .mobileVisible, .leaderUserID,
            .dottedLineLeaderUserIDs,
            .country, .workStation, .joinTime, .employeeNo, .enterpriseEmail, .jobLevelID, .jobFamilyID,
            .subscriptionIDs,
            .isFrozen, .openID, .unionID, .status:
            []
        }
    }

    private var departments: [String] {
        guard let tree = view?.departments else { return [] }
        let cells = ExportCells(tree: tree, timezone: "UTC")
        return tree.nodes.values.sorted { $0.path.lexicographicallyPrecedes($1.path) }.map { cells.department($0.key) }
    }

    /// By name where that means one type alone, else by number.
    private var employeeTypes: [String] {
        let types = (view?.employeeTypes ?? []).filter { $0.enumStatus != 2 }
        return types.compactMap { type in
            guard let name = type.content, Self.isCell(name), Int(name) == nil,
                types.count(where: { $0.content == name }) == 1
            else { return type.enumValue }
            return name
        }
    }

    /// Whether a cell gives the text back as it is.
    private static func isCell(_ text: String) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        return !first.isWhitespace && !last.isWhitespace && !text.contains(where: \.isNewline)
    }
}
