import DirectoryServer
package import JobEngine

// The embedded directory cannot start with what it was given, or not do what it was asked: the call was wrong.

extension DirectoryServerError: ExitStatusError {
    package var exitStatus: ExitStatus { .usage }
    package var mayPass: Bool { true }
}

extension CompanyFileError: ExitStatusError {
    package var exitStatus: ExitStatus { .usage }
}

extension FaultError: ExitStatusError {
    package var exitStatus: ExitStatus { .usage }
}

extension ClockError: ExitStatusError {
    package var exitStatus: ExitStatus { .usage }
}

extension SavedDirectoryError: ExitStatusError {
    package var exitStatus: ExitStatus { .usage }
}
