import Foundation
import Glibc
import Wording

/// Folders for what Roster writes: made for this user alone, never one that is there already.
package enum OutputFolder {
    /// Makes `<parent>/<name>`, or `<name>-2`, `-3` … where there is one; returns its path.
    package static func make(_ name: String, in parent: String) throws(LocalFileError) -> String {
        try makeParent(parent)
        for number in 1...limit {
            let path = parent + "/" + (number == 1 ? name : "\(name)-\(number)")
            if mkdir(path, 0o700) == 0 { return path }
            guard errno == EEXIST else {
                throw .cannotWrite(path)
            }
        }
        throw .cannotWrite(
            path: parent + "/" + name,
            reason: LocalizedText(en: "there are \(limit) of that name", zh: "同名的已有 \(limit) 个")
        )
    }

    /// The path `<parent>/<name>`, or `<name>-2`, `-3` … where something lies there.
    package static func free(_ name: String, in parent: String) throws(LocalFileError) -> String {
        var status = stat()
        for number in 1...limit {
            let path = parent + "/" + (number == 1 ? name : "\(name)-\(number)")
            if lstat(path, &status) != 0, errno == ENOENT { return path }
        }
        throw .cannotWrite(
            path: parent + "/" + name,
            reason: LocalizedText(en: "there are \(limit) of that name", zh: "同名的已有 \(limit) 个")
        )
    }

    /// Gives a finished folder its name; `false` where something lies there.
    package static func rename(_ folder: String, to target: String) throws(LocalFileError) -> Bool {
        // An empty folder gives way, so that a folder made beforehand is used.
        if Glibc.rename(folder, target) == 0 { return true }
        guard errno == EEXIST || errno == ENOTEMPTY || errno == ENOTDIR else {
            throw .cannotWrite(target)
        }
        return false
    }

    /// The last folder that `make` has made of a name, if it is there.
    package static func newest(_ name: String, in parent: String) -> String? {
        var newest: String?
        for number in 1...limit {
            let path = parent + "/" + (number == 1 ? name : "\(name)-\(number)")
            guard FileManager.default.fileExists(atPath: path) else { break }
            newest = path
        }
        return newest
    }

    /// Moves a finished folder to `path`, or to `path-2`, `-3` … where something lies there; returns where it is.
    package static func move(_ folder: String, to path: String) throws(LocalFileError) -> String {
        for number in 1...limit {
            let target = number == 1 ? path : "\(path)-\(number)"
            if try rename(folder, to: target) { return target }
        }
        throw .cannotWrite(
            path: path,
            reason: LocalizedText(en: "there are \(limit) of that name", zh: "同名的已有 \(limit) 个")
        )
    }

    package static func makeParent(_ path: String) throws(LocalFileError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw .cannotWrite(path: path, reason: LocalizedText(en: "the folder cannot be made", zh: "无法创建文件夹"))
        }
    }

    private static let limit = 1000
}
