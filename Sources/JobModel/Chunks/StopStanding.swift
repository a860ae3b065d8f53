/// Whether a run was asked to stop.
package struct StopStanding: Sendable, Equatable {
    /// Why; `nil` where nobody asks for it.
    package var request: RunStopRequest?
    /// How often a person has let the run go on.
    package var resumed: Int

    package init(request: RunStopRequest?, resumed: Int) {
        self.request = request
        self.resumed = resumed
    }

    /// Whether a person asks for it.
    package var isOfPerson: Bool { request?.isOfPerson == true }
}
