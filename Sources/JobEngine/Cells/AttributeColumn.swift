import ContactAPI
import Foundation
import JobModel

/// One custom attribute as a column of the people sheet.
struct AttributeColumn: Sendable {
    let header: String
    let definition: CustomAttributeDefinition
    /// What a cell says for each option.
    private let options: [String: String]

    init(header: String, definition: CustomAttributeDefinition) {
        self.header = header
        self.definition = definition
        let options = definition.options?.options ?? []
        self.options = Dictionary(options.map { ($0.id, Self.cell(of: $0, among: options)) }) { first, _ in first }
    }

    /// A column for each definition: by name, or by id where the name does not tell the attribute apart.
    static func columns(of definitions: [CustomAttributeDefinition]) -> [AttributeColumn] {
        definitions.map { definition in
            let name = name(of: definition).flatMap { name in
                definitions.count { $0.isCalled(name) } == 1 && isReadable(name) ? name : nil
            }
            return AttributeColumn(header: "custom_attrs.\(name ?? definition.id)", definition: definition)
        }
    }

    /// The attribute's name in a language, where no other attribute is called so; `nil` for names on the wire.
    func name(in headings: ExportChoice.Headings, among definitions: [CustomAttributeDefinition]) -> String? {
        let locales =
            switch headings {
            case .names: [String]()
            case .english: ["en_us", "zh_cn"]
            case .chinese: ["zh_cn", "en_us"]
            }
        let names = definition.i18nName ?? []
        let found = locales.lazy.compactMap { locale in names.first { $0.locale == locale }?.value }.first
        guard let name = found, definitions.count(where: { $0.isCalled(name) }) == 1, Self.isReadable(name) else {
            return nil
        }
        return name
    }

    /// The attribute's cell; empty where the person has no value.
    func cell(of user: User) -> String {
        guard let value = user.customAttributes?.first(where: { $0.id == definition.id })?.value else { return "" }
        return switch CustomAttribute.Kind(rawValue: definition.type) {
        case .text: value.text ?? ""
        case .webPage: Self.webPage(value)
        case .enumeration, .picture: option(value)
        case .user: ExportCells.person(value.genericUser?.id)
        case nil: value.text ?? value.optionValue ?? value.name ?? ""
        }
    }

    /// The value as what it is.
    var shape: FieldShape<User> {
        let id = definition.id
        let find: @Sendable (UnsafePointer<User>) -> CustomAttribute.Value? = { user in
            user.pointee.customAttributes?.withUnsafeBufferPointer { attributes in
                attributes.firstIndex { $0.id == id }.flatMap { attributes[$0].value }
            }
        }
        return switch CustomAttribute.Kind(rawValue: definition.type) {
        case .text: .text { find($0)?.text }
        case .webPage: .text { find($0).map(Self.webPage) }
        case .enumeration, .picture: .text { find($0).map(option) }
        case .user: .person { find($0)?.genericUser?.id }
        case nil: .text { user in find(user).flatMap { $0.text ?? $0.optionValue ?? $0.name } }
        }
    }

    private static func webPage(_ value: CustomAttribute.Value) -> String {
        guard let url = value.url ?? value.pcURL, !url.isEmpty else { return "" }
        let pcURL = value.pcURL ?? ""
        return WebPageCell.text([value.text ?? "", url] + (pcURL.isEmpty ? [] : [pcURL]))
    }

    private func option(_ value: CustomAttribute.Value) -> String {
        guard let id = value.optionID else { return value.optionValue ?? value.name ?? "" }
        return options[id] ?? id
    }

    /// The option's words where they lead back to it, else its id.
    private static func cell(
        of option: CustomAttributeDefinition.Option,
        among options: [CustomAttributeDefinition.Option]
    ) -> String {
        guard let words = option.name ?? option.value,
            !words.isEmpty, words.trimmingCharacters(in: .whitespaces) == words,
            options.first(where: { $0.id == words || ($0.name ?? $0.value) == words })?.id == option.id
        else { return option.id }
        return words
    }

    private static func name(of definition: CustomAttributeDefinition) -> String? {
        let names = definition.i18nName ?? []
        let preferred = ["zh_cn", "en_us"].lazy.compactMap { locale in names.first { $0.locale == locale }?.value }
        return preferred.first { !$0.isEmpty } ?? names.first?.value
    }

    /// Whether a header can hold the name: no spaces at the ends, and no end that means a part of a web page.
    private static func isReadable(_ name: String) -> Bool {
        name.trimmingCharacters(in: .whitespacesAndNewlines) == name && !name.isEmpty
            && ![".text", ".url", ".pc_url"].contains(where: name.hasSuffix)
    }
}

extension CustomAttributeDefinition {
    fileprivate func isCalled(_ name: String) -> Bool {
        id == name || i18nName?.contains { $0.value == name } == true
    }
}
