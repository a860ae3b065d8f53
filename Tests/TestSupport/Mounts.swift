/// What this process may do to the file systems of its tests.
package enum Mounts {
    /// Whether it may have mounts of its own, as root has.
    package static let areAllowed = ChildProcess.succeeds("/usr/bin/unshare", ["-m", "true"])
}
