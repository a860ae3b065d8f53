import ContactAPI

/// What a code means at the calls that answer it in one sense.
package struct CodeMeaning: Sendable, Codable, Equatable {
    package var code: Int
    /// The version and address of every such call; `any call` for the gateway's.
    package var calls: [String]
    package var msg: String
    package var status: Int
    package var meaning: String
    package var remedy: String
    /// What Roster does with a row that is answered so.
    package var next: String

    /// Every sense of a code, in the order of the calls; empty where it is not documented.
    package static func all(of code: Int) -> [CodeMeaning] {
        var meanings: [CodeMeaning] = []
        for (endpoint, entry) in ResponseCode.documented where entry.code == code {
            let call = "\(endpoint.version.rawValue) \(endpoint)"
            if let place = meanings.firstIndex(where: { $0.isSame(as: entry) }) {
                if !meanings[place].calls.contains(call) { meanings[place].calls.append(call) }
            } else {
                meanings.append(CodeMeaning(entry, calls: [call]))
            }
        }
        if let entry = ResponseCode.gateway[code] { meanings.append(CodeMeaning(entry, calls: ["any call"])) }
        return meanings
    }

    private init(_ entry: ResponseCode, calls: [String]) {
        code = entry.code
        self.calls = calls
        msg = entry.msg
        status = entry.status
        meaning = entry.meaning
        remedy = entry.remedy
        next = Self.sentence(entry.next)
    }

    private func isSame(as entry: ResponseCode) -> Bool {
        let calls = calls
        return self == CodeMeaning(entry, calls: calls)
    }

    private static func sentence(_ next: NextStep) -> String {
        switch next {
        case .waitForLimit: "it waits as long as the directory says, and sends again."
        case .sendAgain: "nothing was written, so it sends again after a pause."
        case .renewToken: "it fetches another token once, and sends again."
        case .failRow: "the row fails; `roster retry` takes it up again once it is corrected."
        case .failRowForToday: "the row fails for today; `roster retry` takes it up tomorrow."
        case .defect: "the row was written and lacks something; a retry patches it."
        case .readBack: "it does not know whether the row was written, and reads it back before anything else."
        case .stopForPermission: "it stops the run: nothing can be done without the permission."
        case .stopForQuota: "it stops the run: nothing more can be written under this plan or quota."
        case .splitBatch: "it halves the batch and sends again."
        }
    }
}
