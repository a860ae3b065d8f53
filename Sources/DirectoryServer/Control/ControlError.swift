/// Why a control call is refused.
struct ControlError: Error {
    var reason: String
}
