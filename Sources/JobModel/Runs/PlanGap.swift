/// What a run lacks of what its sheets hold.
package enum PlanGap: Sendable, Equatable {
    case steps(planned: Int, of: Int)
    case rows(step: String, accounted: Int, of: Int)
}
