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
        case .webPage: Self.webPage(value.text, value.url, value.pcURL)
        case .enumeration, .picture: option(value.optionID, else: value.optionValue ?? value.name)
        case .user: ExportCells.person(value.genericUser?.id)
        case nil: value.text ?? value.optionValue ?? value.name ?? ""
        }
    }

    /// The value as what it is.
    var shape: FieldShape<User> {
        let id = definition.id
        return switch CustomAttribute.Kind(rawValue: definition.type) {
        case .text: .text { Self.read(id, of: $0) { $0.pointee.value?.text } }
        case .webPage:
            .text { user in
                Self.read(id, of: user) {
                    Self.webPage($0.pointee.value?.text, $0.pointee.value?.url, $0.pointee.value?.pcURL)
                }
            }
        case .enumeration, .picture:
            .text { user in
                Self.read(id, of: user) {
                    option($0.pointee.value?.optionID, else: $0.pointee.value?.optionValue ?? $0.pointee.value?.name)
                }
            }
        case .user: .person { Self.read(id, of: $0) { $0.pointee.value?.genericUser?.id } }
        case nil:
            .text { user in
                Self.read(id, of: user) { attribute in
                    attribute.pointee.value.flatMap { $0.text ?? $0.optionValue ?? $0.name }
                }
            }
        }
    }

    /// What is made of a person's attribute where it lies: copying its value takes longer than writing its cell.
    private static func read<Result>(
        _ id: String,
        of user: UnsafePointer<User>,
        _ read: (UnsafePointer<CustomAttribute>) -> Result?
    ) -> Result? {
        user.pointee.customAttributes?.withUnsafeBufferPointer { attributes in
            guard let first = attributes.baseAddress,
                let place = attributes.indices.first(where: { first[$0].id == id })
            else { return nil }
            return read(first + place)
        }
    }

    private static func webPage(_ title: String?, _ url: String?, _ pcURL: String?) -> String {
        guard let url = url ?? pcURL, !url.isEmpty else { return "" }
        let pcURL = pcURL ?? ""
        return WebPageCell.text([title ?? "", url] + (pcURL.isEmpty ? [] : [pcURL]))
    }

    private func option(_ id: String?, else words: @autoclosure () -> String?) -> String {
        guard let id else { return words() ?? "" }
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
