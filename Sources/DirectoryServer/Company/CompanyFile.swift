import Foundation
import Glibc
import Wording
import YAMLReading
import Yams

/// What an embedded directory is filled with on first use.
public struct CompanyFile: Sendable, Equatable {
    package var tenants: [CompanyTenant]
    /// What goes wrong on purpose; unlike the tenants these are taken from the file at every start.
    public var faults: [Fault]

    package init(tenants: [CompanyTenant], faults: [Fault] = []) {
        self.tenants = tenants
        self.faults = faults
    }

    /// Reads the file at `path`.
    public static func read(_ path: String) throws -> CompanyFile {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            let reason = isFolder.boolValue ? ServerText(errno: EISDIR) : ServerText(of: error)
            throw CompanyFileError.unreadable(path: path, reason: reason)
        }
        return try CompanyFile(yaml: String(decoding: data, as: UTF8.self))
    }

    public init(yaml: String) throws {
        do {
            guard let root = try YAMLText.root(of: yaml) else {
                throw CompanyFileError.notYAML(ServerText(en: "it is empty", zh: "文件为空"))
            }
            self = try YAMLDecoder().decode(CompanyFile.self, from: root)
        } catch let error as YAMLTextError {
            throw CompanyFileError(error)
        } catch let error as CompanyFileError {
            throw error
        } catch let error as DecodingError {
            throw CompanyFileError(error)
        } catch {
            throw CompanyFileError.notYAML(ServerText(said: String(describing: error)))
        }
        try CompanyFileRules.check(self)
    }
}

extension CompanyFile: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case tenants
        case faults
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(CodingKeys.self)
        let values = try decoder.container(keyedBy: CodingKeys.self)
        tenants = try values.decode([CompanyTenant].self, forKey: .tenants)
        let lines = try values.decodeIfPresent([String].self, forKey: .faults) ?? []
        faults = try lines.map { line in
            do {
                return try Fault(line)
            } catch let error as FaultError {
                throw CompanyFileError.wrongValue(place: ServerText(same: "faults"), reason: ServerText(error.problem))
            }
        }
    }
}
