import ContactAPI
import Foundation
import NIOCore

/// The stored form of a person's custom attributes: the JSON of an answer.
enum AttributeText {
    static func json(_ values: [CustomAttribute]) -> String? {
        guard !values.isEmpty else { return nil }
        var writer = JSONWriter(capacity: 256)
        writer.array(values) { json, value in
            json.object { json in
                json.field("type", value.type)
                json.field("id", value.id)
                json.key("value")
                json.object { $0.write(value.value) }
            }
        }
        return String(buffer: writer.buffer)
    }

    static func values(_ text: String?) throws -> [CustomAttribute] {
        try text.map { try JSONDecoder().decode([CustomAttribute].self, from: Data($0.utf8)) } ?? []
    }
}

extension CustomAttribute {
    /// Adds what an answer says of the chosen option besides its id.
    mutating func describe(_ option: CustomAttributeDefinition.Option?) {
        guard let option else { return }
        if type == Kind.picture.rawValue {
            value?.name = option.name
            value?.pictureURL = option.value
        } else {
            value?.optionValue = option.value
        }
    }
}

extension JSONWriter {
    fileprivate mutating func write(_ value: CustomAttribute.Value?) {
        field("text", value?.text)
        field("url", value?.url)
        field("pc_url", value?.pcURL)
        field("option_id", value?.optionID)
        field("option_value", value?.optionValue)
        field("name", value?.name)
        field("picture_url", value?.pictureURL)
        if let person = value?.genericUser {
            key("generic_user")
            object { json in
                json.field("id", person.id)
                json.field("type", person.type)
            }
        }
    }
}
