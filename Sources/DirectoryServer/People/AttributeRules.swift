import ContactAPI

/// Rules over custom attributes in a request.
struct AttributeRules {
    let tenant: Tenant

    /// The values as an answer shows them; throws for the first that does not hold (41044–41048).
    func resolved(
        _ values: [CustomAttribute],
        userID: (String) throws -> String?
    ) throws -> [CustomAttribute] {
        // S36: while the switch is off, attributes have no effect.
        guard tenant.settings.customAttributesOpen else { return [] }
        var known: [CustomAttribute] = []
        for value in values {
            do {
                known.append(try checked(value, userID))
            } catch UserRuleViolation.attributeIllegal where tenant.settings.illegalAttributes == .ignore {
                continue  // U11.
            }
        }
        return known
    }

    /// Like `resolved`, but what does not hold is left out, as v2 does; a text that is too long is not (40013).
    func accepted(_ values: [CustomAttribute]) throws -> [CustomAttribute] {
        guard tenant.settings.customAttributesOpen else { return [] }
        return try values.compactMap { value in
            do {
                let kind = value.id.flatMap { tenant.attributesByID[$0] }?.type
                guard kind == CustomAttribute.Kind.text.rawValue || kind == CustomAttribute.Kind.webPage.rawValue else {
                    return nil
                }
                return try checked(value) { _ in nil }
            } catch UserRuleViolation.attributeTextTooLong {
                throw UserRuleViolation.attributeTextTooLong
            } catch is UserRuleViolation {
                return nil
            }
        }
    }

    /// U14: a patch keeps the attributes it does not name, unless the setting says otherwise.
    func merged(_ new: [CustomAttribute], into old: [CustomAttribute]) -> [CustomAttribute] {
        guard tenant.settings.patchedAttributes == .merge else { return new }
        let changed = Set(new.compactMap(\.id))
        return old.filter { !changed.contains($0.id ?? "") } + new
    }

    private func checked(_ given: CustomAttribute, _ userID: (String) throws -> String?) throws -> CustomAttribute {
        guard let id = given.id, !id.isEmpty else { throw UserRuleViolation.attributeIDMissing }
        guard let definition = tenant.attributesByID[id], let kind = CustomAttribute.Kind(rawValue: definition.type)
        else { throw UserRuleViolation.attributeUnknown }
        guard let value = given.value else { throw UserRuleViolation.attributeValueMissing }
        if let type = given.type, !type.isEmpty, type != definition.type { throw UserRuleViolation.attributeIllegal }
        var answer = CustomAttribute(type: definition.type, id: id, value: CustomAttribute.Value())
        switch kind {
        case .text:
            guard let text = value.text else { throw UserRuleViolation.attributeValueMissing }
            answer.value?.text = try short(text)
        case .webPage: answer.value = try link(value)
        case .enumeration, .picture:
            guard let option = value.optionID, !option.isEmpty else { throw UserRuleViolation.attributeValueMissing }
            guard let chosen = chosen(option, of: definition) else { throw UserRuleViolation.attributeIllegal }
            answer.value?.optionID = chosen.id
            answer.describe(chosen)
        case .user:
            guard let person = value.genericUser else { throw UserRuleViolation.attributeValueMissing }
            guard let id = try userID(person.id) else { throw UserRuleViolation.attributeIllegal }
            answer.value?.genericUser = CustomAttribute.GenericUser(id: id)
        }
        return answer
    }

    /// C4: whether options are named by their id or by their text is a setting.
    private func chosen(
        _ option: String,
        of definition: CustomAttributeDefinition
    ) -> CustomAttributeDefinition.Option? {
        definition.options?.options?.first {
            tenant.settings.attributeOptions == .id ? $0.id == option : ($0.name ?? $0.value) == option
        }
    }

    private func link(_ value: CustomAttribute.Value) throws -> CustomAttribute.Value {
        guard let text = value.text, !text.isEmpty else { throw UserRuleViolation.linkTextMissing }
        guard let url = value.url, !url.isEmpty else { throw UserRuleViolation.linkURLMissing }
        var link = CustomAttribute.Value()
        link.text = try short(text)
        link.url = try address(url)
        link.pcURL = try value.pcURL.flatMap { $0.isEmpty ? nil : $0 }.map(address)
        return link
    }

    private func short(_ text: String) throws -> String {
        guard text.count <= 100 else { throw UserRuleViolation.attributeTextTooLong }
        return text
    }

    private func address(_ text: String) throws -> String {
        guard text.hasPrefix("http://") || text.hasPrefix("https://") else { throw UserRuleViolation.attributeIllegal }
        return text
    }
}
