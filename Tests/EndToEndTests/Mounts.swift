import Foundation

/// What this process may do to the file systems of its tests.
enum Mounts {
    /// Whether it may have mounts of its own, as root has.
    static let areAllowed = succeeds("true")

    /// Whether it may mount a file system that lies in a file: only such a one is full to the last byte of a folder.
    static let mayBeFiles = succeeds(
        """
        d=$(mktemp -d) && cd $d && truncate -s 1M disk && mkfs.ext4 -q disk && mkdir out && mount -o loop disk out && umount out
        s=$?; rm -rf $d; exit $s
        """
    )

    private static func succeeds(_ script: String) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
        process.arguments = ["-m", "/bin/bash", "-c", script]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
