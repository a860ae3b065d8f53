extension ResponseCode {
    /// What a code says to code that decides by it; what is done about it at an endpoint is its `NextStep`.
    ///
    /// Source: contact API, 1.6, 2.16, 3.4 and 4.15.
    package enum Trait: Sendable, CaseIterable {
        /// The app has no authority over the department, its parent or the person.
        case outsideScope
        /// The app lacks the permission for the call.
        case notPermitted
        /// An id in the request names nobody and nothing.
        case unknownID
        /// An open_id that another app was given.
        case otherApp
        /// An id that belongs to another company.
        case otherCompany
        /// The person or department, or a holder of one of their keys, is there already.
        case alreadyThere
        /// The person has not joined the company yet and cannot be changed until then.
        case untilJoined
        /// The person has resigned, has left by themselves or was made anonymous.
        case hasLeft
        /// A list has forgotten the place from which it is read on.
        case stalePageToken
        /// The departments below one are too many for one list.
        case tooManyDepartments

        /// Whether a code says so.
        package func holds(_ code: Int) -> Bool { codes.contains(code) }

        /// The codes that say so.
        package var codes: Set<Int> {
            switch self {
            case .outsideScope: [40004, 40014, 41050]
            case .notPermitted: [99_991_672, 99_991_676]
            case .unknownID: Self.unknownIDs
            case .otherApp: [99_992_361]
            case .otherCompany: [99_992_364, 99_992_381]
            case .alreadyThere: Self.keysTaken
            case .untilJoined: [44010, 43025]
            case .hasLeft: [42006, 44011, 44041]
            case .stalePageToken: [40012]
            case .tooManyDepartments: [43010]
            }
        }

        private static let unknownIDs: Set<Int> = [
            99_992_351, 99_992_352, 99_992_353, 99_992_359, 99_992_360, 99_992_361, 99_992_363, 99_992_364, 41012,
        ]
        private static let keysTaken: Set<Int> = [41001, 41002, 41003, 41011, 41053, 44051, 43000, 43007, 43022]
    }
}
