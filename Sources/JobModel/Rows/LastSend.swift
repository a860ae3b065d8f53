package import LocalFiles

/// When a row was sent last among several.
package struct LastSend: Sendable, Equatable {
    /// By the clocks of the machine that sent it.
    package var moment: BootTimestamp
    /// How many seconds ago, at least, by the store's own clock; `nil` where it does not know.
    package var secondsByStore: Double?

    package init(moment: BootTimestamp, secondsByStore: Double?) {
        self.moment = moment
        self.secondsByStore = secondsByStore
    }
}
