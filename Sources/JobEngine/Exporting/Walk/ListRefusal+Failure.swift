import ContactAPI
import DirectoryClient

extension ListRefusal {
    /// What a failure says of one department alone; `nil` where it says more, and the walk must stop.
    ///
    /// A list that does not end, or that breaks off, says nothing of the others. What its pages had is asked for by id.
    ///
    /// Source: contact API, 2.11 (40004: no authority over the department) and 1.6 (ids that are not there).
    init?(_ failure: DirectoryFailure) {
        switch failure.error {
        case .endlessList(.usersOfDepartment):
            self.init(code: nil, reason: "the list of its members does not end", isUnknown: false)
        case .cutList(.usersOfDepartment):
            self.init(code: nil, reason: "the list of its members breaks off", isUnknown: false)
        default: self.init(refused: failure)
        }
    }

    private init?(refused failure: DirectoryFailure) {
        guard case .refused(.usersOfDepartment, let code, let reason, _, _) = failure.error else { return nil }
        guard code == Self.outsideScope || Self.unknown.contains(code) else { return nil }
        self.init(code: code, reason: reason, isUnknown: Self.unknown.contains(code))
    }

    private static let outsideScope = 40004
    private static let unknown: Set<Int> = [40015, 99_992_357, 99_992_358, 99_992_379, 99_992_380]
}
