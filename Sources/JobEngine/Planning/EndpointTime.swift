import ContactAPI
package import JobModel

/// How long the limits of one endpoint make the writing of a plan take.
package struct EndpointTime: Sendable, Equatable {
    /// Its name, as the documentation has it.
    package let endpoint: String
    package let calls: Int
    package let seconds: Double
    /// Kept all at once, the widest first.
    package let windows: [JobDefinition.Limits.Window]

    /// The endpoint whose calls carry several rows each.
    package static let batch = Endpoint.batchAddUsers.rawValue
}

extension PlanSummary {
    /// How long the limits make the writing take, endpoint by endpoint, the slowest first.
    ///
    /// - Parameters:
    ///   - limits: The job's.
    ///   - name: Of the step that is meant; all of them where it is `nil`.
    /// - Returns: One entry for each endpoint that is called.
    package func endpointTimes(limits: JobDefinition.Limits, ofStep name: String? = nil) -> [EndpointTime] {
        let time = WritingTime(limits: limits)
        var all: [EndpointTime] = []
        for part in steps.filter({ $0.name == name ?? $0.name }).flatMap({ time.parts(for: $0, of: $0.subject) }) {
            guard let place = all.firstIndex(where: { $0.endpoint == part.endpoint }) else {
                all.append(part)
                continue
            }
            all[place] = EndpointTime(
                endpoint: part.endpoint,
                calls: all[place].calls + part.calls,
                seconds: all[place].seconds + part.seconds,
                windows: part.windows
            )
        }
        return all.sorted { ($1.seconds, $1.calls) < ($0.seconds, $0.calls) }
    }
}
