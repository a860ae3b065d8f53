import Glibc

/// Who may read the file of a secret.
struct SecretFileReaders {
    let owner: uid_t
    let group: gid_t
    let mode: mode_t

    var isOwnerAlone: Bool { mode & 0o077 == 0 }

    /// Whether only root may read it, and a group of the process that the user runs: what is root's is not the user's to
    /// change, and root could read any file.
    ///
    /// Where systemd lets a service read a file of root's by a list of access, the file's group is root's as well.
    func isGiven(to user: uid_t, in groups: Set<gid_t>) -> Bool {
        owner == 0 && user != 0 && mode & 0o037 == 0 && (group == 0 || groups.contains(group))
    }
}
