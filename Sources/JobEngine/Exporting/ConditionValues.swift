import ContactAPI
import Foundation
package import JobModel
import RowValidation
import Wording

/// Reads the values of conditions as people write them: a number as a sheet may have it, a person by the user ID.
package struct ConditionValues: Sendable {
    private let region: String
    private let edition: JobDefinition.Edition

    /// - Parameter job: Says in which region numbers without a country code are, and which edition the directory is.
    package init(_ job: JobDefinition = JobDefinition(job: "export")) {
        (region, edition) = (job.region, job.edition)
    }

    /// The value as an export compares it, or why no person can have it.
    package func read(_ value: String, of field: PersonField) -> Result<String, ExportChoiceError> {
        read(value, of: field.rawValue, PersonField.table.first { $0.field == field }?.value.shape)
    }

    /// The same of any field, whose shape tells whether it names people.
    func read(_ value: String, of field: String, _ shape: FieldShape<User>?) -> Result<String, ExportChoiceError> {
        if value.isEmpty { return .success(value) }
        if field == PersonField.mobile.rawValue { return mobile(value) }
        guard let shape else { return .success(value) }
        switch shape {
        case .person, .people: return Self.person(value, of: field)
        case .text, .flag, .number, .date, .texts, .department, .departments, .made: return .success(value)
        }
    }

    private func mobile(_ text: String) -> Result<String, ExportChoiceError> {
        let known = KnownMobiles(region: region, edition: edition)
        if let number = known.number(text) { return .success(number) }
        guard let finding = known.problem(of: text) else { return .success(text) }
        return .failure(
            .unreadableValue(
                field: PersonField.mobile.rawValue,
                problem: finding.problem,
                remedy: finding.remedy
            )
        )
    }

    /// A person's record names others by user ID alone: `employee_no:` and the like are looked up by an import.
    private static func person(_ text: String, of field: String) -> Result<String, ExportChoiceError> {
        guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return .success(text) }
        let kind = text[..<colon].trimmingCharacters(in: .whitespaces).lowercased()
        let id = text[text.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        if kind == "user_id", !id.isEmpty { return .success(id) }
        // An id may have a colon of its own.
        guard ["open_id", "union_id", "employee_no", "mobile", "email", "user_id"].contains(kind) else {
            return .success(text)
        }
        return .failure(
            .unreadableValue(
                field: field,
                problem: LocalizedText(en: "'\(text)' is not a user ID", zh: "“\(text)”不是用户 ID"),
                remedy: LocalizedText(
                    en: "Write the person's user ID alone, without a prefix.",
                    zh: "请只填写该人员的用户 ID，不要加前缀。"
                )
            )
        )
    }
}
