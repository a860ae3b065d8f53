import Foundation
import Yams

/// What an embedded directory is filled with on first use.
package struct CompanyFile: Sendable, Equatable {
    package var tenants: [CompanyTenant]

    package init(tenants: [CompanyTenant]) { self.tenants = tenants }

    /// Reads the file at `path`.
    package static func read(_ path: String) throws -> CompanyFile {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw CompanyFileError.unreadable(path: path, reason: error.localizedDescription)
        }
        return try CompanyFile(yaml: String(decoding: data, as: UTF8.self))
    }

    package init(yaml: String) throws {
        do {
            self = try YAMLDecoder().decode(CompanyFile.self, from: yaml)
        } catch let error as CompanyFileError {
            throw error
        } catch let error as DecodingError {
            throw CompanyFileError(error)
        } catch {
            throw CompanyFileError.notYAML(String(describing: error))
        }
        try CompanyFileRules.check(self)
    }
}

extension CompanyFile: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case tenants
    }

    package init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(CodingKeys.self)
        tenants = try decoder.container(keyedBy: CodingKeys.self).decode([CompanyTenant].self, forKey: .tenants)
    }
}
