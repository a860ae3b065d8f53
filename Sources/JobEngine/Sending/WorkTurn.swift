/// The turn of one run; without turns, as of a command that writes one run alone, it is always there.
struct WorkTurn {
    private let turns: RunTurns?
    private var began = ContinuousClock.now
    private var isHeld: Bool

    /// Takes a turn, unless it is held already; a run that is to leave gets none, and its stop says so.
    init(_ turns: RunTurns?, isHeld: Bool) async throws {
        self.turns = turns
        self.isHeld = isHeld
        if !isHeld { _ = try await take() }
    }

    /// Whether another run is to have it.
    var isOver: Bool { turns?.isWanted == true && ContinuousClock.now - began >= Self.least }

    /// - Returns: `false` where the run is to leave its place to another company's.
    mutating func take() async throws -> Bool {
        isHeld = try await turns?.take() ?? true
        began = .now
        return isHeld
    }

    mutating func give() {
        guard isHeld else { return }
        isHeld = false
        turns?.give()
    }

    /// - Returns: As `take`.
    mutating func pass() async throws -> Bool {
        give()
        return try await take()
    }

    /// Shorter ones would leave lanes idle more often than busy.
    private static let least = Duration.seconds(2)
}
