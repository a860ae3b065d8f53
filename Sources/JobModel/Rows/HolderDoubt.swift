/// A key of which the directory names a holder whom it does not show as holding it, or does not say whether it has one.
package struct HolderDoubt: Sendable, Equatable {
    /// A mobile, an email or a user_id.
    package var key: PersonReference
    /// The user_id that was named; `nil` where the key was left out of the answer.
    package var holder: String?
    /// What the holder's own record says instead; `nil` where no record is shown.
    package var recorded: String?

    package init(key: PersonReference, holder: String?, recorded: String?) {
        self.key = key
        self.holder = holder
        self.recorded = recorded
    }
}
