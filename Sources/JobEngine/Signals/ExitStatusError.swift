/// An error that says itself with which status it ends a command, and the run that it stops.
///
/// For errors of layers above and of parts that the engine does not import; `ExitStatus.init(_:)` asks them.
package protocol ExitStatusError: Error {
    var exitStatus: ExitStatus { get }
}
