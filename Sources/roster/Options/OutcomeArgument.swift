import ArgumentParser
import JobModel

/// How rows ended or stand, as a person types it.
struct OutcomeArgument: ExpressibleByArgument {
    let word: String
    let standings: Set<RowStanding>

    init?(argument: String) {
        guard let standings = RowStanding.named(argument) else { return nil }
        word = argument
        self.standings = standings
    }

    static let allValueStrings = RowStanding.names
}

extension RowOrder: ExpressibleByArgument {}

extension RowPosition: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
