import Foundation
import JobEngine
import JobModel
import RowValidation

/// Tells which values of a column the directory has, as it was asked last.
struct KnownValues {
    private enum Way {
        /// As they are written.
        case exact(Set<String>)
        /// In whatever letters.
        case folded(Set<String>)
        /// By path, by the last levels of one, or by id; several with `;` between them.
        case departments(Set<String>)
        case employeeTypes(KnownEmployeeTypes)
        case genders
    }

    private let way: Way

    /// `nil` where the directory was not asked.
    init?(_ field: String, _ options: [String]?, _ choices: DirectoryChoices?) {
        guard let options else { return nil }
        switch PersonField(rawValue: field) {
        case .gender: way = .genders
        case .departmentIDs: way = .departments(Self.departments(options, choices))
        case .employeeType:
            way = choices?.types.map { .employeeTypes(KnownEmployeeTypes($0)) } ?? Self.folded(options)
        default:
            if field == DepartmentField.parentDepartmentID.rawValue {
                way = .departments(Self.departments(options, choices))
            } else {
                way = Self.attribute(field) == nil ? Self.folded(options) : .exact(Set(options))
            }
        }
    }

    /// The name of the custom attribute that a field is.
    static func attribute(_ field: String) -> String? {
        field.hasPrefix("custom_attrs.") ? String(field.dropFirst("custom_attrs.".count)) : nil
    }

    func have(_ value: String) -> Bool {
        switch way {
        case .exact(let known): known.contains(value)
        case .folded(let known): known.contains(value.lowercased())
        case .departments(let known):
            value.split(whereSeparator: { ";；".contains($0) }).allSatisfy { item in
                let name = item.trimmingCharacters(in: .whitespaces).lowercased()
                return known.contains(name.hasPrefix("/") ? String(name.dropFirst()) : name)
            }
        case .employeeTypes(let known): known.have(value)
        case .genders: KnownGenders.have(value)
        }
    }

    private static func folded(_ options: [String]) -> Way { .folded(Set(options.map { $0.lowercased() })) }

    private static func departments(_ paths: [String], _ choices: DirectoryChoices?) -> Set<String> {
        // The root has no path.
        var known: Set<String> = ["0"]
        for id in choices?.departmentIDs ?? [] { known.insert(id.lowercased()) }
        for path in paths {
            let levels = path.lowercased().split(separator: "/")
            for start in levels.indices { known.insert(levels[start...].joined(separator: "/")) }
        }
        return known
    }
}
