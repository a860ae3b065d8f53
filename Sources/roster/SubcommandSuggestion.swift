import ArgumentParser
import JobModel

/// What somebody meant who wrote no subcommand that there is; of flags ArgumentParser says it by itself.
enum SubcommandSuggestion {
    /// The nearest name at the first place where a subcommand stands that there is not; `nil` where none is near.
    static func near(_ arguments: [String]) -> String? {
        var command: any ParsableCommand.Type = Roster.self
        var words = arguments.makeIterator()
        while let word = words.next() {
            if word == "--lang" { _ = words.next() }
            guard !word.hasPrefix("-") else { continue }
            let subcommands = command.configuration.subcommands
            guard !subcommands.isEmpty, word != "help" else { return nil }
            guard let next = subcommands.first(where: { $0._commandName == word }) else {
                return nearest(word.lowercased(), among: subcommands.map { $0._commandName })
            }
            command = next
        }
        return nil
    }
}
