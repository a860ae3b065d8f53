import Glibc

/// Folders and files that hold people's data: for this user alone, whatever they were before.
///
/// What is only open too wide is set right. What another user could have put there is refused.
package enum PrivatePlace {
    /// Makes a folder, 0700, with those above it; several processes may do it at once.
    ///
    /// - Throws: `LocalFileError.notOurs` for a folder, or a link to one, of another user; `.cannotOpen`.
    package static func makeFolder(_ path: String) throws(LocalFileError) {
        var status = stat()
        if lstat(path, &status) != 0 {
            guard errno == ENOENT else { throw .cannotOpen(path) }
            if let end = path.lastIndex(of: "/"), end != path.startIndex { try makeParent(String(path[..<end])) }
            guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .cannotOpen(path) }
            guard lstat(path, &status) == 0 else { throw .cannotOpen(path) }
        }
        guard status.st_uid == geteuid() else { throw .notOurs(path: path) }
        // A link of our own may lead to another disk; where it leads counts as well.
        guard stat(path, &status) == 0 else { throw .cannotOpen(path) }
        guard status.st_uid == geteuid() else { throw .notOurs(path: path) }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw .cannotOpen(path: path, reason: String(cString: strerror(ENOTDIR)))
        }
        if status.st_mode & 0o077 != 0, chmod(path, 0o700) != 0 { throw .cannotOpen(path) }
    }

    /// The same for a file that may be reached by a link of this user, as one on another disk.
    package static func setRight(linked path: String) throws(LocalFileError) {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_uid == geteuid(), status.st_mode & S_IFMT == S_IFLNK,
            let target = realpath(path, nil)
        else { return try setRight(path) }
        defer { free(target) }
        try setRight(String(cString: target))
    }

    /// Sets a file to 0600; one that is not there is no error.
    ///
    /// - Throws: `LocalFileError.notOurs` for a link, and for a file of another user; `.cannotOpen`.
    package static func setRight(_ path: String) throws(LocalFileError) {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            guard errno == ENOENT else { throw .cannotOpen(path) }
            return
        }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw .cannotOpen(path: path, reason: String(cString: strerror(EISDIR)))
        }
        // A planted link would have the file that it names written, or its contents shown to others.
        guard status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid() else { throw .notOurs(path: path) }
        if status.st_mode & 0o177 != 0, chmod(path, 0o600) != 0 { throw .cannotOpen(path) }
    }

    /// Whether there is a plain file of this user and for them alone, 0600; a link to one is none.
    package static func isFile(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_uid == geteuid() && status.st_mode & S_IFMT == S_IFREG
            && status.st_mode & 0o777 == 0o600
    }

    /// Makes a folder that holds others; it may be anybody's, and stays as it is where it is there.
    private static func makeParent(_ path: String) throws(LocalFileError) {
        if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let end = path.lastIndex(of: "/"), end != path.startIndex else {
            throw .cannotOpen(path)
        }
        try makeParent(String(path[..<end]))
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .cannotOpen(path) }
    }
}
