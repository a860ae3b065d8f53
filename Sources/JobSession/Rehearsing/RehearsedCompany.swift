import ContactAPI
import DirectoryClient
import DirectoryServer
import JobEngine
import JobModel
import Wording

/// The company in which a wave is rehearsed: without people, with the attributes, employee types and settings of the real
/// one, as far as these are known.
struct RehearsedCompany: Sendable {
    var file: CompanyFile
    /// What could not be learned of the real one.
    var unknown: [LocalizedText] = []

    init(file: CompanyFile) {
        self.file = file
        // What goes wrong on purpose elsewhere does not here.
        self.file.faults = []
    }

    /// The company that a directory elsewhere is taken for: one app with every permission, and Roster's usual settings.
    static func standard(edition: JobDefinition.Edition) throws -> RehearsedCompany {
        var file = try ShippedFiles.companyFile()
        file.tenants = file.tenants.prefix(1).map { shipped in
            var tenant = CompanyTenant(tenantKey: "rehearsal", apps: shipped.apps)
            tenant.settings.edition = edition == .lark ? .lark : .feishu
            return tenant
        }
        return RehearsedCompany(file: file)
    }

    /// Takes over what the directory says of its lists.
    ///
    /// - Throws: What reading them throws, but for a refusal: what the app may not read is unknown.
    mutating func learn(from client: DirectoryClient) async throws {
        guard !file.tenants.isEmpty else { return }
        do {
            let definitions = try await client.customAttributes().value
            let attributes = definitions.compactMap(CompanyAttribute.init)
            file.tenants[0].customAttributes = attributes
            if attributes.count < definitions.count {
                let strange = definitions.filter { CompanyAttribute($0) == nil }.map(\.id).joined(separator: ", ")
                unknown.append(
                    LocalizedText(
                        en: "custom attributes of kinds that Roster does not know: \(strange)",
                        zh: "Roster 不支持其类型的自定义字段：\(strange)"
                    )
                )
            }
        } catch let failure as DirectoryFailure {
            _ = try failure.codeOfRefusal()
            unknown.append(LocalizedText(en: "custom attributes, which the app may not list", zh: "自定义字段（应用无权列出）"))
        }
        do {
            file.tenants[0].employeeTypes = try await client.employeeTypes().value.compactMap(CompanyEmployeeType.init)
        } catch let failure as DirectoryFailure {
            _ = try failure.codeOfRefusal()
            unknown.append(LocalizedText(en: "employee types, which the app may not list", zh: "人员类型（应用无权列出）"))
        }
    }
}

extension CompanyAttribute {
    fileprivate init?(_ definition: CustomAttributeDefinition) {
        guard let type = CustomAttribute.Kind(rawValue: definition.type) else { return nil }
        func name(_ locale: String) -> String? { definition.i18nName?.first { $0.locale == locale }?.value }
        self.init(
            id: definition.id,
            type: type,
            name: LocalizedWords(zhCN: name("zh_cn"), enUS: name("en_us")),
            options: definition.options?.options ?? []
        )
    }
}

extension CompanyEmployeeType {
    /// `nil` for those that every company has.
    fileprivate init?(_ type: EmployeeType) {
        guard let value = type.enumValue.flatMap({ Int($0) }), value > 5, let content = type.content else { return nil }
        self.init(value: value, content: content, active: type.enumStatus != 2)
    }
}
