import ContactAPI
import JobModel

extension UserLookup {
    /// Why entries do not prove who holds what was asked for; `nil` where every key has an entry, and one holder.
    func doubt(in entries: [Entry]) -> ResponseDoubt? {
        var holders: [String: Set<String>] = [:]
        for entry in entries {
            for key in [entry.email.map(Self.key(ofEmail:)), entry.mobile.map(Self.key(ofMobile:))].compactMap(\.self) {
                holders[key, default: []].formUnion([entry.userID].compactMap(\.self).filter { !$0.isEmpty })
            }
        }
        let asked = (emails ?? []).map(Self.key(ofEmail:)) + (mobiles ?? []).map(Self.key(ofMobile:))
        let missing = asked.count { holders[$0] == nil }
        if missing > 0 { return .keysMissing(missing, of: asked.count) }
        // Of leavers a key may have had several.
        guard includeResigned != true else { return nil }
        return asked.contains { (holders[$0]?.count ?? 0) > 1 } ? .keyTwice : nil
    }

    /// Case does not count (2.13).
    private static func key(ofEmail email: String) -> String { "email " + email.lowercased() }

    private static func key(ofMobile mobile: String) -> String { "mobile " + mobile.mobileDigits }
}
