import Foundation
import JobModel
import Wording
import YAMLReading
import Yams

/// What a user has set for every command: `~/.config/roster/config.yaml`, or the file that `ROSTER_CONFIG` names.
package struct Configuration: Sendable, Equatable {
    /// Where the ledger is, as `--ledger` takes it.
    package var ledger: String?

    package init(ledger: String? = nil) { self.ledger = ledger }

    /// Reads the configuration; without a file everything is unset.
    ///
    /// - Throws: `ConfigurationError`, also where `ROSTER_CONFIG` names a file that is not there.
    package static func load(environment: [String: String]) throws(ConfigurationError) -> Configuration {
        let named = environment["ROSTER_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
        let path = named ?? usualPath(environment: environment)
        guard FileManager.default.fileExists(atPath: path) else {
            if let named { throw .missing(path: named) }
            return Configuration()
        }
        do {
            return try read(String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8), of: path)
        } catch let error as ConfigurationError {
            throw error
        } catch {
            throw .unreadable(path: path)
        }
    }

    /// `$XDG_CONFIG_HOME/roster/config.yaml`, else below `~/.config`; a relative folder is to be ignored.
    ///
    /// Source: XDG Base Directory Specification 0.8.
    package static func usualPath(environment: [String: String]) -> String {
        if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") { return folder + "/roster/config.yaml" }
        return (environment["HOME"] ?? "/root") + "/.config/roster/config.yaml"
    }

    private static func read(_ text: String, of path: String) throws(ConfigurationError) -> Configuration {
        do {
            guard let root = try YAMLText.root(of: text), root.scalar?.string.isEmpty != true else {
                return Configuration()
            }
            var keys = KeyReader(root, place: LocalizedText(en: "the configuration", zh: "配置"), keys: ["ledger"])
            let ledger = keys.string("ledger")
            if ledger?.isEmpty == true {
                let words = LocalizedText(
                    en: "is empty; name a database, or leave the line out",
                    zh: "为空；请填写数据库地址，或删去此行"
                )
                keys.fail("ledger", words)
            }
            guard keys.problems.isEmpty else { throw ConfigurationError.invalid(path: path, problems: keys.problems) }
            return Configuration(ledger: ledger)
        } catch let error as YAMLTextError {
            throw .notYAML(JobFileError(error, path: path))
        } catch let error as ConfigurationError {
            throw error
        } catch {
            throw .unreadable(path: path)
        }
    }
}
