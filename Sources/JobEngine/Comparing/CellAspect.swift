import JobModel
import Wording

/// What exports can write in several ways in a cell, so that cells that mean the same differ.
enum CellAspect: CaseIterable {
    case departments
    case leaders
    case dates
    case lists
    /// Lists within a text that is made of several values.
    case partsOfText

    /// - Parameters:
    ///   - shape: Of the column.
    ///   - subject: Of the sheet: what is made of several values has departments with people, and people with departments.
    /// - Returns: What can be written in several ways there.
    static func all<Record>(of shape: FieldShape<Record>, _ subject: Subject) -> Set<CellAspect> {
        switch shape {
        case .text, .flag, .number: []
        case .date: [.dates]
        case .person: [.leaders]
        case .people: [.leaders, .lists]
        case .texts: [.lists]
        case .department: [.departments]
        case .departments: [.departments, .lists]
        case .made where subject == .people: [.departments, .partsOfText]
        // The leaders of a department stand there by id, whatever a person is called elsewhere.
        case .made: [.partsOfText]
        }
    }

    /// What is not known of the columns of an export are attributes, which may name people.
    static let ofOtherColumns: Set<CellAspect> = [.leaders]

    /// How cells are compared that were written so.
    ///
    /// - Parameters:
    ///   - form: What the manifest says.
    ///   - file: The file, of which lines of JSON and databases have dates that are made into days.
    /// - Returns: What two exports must have in common.
    func way(_ form: ExportManifest.CellForm, in file: String) -> String {
        let isLines = file.hasSuffix(".ndjson")
        let isTyped = isLines || file.hasSuffix(".sqlite")
        return switch self {
        case .departments: form.departments.rawValue
        case .leaders: form.leaders.rawValue
        case .dates where isTyped && form.dates?.isUnixSeconds != false: DatePattern.iso.text
        case .dates: (form.dates ?? .iso).text
        case .lists: isLines ? ";" : form.lists
        case .partsOfText: form.lists
        }
    }

    func words(_ way: String) -> LocalizedText {
        switch self {
        case .departments: LocalizedText(en: "departments as \(way)", zh: "部门写作 \(way)")
        case .leaders: LocalizedText(en: "people as \(way)", zh: "人员写作 \(way)")
        case .dates: LocalizedText(en: "dates as \(way)", zh: "日期写作 \(way)")
        case .lists, .partsOfText:
            way == "\n"
                ? LocalizedText(en: "lists with line breaks", zh: "列表以换行分隔")
                : LocalizedText(en: "lists with '\(way)'", zh: "列表以“\(way)”分隔")
        }
    }
}
